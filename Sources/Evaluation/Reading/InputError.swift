/// Why a file cannot be used for scoring: what is wrong and what was expected, in one line.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
