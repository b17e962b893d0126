import Elementary
import Geometry

/// A character of a scale bar's label as its strokes: the middle lines of a plain sans-serif letter.
///
/// x right, y down; capitals and digits reach from 0 to 1, small letters from 0.28 to 1, descenders to 1.25.
struct Glyph {
  var character: Character
  var strokes: [[Point]]

  /// The digits in their common forms, and the letters of mm, µm and um.
  static let all: [Glyph] = [
    Glyph(character: "0", strokes: [arc(0.27, 0.5, 0.27, 0.5, 0, 360)]),
    Glyph(character: "1", strokes: [line((0.02, 0.24), (0.2, 0.12), (0.3, 0), (0.3, 1))]),
    Glyph(character: "1", strokes: [line((0, 0.2), (0.26, 0), (0.26, 1)), line((0, 1), (0.52, 1))]),
    Glyph(character: "2", strokes: [arc(0.27, 0.28, 0.25, 0.28, 190, 395) + line((0.03, 1), (0.55, 1))]),
    Glyph(
      character: "3",
      strokes: [arc(0.26, 0.26, 0.23, 0.26, 200, 450), arc(0.26, 0.74, 0.27, 0.26, 270, 520)]),
    Glyph(character: "4", strokes: [line((0.43, 1), (0.43, 0), (0, 0.68), (0.57, 0.68))]),
    Glyph(
      character: "5", strokes: [line((0.5, 0), (0.12, 0), (0.07, 0.45)) + arc(0.28, 0.68, 0.26, 0.32, 220, 520)]),
    Glyph(
      character: "6",
      strokes: [arc(0.28, 0.68, 0.26, 0.32, 0, 360), arc(0.3, 0.5, 0.28, 0.5, 150, 320)]),
    Glyph(character: "7", strokes: [line((0, 0), (0.54, 0), (0.2, 1))]),
    Glyph(
      character: "8", strokes: [arc(0.28, 0.25, 0.22, 0.25, 0, 360), arc(0.28, 0.74, 0.27, 0.26, 0, 360)]),
    Glyph(
      character: "9",
      strokes: [arc(0.28, 0.32, 0.26, 0.32, 0, 360), arc(0.26, 0.5, 0.28, 0.5, -30, 140)]),
    Glyph(
      character: "m",
      strokes: [
        line((0, 0.28), (0, 1)), arc(0.2, 0.5, 0.2, 0.22, 180, 360) + line((0.4, 0.5), (0.4, 1)),
        arc(0.6, 0.5, 0.2, 0.22, 180, 360) + line((0.8, 0.5), (0.8, 1)),
      ]),
    Glyph(
      character: "µ",
      strokes: [
        line((0, 0.28), (0, 1.25)), arc(0.22, 0.78, 0.22, 0.22, 180, 0), line((0.44, 0.28), (0.44, 1)),
      ]),
    Glyph(
      character: "u",
      strokes: [line((0, 0.28), (0, 0.78)) + arc(0.22, 0.78, 0.22, 0.22, 180, 0), line((0.44, 0.28), (0.44, 1))]),
  ]

  private static func line(_ points: (Double, Double)...) -> [Point] { points.map { Point($0.0, $0.1) } }

  /// An arc of an ellipse between two angles in degrees, from the right over the bottom.
  private static func arc(
    _ x: Double, _ y: Double, _ a: Double, _ b: Double, _ from: Double, _ to: Double
  ) -> [Point] {
    let pieces = 24
    return (0...pieces).map { i in
      let degrees = from + (to - from) * Double(i) / Double(pieces)
      let (sine, cosine) = Elementary.sincos(degrees * Double.pi / 180)
      return Point(x + a * cosine, y + b * sine)
    }
  }
}
