/// Names of files that are made from codes of subjects.
public enum PageName {
  /// The longest stem of a name, in bytes: file systems take 255.
  private static let longest = 180

  /// A name that is readable, lies in its folder whatever the code, and is of no other code.
  ///
  /// Letters and digits of all scripts, spaces and `-_.` stay; everything else, and a dot at the start or a space at an end,
  /// is written as `%` and two hexadecimal digits a byte.
  ///
  /// - Parameter sha256: of the code, which makes a name that had to be cut short unlike any other.
  public static func file(_ code: String, sha256: @autoclosure () -> String) -> String {
    let scalars = Array(code.unicodeScalars)
    var stem = ""
    for (i, scalar) in scalars.enumerated() {
      let isEnd = i == 0 || i == scalars.count - 1
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_"
        || (scalar == "." && i > 0) || (scalar == " " && !isEnd)
      let text = isPlain ? String(scalar) : escaped(String(scalar))
      guard stem.utf8.count + text.utf8.count <= longest else { return stem + "~" + sha256().prefix(16) + ".html" }
      stem += text
    }
    return stem + ".html"
  }

  /// A file's name as it stands in a link.
  static func inURL(_ name: String) -> String {
    name.unicodeScalars.map { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-_.~".unicodeScalars.contains(scalar))
        ? String(scalar) : escaped(String(scalar))
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}
