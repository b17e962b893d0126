import Geometry

/// A field in the words of the command line: `auto`, `frame`, `circle:D[@X,Y]`, `rect:WxH[@X,Y]`, `polygon:FILE`.
public enum FieldNotation: Sendable, Hashable {
  /// What the words say by themselves.
  case request(FieldRequest)
  /// A polygon whose points stand in the file at this path.
  case polygonFile(String)

  /// - Throws: ``Invalid`` where `text` is none of the forms above, or a length is not positive.
  public init(parsing text: String) throws(Invalid) {
    switch text {
    case "auto": self = .request(.auto)
    case "frame": self = .request(.frame)
    default:
      guard let colon = text.firstIndex(of: ":") else { throw Invalid(text: text) }
      let form = text[..<colon]
      let rest = text[text.index(after: colon)...]
      let parsed: FieldNotation? =
        switch form {
        case "circle": Self.circle(rest)
        case "rect": Self.rectangle(rest)
        case "polygon": rest.isEmpty ? nil : .polygonFile(String(rest))
        default: nil
        }
      guard let parsed else { throw Invalid(text: text) }
      self = parsed
    }
  }

  /// Words that name no field.
  public struct Invalid: Error, Hashable, CustomStringConvertible {
    public var text: String

    public var description: String {
      "'\(text)' is no field; give auto, frame, circle:D[@X,Y], rect:WxH[@X,Y] (D, W, H in mm, X, Y in px) "
        + "or polygon:FILE"
    }
  }

  private static func circle(_ text: Substring) -> FieldNotation? {
    guard let (size, centre) = split(text), let diameter = length(size) else { return nil }
    return .request(.circle(diameterMm: diameter, centre: centre))
  }

  private static func rectangle(_ text: Substring) -> FieldNotation? {
    guard let (size, centre) = split(text) else { return nil }
    let sides = size.split(separator: "x", omittingEmptySubsequences: false)
    guard sides.count == 2, let width = length(sides[0]), let height = length(sides[1]) else { return nil }
    return .request(.rectangle(widthMm: width, heightMm: height, centre: centre))
  }

  /// The size before `@` and the position after it.
  private static func split(_ text: Substring) -> (size: Substring, centre: Point?)? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return (parts[0], nil)
    case 2:
      let numbers = parts[1].split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
      guard numbers.count == 2, let x = numbers[0], let y = numbers[1], x.isFinite, y.isFinite else { return nil }
      return (parts[0], Point(x, y))
    default: return nil
    }
  }

  private static func length(_ text: Substring) -> Double? {
    guard let value = Double(text), value > 0, value.isFinite else { return nil }
    return value
  }
}
