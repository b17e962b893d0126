import Testing

@testable import ScaleReading

@Suite struct InkRunsTests {
  /// Rows of text; # is ink.
  private func boxes(_ rows: [String], isBright: Bool) -> [PixelBox] {
    let width = rows[0].count
    let values = rows.flatMap { $0.map { $0 == "#" ? UInt8(isBright ? 250 : 10) : 128 } }
    let picture = LumaPicture(width: width, height: rows.count, values: values)
    var runs = InkRuns(
      picture, in: PixelBox(xs: 0..<width, ys: 0..<rows.count), threshold: isBright ? 200 : 60, isBright: isBright)
    return runs.boxes()
  }

  @Test(arguments: [true, false])
  func inkThatTouchesOverSidesOrCornersIsOnePatchInReadingOrder(isBright: Bool) {
    let found = boxes(
      [
        "..#...................##",
        ".#....#..............##.",
        "......#.......######....",
        "..#...#.......#....#....",
        "...#####......#..###....",
      ], isBright: isBright)
    #expect(
      found == [
        PixelBox(xs: 1..<3, ys: 0..<2), PixelBox(xs: 21..<24, ys: 0..<2), PixelBox(xs: 2..<8, ys: 1..<5),
        PixelBox(xs: 14..<20, ys: 2..<5),
      ])
  }
}
