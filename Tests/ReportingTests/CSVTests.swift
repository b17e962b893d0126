import Reporting
import Testing

@Suite struct CSVTests {
  @Test func cellsOfAnotherRowAreTakenOverEvenIfTheyAreEmpty() {
    var tail = CSV()
    tail.text(nil)
    var csv = CSV()
    csv.text("a")
    csv.cells(tail)
    csv.cells(CSV())
    csv.number(1)
    csv.endRow()
    #expect(String(decoding: csv.bytes, as: UTF8.self) == "a,,1\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
  func whatASpreadsheetWouldRunIsMadeText(text: String) {
    var csv = CSV()
    csv.text(text)
    #expect(String(decoding: csv.bytes, as: UTF8.self).drop { $0 == "\"" }.hasPrefix("'"))
  }
}
