extension Trichogram.Software {
  /// The version of this program (semantic versioning over commands, files and exit codes).
  public static let currentVersion = "0.1.0"
}
