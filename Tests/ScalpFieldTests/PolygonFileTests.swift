import Geometry
import ScalpField
import Testing

@Suite struct PolygonFileTests {
  private func points(_ text: String) throws -> [Point] { try PolygonFile.points(Array(text.utf8)) }

  @Test func pointsAreReadHoweverTheFileWasWritten() throws {
    let triangle = [Point(0, 0), Point(10.5, 0), Point(0, -4)]
    for text in [
      "x_px,y_px\n0,0\n10.5,0\n0,-4\n", "x_px,y_px\r\n0,0\r\n10.5,0\r\n0,-4",
      "\u{FEFF}x_px, y_px\n0, 0\n10.5 ,0\n\n0,-4\n\n",
      "x_px,y_px\n0,0\n10.5,0\n0,-4\n0,0\n",
    ] { #expect(try points(text) == triangle) }
  }

  @Test(arguments: [
    ("", "header"), ("0,0\n1,0\n0,1\n", "header"), ("y_px,x_px\n0,0\n1,0\n0,1\n", "header"),
    ("x_px,y_px\n0,0\n1,0\n", "three points"), ("x_px,y_px\n0,0\n1,0\n0,0\n", "three points"),
    ("x_px,y_px\n0,0\n1,a\n0,1\n", "line 3"), ("x_px,y_px\n0,0\n1\n0,1\n", "line 3"),
    ("x_px,y_px\n0,0\n1,0\nnan,1\n", "line 4"), ("x_px,y_px\n0,0\n1,0,0\n0,1\n", "line 3"),
    ("x_px,y_px\n0,0\n1e200,0\n0,1\n", "line 3 is further"),
    ("x_px,y_px\n0,0\n2,2\n2,0\n0,2\n", "after points 1 and 3 touch or cross"),
    ("x_px,y_px\n0,0\n4,0\n2,0\n2,3\n", "touch or cross"),
    ("x_px,y_px\n0,0\n4,0\n4,0\n0,3\n", "touch or cross"),
    ("x_px,y_px\n0,0\n4,0\n4,4\n2,0\n0,4\n", "touch or cross"),
  ])
  func whatIsNoSimplePolygonIsRefused(text: String, reason: String) {
    do {
      _ = try points(text)
      Issue.record("accepted \(text)")
    } catch {
      #expect("\(error)".contains(reason))
    }
  }

  @Test func aSpiralIsSimple() throws {
    let text = "x_px,y_px\n0,0\n50,0\n50,50\n10,50\n10,20\n30,20\n30,40\n20,40\n20,30\n15,30\n15,45\n45,45\n45,5\n0,5\n"
    #expect(try points(text).count == 14)
  }
}
