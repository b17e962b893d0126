import JSONSchemaSupport
import Testing

@Suite struct JSONParserTests {
  @Test func keepsTheOrderOfMembersAndTheTextOfNumbers() throws {
    let value = try JSONValue(parsing: #" {"b": 1.50, "a": [null, true, -0], "c": "é\u00e9\n\ud83d\ude00"} "#)
    #expect(value.keys == ["b", "a", "c"])
    #expect(value.numberTexts == ["1.50", "-0"])
    #expect(value["a"]?[1] == .bool(true))
    #expect(value["c"]?.string == "éé\n😀")
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "01", "1.", ".5", "+1", "nul", "\"\u{1}\"", "\"\\x\"", "1 2", "{\"a\":1,\"a\":2}",
    "NaN", "'a'", "\"\\ud83d\"",
  ])
  func refusesWhatIsNotJSON(_ text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
  }
}
