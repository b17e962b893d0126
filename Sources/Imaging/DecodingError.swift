/// Why a file is not usable as a photo.
///
/// ```swift
/// do { photo = try PhotoDecoder.decode(bytes) } catch { print("trichogram: \(name): \(error)") }
/// ```
public struct DecodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What sort of failure this is.
  public enum Kind: Hashable, Sendable {
    /// The file has no bytes.
    case empty
    /// The file is not PNG or JPEG: the format by its name where it is recognised.
    case wrongFormat(String?)
    /// Width or height is zero.
    case zeroSize
    /// More pixels than the limits allow.
    case tooLarge
    /// More scans than the limits allow.
    case tooManyScans
    /// The file ends before the picture does. The share of rows that are not complete, 0 to 1.
    case truncated(missingRows: Double)
    /// The file breaks the rules of its format.
    case corrupt
    /// A rare kind of PNG or JPEG that cannot be read here.
    case unsupported
    /// The decoder could not get the memory it needs.
    case outOfMemory
  }

  public let kind: Kind
  /// What is wrong, without the file's name.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  init(_ kind: Kind, _ problem: String, remedy: String) {
    self.kind = kind
    self.problem = problem
    self.remedy = remedy
  }

  /// One line: what is wrong; what to do.
  public var description: String { "\(problem); \(remedy)" }
}
