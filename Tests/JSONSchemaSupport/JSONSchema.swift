import Foundation

/// A JSON Schema (2020-12), of which the keywords are known that the project's schemas use.
///
/// An unknown keyword is an error, so that no rule goes unchecked in silence.
public struct JSONSchema: Sendable {
  public struct Unusable: Error, Hashable { public var message: String }

  private let root: JSONValue
  /// Other schemas that this one refers to, by `$id`.
  private let others: [String: JSONValue]

  /// - Parameter others: schemas that `root` refers to by their `$id`.
  public init(_ root: JSONValue, others: [JSONValue] = []) throws {
    self.root = root
    self.others = others.reduce(into: [:]) { table, schema in
      if let id = schema["$id"]?.string { table[id] = schema }
    }
    try Self.check(root)
  }

  /// A schema of the project, `Schemas/NAME.schema.json`.
  public init(named name: String) throws {
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = top.appending(path: "Schemas")
    func load(_ file: String) throws -> JSONValue {
      try JSONValue(parsing: [UInt8](Data(contentsOf: folder.appending(path: file))))
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    try self.init(
      load(name + ".schema.json"), others: files.filter { $0.hasSuffix(".schema.json") }.map(load))
  }

  /// What in `value` the schema does not allow, a line each, with the place; empty for a valid value.
  public func problems(in value: JSONValue) -> [String] { problems(value, root, in: root, at: "$") }

  private static let annotations: Set = ["$schema", "$id", "$defs", "title", "description"]
  private static let checks: Set = [
    "type", "const", "enum", "anyOf", "$ref", "properties", "required", "additionalProperties", "items", "minItems",
    "maxItems", "minimum", "maximum", "exclusiveMinimum", "pattern",
  ]

  private static func check(_ schema: JSONValue) throws {
    guard case .object(let members) = schema else { return }
    for member in members {
      guard annotations.contains(member.key) || checks.contains(member.key) else {
        throw Unusable(message: "unknown keyword \(member.key)")
      }
      switch member.key {
      case "properties", "$defs":
        guard case .object(let parts) = member.value else { continue }
        for part in parts { try check(part.value) }
      case "items", "additionalProperties": try check(member.value)
      case "anyOf": try member.value.items.forEach(check)
      default: break
      }
    }
  }

  private func problems(_ value: JSONValue, _ schema: JSONValue, in file: JSONValue, at path: String) -> [String] {
    if schema == .bool(true) { return [] }
    guard case .object(let rules) = schema else { return ["\(path): nothing is allowed here"] }
    return rules.flatMap { rule -> [String] in
      if rule.key == "$ref" { return follow(rule.value.string ?? "", value, in: file, at: path) }
      if rule.key == "anyOf" {
        let attempts = rule.value.items.map { problems(value, $0, in: file, at: path) }
        return attempts.contains([]) ? [] : attempts.flatMap(\.self)
      }
      return scalarProblems(value, rule, at: path) + arrayProblems(value, rule, in: file, at: path)
        + objectProblems(value, rule, schema, in: file, at: path)
    }
  }

  /// `file#/$defs/name`, where an empty `file` is the one the reference stands in.
  private func follow(_ reference: String, _ value: JSONValue, in file: JSONValue, at path: String) -> [String] {
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false)
    let target = parts.first.map { $0.isEmpty ? file : others[String($0)] } ?? nil
    let name = parts.last?.split(separator: "/").last.map(String.init) ?? ""
    guard let target, let definition = target["$defs"]?[name] else { return ["\(path): no schema \(reference)"] }
    return problems(value, definition, in: target, at: path)
  }

  private func scalarProblems(_ value: JSONValue, _ rule: JSONValue.Member, at path: String) -> [String] {
    let limit = rule.value.number ?? 0
    switch (rule.key, value) {
    case ("type", _):
      let names = rule.value.items.isEmpty ? [rule.value] : rule.value.items
      return names.contains { Self.matches(value, $0.string ?? "") } ? [] : ["\(path): wrong type"]
    case ("const", _): return value == rule.value ? [] : ["\(path): wrong constant"]
    case ("enum", _): return rule.value.items.contains(value) ? [] : ["\(path): not one of the allowed values"]
    case ("minimum", .number): return value.number ?? 0 >= limit ? [] : ["\(path): too small"]
    case ("exclusiveMinimum", .number): return value.number ?? 0 > limit ? [] : ["\(path): too small"]
    case ("maximum", .number): return value.number ?? 0 <= limit ? [] : ["\(path): too large"]
    case ("pattern", .string(let text)):
      let fits = try? Regex(rule.value.string ?? "").firstMatch(in: text) != nil
      return fits == true ? [] : ["\(path): does not fit the pattern"]
    default: return []
    }
  }

  private func arrayProblems(
    _ value: JSONValue, _ rule: JSONValue.Member, in file: JSONValue, at path: String
  ) -> [String] {
    guard case .array(let items) = value else { return [] }
    switch rule.key {
    case "minItems": return Double(items.count) >= rule.value.number ?? 0 ? [] : ["\(path): too few items"]
    case "maxItems": return Double(items.count) <= rule.value.number ?? 0 ? [] : ["\(path): too many items"]
    case "items":
      return items.enumerated().flatMap { problems($1, rule.value, in: file, at: "\(path)[\($0)]") }
    default: return []
    }
  }

  private func objectProblems(
    _ value: JSONValue, _ rule: JSONValue.Member, _ schema: JSONValue, in file: JSONValue, at path: String
  ) -> [String] {
    guard case .object(let members) = value else { return [] }
    switch rule.key {
    case "required":
      return rule.value.items.compactMap(\.string).filter { value[$0] == nil }.map { "\(path).\($0): missing" }
    case "properties":
      return members.flatMap { member in
        rule.value[member.key].map { problems(member.value, $0, in: file, at: "\(path).\(member.key)") } ?? []
      }
    case "additionalProperties":
      return members.filter { schema["properties"]?[$0.key] == nil }
        .flatMap { problems($0.value, rule.value, in: file, at: "\(path).\($0.key)") }
    default: return []
    }
  }

  private static func matches(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
      ("object", .object):
      true
    case ("integer", .number): value.number.map { $0 == $0.rounded() } ?? false
    default: false
    }
  }
}
