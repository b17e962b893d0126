import Foundation
import OrderedJSON
import Testing

@Suite struct JSONWriterTests {
  private func text(_ style: JSONWriter.Style, _ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter(style: style)
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func sample(_ json: inout JSONWriter) {
    json.object { json in
      json.member("z", 1)
      json.member("a", 0.25)
      json.member("none", nil as Double?)
      json.member("ci", 1.5...2)
      json.member("ok", true)
      json.array("empty") { _ in }
      json.array("hairs") { json in
        json.object { json in
          json.member("id", 7)
          json.member("root", [1.23456, -0.0001], decimals: 3)
          json.array("line", onOneLine: true) { json in
            json.value([0, 1.0])
            json.value([2, 3])
          }
        }
        json.object { _ in }
      }
    }
  }

  @Test func keepsTheOrderOfKeys() {
    #expect(
      text(.compact, sample)
        == #"{"z":1,"a":0.25,"none":null,"ci":[1.5,2],"ok":true,"empty":[],"#
        + #""hairs":[{"id":7,"root":[1.235,0],"line":[[0,1],[2,3]]},{}]}"#)
  }

  @Test func indentsAndKeepsNumbersOnOneLine() {
    #expect(
      text(.pretty, sample) == """
        {
          "z": 1,
          "a": 0.25,
          "none": null,
          "ci": [1.5, 2],
          "ok": true,
          "empty": [],
          "hairs": [
            {
              "id": 7,
              "root": [1.235, 0],
              "line": [[0, 1], [2, 3]]
            },
            {}
          ]
        }
        """)
  }

  @Test func writesNullForWhatHasNoNumber() {
    let written = text(.compact) { json in
      json.array { json in
        json.value(Double.nan)
        json.value(-Double.infinity, decimals: 2)
        json.value(nil as Int?)
        json.value(nil as String?)
        json.value(nil as Bool?)
        json.value(nil as [Double]?)
        json.value(nil as ClosedRange<Double>?)
        json.null()
      }
    }
    #expect(written == "[null,null,null,null,null,null,null,null]")
  }

  @Test func escapesStrings() throws {
    let original = "\"q\" \\ / \u{08}\u{0C}\n\r\t \u{01}\u{1F} é 毛 🧑‍🦲\u{2028}"
    let written = text(.compact) { $0.array { $0.value(original) } }
    #expect(written.contains(#"\"q\" \\ / \b\f\n\r\t \u0001\u001f é 毛"#))
    #expect(try JSONDecoder().decode([String].self, from: Data(written.utf8)) == [original])
  }

  @Test func escapesKeys() throws {
    let written = text(.compact) { $0.object { $0.member("a\"b", 1) } }
    #expect(try JSONDecoder().decode([String: Int].self, from: Data(written.utf8)) == ["a\"b": 1])
  }

  @Test func bothStylesHoldTheSameValues() throws {
    let compact = try JSONSerialization.jsonObject(with: Data(text(.compact, sample).utf8)) as? NSDictionary
    let pretty = try JSONSerialization.jsonObject(with: Data(text(.pretty, sample).utf8)) as? NSDictionary
    #expect(compact != nil && compact == pretty)
  }

  @Test func writesABareValue() {
    #expect(text(.pretty) { $0.value(3) } == "3")
  }

  @Test func passesErrorsOn() {
    struct Stop: Error {}
    var json = JSONWriter()
    #expect(throws: Stop.self) { try json.object { _ in throw Stop() } }
  }
}
