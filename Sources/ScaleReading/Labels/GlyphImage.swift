import Geometry

/// Ink on a grid that is stretched over a character's own rectangle, brought to mean 0 and length 1, so that the
/// scalar product of two is their correlation.
struct GlyphImage {
  static let columns = 12
  static let rows = 16

  private var values: [Double]

  /// `nil` where the ink is the same everywhere.
  init?(ink: [Double]) {
    let smooth = Self.smoothed(ink)
    let mean = smooth.reduce(0, +) / Double(smooth.count)
    let length = smooth.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
    guard length > 1e-6 else { return nil }
    values = smooth.map { ($0 - mean) / length }
  }

  /// −1 to 1.
  func correlation(with other: GlyphImage) -> Double {
    var sum = 0.0
    for i in values.indices { sum += values[i] * other.values[i] }
    return sum
  }

  /// Binomial weights 1, 2, 1 along both axes: edges of letters fall differently on pixels each time.
  private static func smoothed(_ ink: [Double]) -> [Double] {
    func along(_ values: [Double], _ step: Int, _ isEdge: (Int) -> (Bool, Bool)) -> [Double] {
      values.indices.map { i in
        let (first, last) = isEdge(i)
        return 0.25 * (first ? values[i] : values[i - step]) + 0.5 * values[i]
          + 0.25 * (last ? values[i] : values[i + step])
      }
    }
    let across = along(ink, 1) { ($0 % columns == 0, $0 % columns == columns - 1) }
    return along(across, columns) { ($0 < columns, $0 >= columns * (rows - 1)) }
  }
}

/// A character at one weight of stroke, to compare with.
struct GlyphTemplate {
  let character: Character
  /// Width ÷ height of the inked rectangle.
  let aspect: Double
  let image: GlyphImage

  /// All characters from light to bold.
  static let all: [GlyphTemplate] = Glyph.all.flatMap { glyph in
    [0.07, 0.12, 0.18, 0.25].compactMap { GlyphTemplate(glyph, weight: $0) }
  }

  /// - Parameter weight: thickness of the strokes in heights of a capital letter.
  init?(_ glyph: Glyph, weight: Double) {
    let points = glyph.strokes.flatMap { $0 }
    let half = weight / 2
    // Strokes end flat on the lines of writing: thick ones grow inwards there.
    let left = (points.map(\.x).min() ?? 0) - half, right = (points.map(\.x).max() ?? 0) + half
    let top = points.map(\.y).min() ?? 0, bottom = points.map(\.y).max() ?? 0
    let squeeze = (bottom - top - weight) / (bottom - top)
    let strokes = glyph.strokes.map { stroke in
      StrokeShape(stroke.map { Point($0.x, top + half + ($0.y - top) * squeeze) })
    }
    let fine = 4
    let columns = GlyphImage.columns, rows = GlyphImage.rows
    var ink = [Double](repeating: 0, count: columns * rows)
    for row in 0..<(rows * fine) {
      for column in 0..<(columns * fine) {
        let p = Point(
          left + (right - left) * (Double(column) + 0.5) / Double(columns * fine),
          top + (bottom - top) * (Double(row) + 0.5) / Double(rows * fine))
        guard strokes.contains(where: { $0.isWithin(half, of: p) }) else { continue }
        ink[row / fine * columns + column / fine] += 1 / Double(fine * fine)
      }
    }
    guard let image = GlyphImage(ink: ink) else { return nil }
    character = glyph.character
    aspect = (right - left) / (bottom - top)
    self.image = image
  }
}

/// A stroke's middle line, to be asked what is near.
private struct StrokeShape {
  private let line: Polyline
  private let low: Point
  private let high: Point

  init(_ points: [Point]) {
    line = Polyline(points)
    low = Point(points.map(\.x).min() ?? 0, points.map(\.y).min() ?? 0)
    high = Point(points.map(\.x).max() ?? 0, points.map(\.y).max() ?? 0)
  }

  func isWithin(_ reach: Double, of p: Point) -> Bool {
    // With room for rounding.
    let far = reach * 1.001
    guard p.x >= low.x - far, p.y >= low.y - far, p.x <= high.x + far, p.y <= high.y + far else { return false }
    let points = line.points
    for i in points.indices.dropLast() {
      let a = points[i], b = points[i + 1]
      guard min(a.x, b.x) - far <= p.x, p.x <= max(a.x, b.x) + far, min(a.y, b.y) - far <= p.y,
        p.y <= max(a.y, b.y) + far
      else { continue }
      let d = b - a
      let l2 = d.squaredLength
      let t = l2 > 0 ? min(1, max(0, (p - a).dot(d) / l2)) : 0
      if p.distance(to: a + t * d) <= reach { return true }
    }
    return false
  }
}
