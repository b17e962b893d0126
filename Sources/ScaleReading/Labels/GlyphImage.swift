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
  /// Width ÷ height of the inked rectangle.
  let aspect: Double
  let image: GlyphImage

  /// All forms of all characters, each from light to bold.
  static let all: [(character: Character, templates: [GlyphTemplate])] = Glyph.all.map { glyph in
    (glyph.character, [0.07, 0.12, 0.18, 0.25].compactMap { GlyphTemplate(glyph, weight: $0) })
  }

  /// Samples along each side of a cell of the image.
  private static let fine = 4

  /// - Parameter weight: thickness of the strokes in heights of a capital letter.
  init?(_ glyph: Glyph, weight: Double) {
    let points = glyph.strokes.flatMap { $0 }
    let half = weight / 2
    // Strokes end flat on the lines of writing: thick ones grow inwards there.
    let left = (points.map(\.x).min() ?? 0) - half, right = (points.map(\.x).max() ?? 0) + half
    let top = points.map(\.y).min() ?? 0, bottom = points.map(\.y).max() ?? 0
    let squeeze = (bottom - top - weight) / (bottom - top)
    var samples = GlyphSamples(
      columns: GlyphImage.columns * Self.fine, rows: GlyphImage.rows * Self.fine, left: left, right: right, top: top,
      bottom: bottom)
    for stroke in glyph.strokes {
      let line = stroke.map { Point($0.x, top + half + ($0.y - top) * squeeze) }
      for i in line.indices.dropLast() { samples.paint(from: line[i], to: line[i + 1], reach: half) }
    }
    var ink = [Double](repeating: 0, count: GlyphImage.columns * GlyphImage.rows)
    for i in samples.isInk.indices where samples.isInk[i] {
      let row = i / samples.columns / Self.fine, column = i % samples.columns / Self.fine
      ink[row * GlyphImage.columns + column] += 1 / Double(Self.fine * Self.fine)
    }
    guard let image = GlyphImage(ink: ink) else { return nil }
    aspect = (right - left) / (bottom - top)
    self.image = image
  }
}

/// Points spread evenly over a character's rectangle, and which of them ink covers.
private struct GlyphSamples {
  let columns: Int
  let rows: Int
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  private(set) var isInk: [Bool]

  init(columns: Int, rows: Int, left: Double, right: Double, top: Double, bottom: Double) {
    self.columns = columns
    self.rows = rows
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
    isInk = [Bool](repeating: false, count: columns * rows)
  }

  /// Inks all points within `reach` of a straight line.
  mutating func paint(from a: Point, to b: Point, reach: Double) {
    let d = b - a
    let l2 = d.squaredLength
    let xs = Self.near(min(a.x, b.x) - reach, max(a.x, b.x) + reach, left, right, columns)
    for row in Self.near(min(a.y, b.y) - reach, max(a.y, b.y) + reach, top, bottom, rows) {
      let y = top + (bottom - top) * (Double(row) + 0.5) / Double(rows)
      for column in xs {
        let p = Point(left + (right - left) * (Double(column) + 0.5) / Double(columns), y)
        let t = l2 > 0 ? min(1, max(0, (p - a).dot(d) / l2)) : 0
        if p.distance(to: a + t * d) <= reach { isInk[row * columns + column] = true }
      }
    }
  }

  /// The points from `low` to `high` along a side that reaches from `start` to `end`, and one more on either side.
  private static func near(_ low: Double, _ high: Double, _ start: Double, _ end: Double, _ count: Int) -> Range<Int> {
    let scale = Double(count) / (end - start)
    let first = max(0, Int((low - start) * scale) - 2), past = min(count, Int((high - start) * scale) + 2)
    return first..<max(first, past)
  }
}
