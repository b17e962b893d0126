/// JSON as it was written: members in their order, numbers by their text.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The number's text, as RFC 8259 allows it.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  public struct Member: Hashable, Sendable {
    public var key: String
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The member of this name; `nil` if there is none or this is not an object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  public subscript(index: Int) -> JSONValue? {
    guard case .array(let items) = self, items.indices.contains(index) else { return nil }
    return items[index]
  }

  /// The keys of an object in their order.
  public var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.key)
  }

  public var number: Double? {
    guard case .number(let text) = self else { return nil }
    return Double(text)
  }

  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  public var items: [JSONValue] {
    guard case .array(let items) = self else { return [] }
    return items
  }

  /// The texts of all numbers in it.
  public var numberTexts: [String] {
    switch self {
    case .number(let text): [text]
    case .array(let items): items.flatMap(\.numberTexts)
    case .object(let members): members.flatMap(\.value.numberTexts)
    default: []
    }
  }
}
