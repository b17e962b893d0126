import Foundation
import JSONSchemaSupport
import Testing

@Suite struct JSONSchemaTests {
  private func problems(_ schema: String, _ value: String) throws -> [String] {
    try JSONSchema(JSONValue(parsing: schema)).problems(in: JSONValue(parsing: value))
  }

  @Test(arguments: [
    (#"{"type": "integer"}"#, "3", "3.5"),
    (#"{"type": ["number", "null"]}"#, "null", "\"x\""),
    (#"{"const": "a"}"#, "\"a\"", "\"b\""),
    (#"{"enum": ["a", null]}"#, "null", "\"c\""),
    (#"{"minimum": 0}"#, "0", "-1"),
    (#"{"exclusiveMinimum": 0}"#, "0.1", "0"),
    (#"{"maximum": 1}"#, "1", "1.1"),
    (#"{"pattern": "^[0-9a-f]{4}$"}"#, "\"09af\"", "\"09ag\""),
    (#"{"items": {"type": "number"}}"#, "[1, 2]", "[1, true]"),
    (#"{"minItems": 2, "maxItems": 2}"#, "[1, 2]", "[1]"),
    (#"{"minItems": 2, "maxItems": 2}"#, "[1, 2]", "[1, 2, 3]"),
    (#"{"required": ["a"]}"#, #"{"a": null}"#, "{}"),
    (#"{"properties": {"a": {"type": "null"}}}"#, #"{"a": null}"#, #"{"a": 1}"#),
    (#"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"a": 1}"#, #"{"b": 1}"#),
    (#"{"additionalProperties": {"type": "number"}}"#, #"{"a": 1}"#, #"{"a": "1"}"#),
    (#"{"anyOf": [{"type": "null"}, {"minItems": 1}]}"#, "[1]", "[]"),
    (##"{"$ref": "#/$defs/x", "$defs": {"x": {"type": "null"}}}"##, "null", "1"),
  ])
  func tellsValidFromInvalid(_ schema: String, _ valid: String, _ invalid: String) throws {
    #expect(try problems(schema, valid) == [])
    #expect(try problems(schema, invalid) != [])
  }

  @Test func namesThePlaceOfAProblem() throws {
    let schema = #"{"properties": {"a": {"items": {"type": "number"}}}}"#
    #expect(try problems(schema, #"{"a": [1, "2"]}"#) == ["$.a[1]: wrong type"])
  }

  @Test func followsReferencesIntoOtherSchemas() throws {
    let other = try JSONValue(parsing: #"{"$id": "other.json", "$defs": {"x": {"type": "null"}}}"#)
    let schema = try JSONSchema(JSONValue(parsing: ##"{"items": {"$ref": "other.json#/$defs/x"}}"##), others: [other])
    #expect(schema.problems(in: .array([.null])) == [])
    #expect(schema.problems(in: .array([.bool(true)])) == ["$[0]: wrong type"])
  }

  @Test func refusesKeywordsItDoesNotKnow() throws {
    #expect(throws: JSONSchema.Unusable.self) {
      try JSONSchema(JSONValue(parsing: #"{"items": {"multipleOf": 2}}"#))
    }
  }

  @Test(arguments: [
    "phantom-pair-1", "phantom-phototrichogram-1", "phantom-truth-1", "trichogram-1", "trichogram-evaluation-1",
    "trichogram-marked-evaluation-1", "trichogram-pair-1", "trichogram-repeatability-1", "trichogram-scale-1",
  ])
  func projectSchemasAreUsable(_ name: String) throws {
    let schema = try JSONSchema(named: name)
    #expect(schema.problems(in: .null) != [])
  }

  /// The photos of an independent generator hold to the truth's schema too.
  @Test func independentTruthFitsItsSchema() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/photos/phantoms")
    let file = folder.appending(path: "usb_grey_III_s906.truth.json")
    guard let data = try? Data(contentsOf: file) else {
      print("skipped: \(file.path) is not there")
      return
    }
    let schema = try JSONSchema(named: "phantom-truth-1")
    #expect(schema.problems(in: try JSONValue(parsing: [UInt8](data))) == [])
  }
}
