/// A setting of a phantom that cannot be used.
public enum PhantomParameterError: Error, Sendable, Hashable, CustomStringConvertible {
  case unknownKey(String)
  case unusableValue(key: String, value: String, expected: String)
  /// Two settings that contradict each other, in words.
  case contradiction(String)

  public var description: String {
    switch self {
    case .unknownKey(let key):
      let near = PhantomParameters.keys.map(\.name).filter { $0.contains(key) || key.contains($0) }
      let hint = near.isEmpty ? "see 'trichogram phantom --list'" : "did you mean \(near.joined(separator: ", "))?"
      return "a phantom has no setting '\(key)'; \(hint)"
    case .unusableValue(let key, let value, let expected):
      return "'\(value)' is no value for '\(key)'; give \(expected)"
    case .contradiction(let text):
      return text
    }
  }
}
