import Geometry
import JSONSchemaSupport
import Reporting
import Testing
import Trichometry

@Suite struct TablesTests {
  @Test func hairsAreRowsWithTheContractsColumns() {
    #expect(
      String(decoding: HairsCSV.encode(.sample), as: UTF8.self) == """
        photo,id,root_x_px,root_y_px,tip_x_px,tip_y_px,root_in_field,tip_in_field,diameter_um,diameter_se_um,\
        diameter_px,length_mm,class,polarity,unit,confidence
        "p ""1"".jpg",1,10,5,12.346,9,true,false,65.68,0.8123,8.21,1.04,terminal,dark,3,0.98
        "p ""1"".jpg",2,0,3,2,3,false,true,,,4,,,light,,0.5

        """)
  }

  @Test func aSummaryIsARow() {
    #expect(
      String(decoding: SummaryCSV.row(.sample), as: UTF8.self) == """
        "p ""1"".jpg",129,164.870531,155.9,174,58.9,57.7,60.1,58.3,19,0.322580645,9.7108743,30,60,11,50,68,\
        6.18181818,62,79.2401004,2.08064516,0.31,0.98,0.09

        """)
    #expect(
      String(decoding: SummaryCSV.row(.unknown), as: UTF8.self) == """
        "p ""1"".jpg",0,,,,,,,,,,,30,60,,,,,,,,,,

        """)
  }

  @Test func columnsAreTheSummarysNames() throws {
    let columns = String(decoding: SummaryCSV.header, as: UTF8.self).dropLast().split(separator: ",").map(String.init)
    let summary = try #require(JSONValue(parsing: TrichogramJSON.encode(.sample))["summary"])
    #expect(columns[0] == "photo")
    #expect(
      columns.dropFirst().map { $0.replacing(/_(low|high)$/, with: "") }
        == summary.keys.flatMap { $0.hasSuffix("_ci95") ? [$0, $0] : [$0] })
    #expect(columns.contains("density_ci95_low") && columns.contains("mean_diameter_ci95_high"))
  }

  @Test(arguments: [
    ("a.jpg", "a.jpg"), ("a,b.jpg", "\"a,b.jpg\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
    ("a\r\nb", "\"a\r\nb\""),
    ("=1+1", "'=1+1"), ("+a", "'+a"), ("-a", "'-a"), ("@a", "'@a"), ("=\"x\",1", "\"'=\"\"x\"\",1\""), ("\ta", "'\ta"),
  ])
  func namesAreQuotedAndCannotBecomeFormulas(_ name: String, _ cell: String) {
    var trichogram = Trichogram.unknown
    trichogram.photo.name = name
    #expect(String(decoding: SummaryCSV.row(trichogram), as: UTF8.self).hasPrefix(cell + ",0,"))
  }

  @Test func aNegativeNumberStaysANumber() {
    var trichogram = Trichogram.sample
    trichogram.hairs[0].polyline.points[0].x = -0.25
    let row = String(decoding: HairsCSV.encode(trichogram), as: UTF8.self).split(separator: "\n")[1]
    #expect(row.contains(",1,-0.25,5,"))
  }
}
