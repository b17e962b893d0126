/// A setting of a phantom that can be given as `name=value`.
public struct PhantomParameterKey: Sendable {
  public let name: String
  /// What it is, with its unit.
  public let description: String
  /// The values it takes, in words.
  public let expected: String
  /// Reads the text into the parameters; false where it is no such value.
  let read: @Sendable (inout PhantomParameters, String) -> Bool
  /// The present value as text.
  public let text: @Sendable (PhantomParameters) -> String

  static func number(
    _ name: String, _ path: any WritableKeyPath<PhantomParameters, Double> & Sendable,
    _ range: ClosedRange<Double>, _ description: String
  ) -> PhantomParameterKey {
    PhantomParameterKey(
      name: name, description: description,
      expected: "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))",
      read: { parameters, text in
        guard let value = Double(text), range.contains(value) else { return false }
        parameters[keyPath: path] = value
        return true
      },
      text: { plain($0[keyPath: path]) })
  }

  static func integer(
    _ name: String, _ path: any WritableKeyPath<PhantomParameters, Int> & Sendable, _ range: ClosedRange<Int>,
    _ description: String
  ) -> PhantomParameterKey {
    PhantomParameterKey(
      name: name, description: description,
      expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      read: { parameters, text in
        guard let value = Int(text), range.contains(value) else { return false }
        parameters[keyPath: path] = value
        return true
      },
      text: { String($0[keyPath: path]) })
  }

  static func flag(
    _ name: String, _ path: any WritableKeyPath<PhantomParameters, Bool> & Sendable, _ description: String
  ) -> PhantomParameterKey {
    PhantomParameterKey(
      name: name, description: description, expected: "yes or no",
      read: { parameters, text in
        switch text {
        case "yes", "true", "1": parameters[keyPath: path] = true
        case "no", "false", "0": parameters[keyPath: path] = false
        default: return false
        }
        return true
      },
      text: { $0[keyPath: path] ? "yes" : "no" })
  }

  /// A number without a needless ".0".
  private static func plain(_ value: Double) -> String {
    value.magnitude < 1e9 && value == Double(Int(value)) ? String(Int(value)) : "\(value)"
  }
}
