import Geometry
import ScalpField
import Testing

@Suite struct FieldNotationTests {
  @Test func everyFormIsRead() throws {
    let forms: [(String, FieldNotation)] = [
      ("auto", .request(.auto)),
      ("frame", .request(.frame)),
      ("circle:11", .request(.circle(diameterMm: 11, centre: nil))),
      ("circle:2.5@640,512.5", .request(.circle(diameterMm: 2.5, centre: Point(640, 512.5)))),
      ("rect:5x4", .request(.rectangle(widthMm: 5, heightMm: 4, centre: nil))),
      ("rect:5.12x3.84@-3,0", .request(.rectangle(widthMm: 5.12, heightMm: 3.84, centre: Point(-3, 0)))),
      ("polygon:outline.csv", .polygonFile("outline.csv")),
      ("polygon:a:b@c.csv", .polygonFile("a:b@c.csv")),
    ]
    for (text, notation) in forms { #expect(try FieldNotation(parsing: text) == notation) }
  }

  @Test(arguments: [
    "", "circle", "circle:", "circle:0", "circle:-1", "circle:nan", "circle:inf", "circle:1@", "circle:1@2",
    "circle:1@2,", "circle:1@2,3,4", "circle:1@2,3@4", "circle:1@nan,1", "rect:1", "rect:1x", "rect:x1", "rect:1x2x3",
    "rect:1x0", "polygon:", "square:1", "Auto", " frame",
  ])
  func whatIsNoFieldIsRefused(text: String) {
    #expect(throws: FieldNotation.Invalid.self) { try FieldNotation(parsing: text) }
  }
}
