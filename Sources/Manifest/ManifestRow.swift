public import StudyDesign

/// A photo and what it is of, as a manifest or the folders' names say.
public struct ManifestRow: Sendable, Hashable {
  /// The line of the manifest; `nil` of a folder.
  public var line: Int?
  /// The photo's path below the manifest's folder.
  public var photo: String
  public var placement: Placement

  public init(line: Int?, photo: String, placement: Placement) {
    self.line = line
    self.photo = photo
    self.placement = placement
  }
}

/// What does not parse, and why.
public struct ManifestProblem: Error, Sendable, Hashable {
  /// The line of the manifest; `nil` of a folder, and of the manifest as a whole.
  public var line: Int?
  /// The photo's path as it stands there; empty where there is none.
  public var photo: String
  public var problem: String
  public var advice: String

  public init(line: Int?, photo: String, problem: String, advice: String) {
    self.line = line
    self.photo = photo
    self.problem = problem
    self.advice = advice
  }
}

/// One line of a manifest, or one file of a folder.
public enum ManifestEntry: Sendable, Hashable {
  case row(ManifestRow)
  case problem(ManifestProblem)
}
