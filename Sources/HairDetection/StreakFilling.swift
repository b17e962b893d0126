import Imaging

/// Takes the bright streak out of dark shafts.
///
/// Light reflected by a shaft's surface is white: it hides the shaft's darkness in blue and green where skin is dim, much
/// less in red. So a slit between two dark edges in which red stays low is part of the shaft, and one in which the
/// skin's red shows is a gap between two shafts.
enum StreakFilling {
  /// How much more of red than of blue and green a streak lacks.
  private static let leastDifference: Float = 0.2
  /// Slits are looked for in squares of so many pixels.
  private static let tile = 64

  /// - Parameters:
  ///   - dark: the contrast in which slits are filled.
  ///   - redLoss: 1 − red over the skin's red.
  ///   - coolLoss: the same for blue and green.
  ///   - reach: slits up to twice so many pixels wide are filled.
  static func fill(_ dark: Plane, redLoss: Plane, coolLoss: Plane, reach: Int) {
    guard reach > 0 else { return }
    // Filled at the end, because tiles look into each other.
    var filled: [(x: Int, y: Int, value: Float)] = []
    for top in stride(from: 0, to: dark.height, by: tile) {
      for left in stride(from: 0, to: dark.width, by: tile) {
        let xs = left..<min(dark.width, left + tile), ys = top..<min(dark.height, top + tile)
        // Few tiles hold a streak at all.
        guard ys.contains(where: { hasStreak(redLoss.row($0), coolLoss.row($0), xs) }) else { continue }
        let closed = Closing(of: dark, xs, ys, reach)
        for y in ys {
          let d = dark.row(y), r = redLoss.row(y), b = coolLoss.row(y)
          for x in xs where r[x] - b[x] > leastDifference {
            filled.append((x, y, max(d[x], min(closed.value(x, y), r[x]))))
          }
        }
      }
    }
    for (x, y, value) in filled { dark.row(y)[x] = value }
  }

  private static func hasStreak(_ red: UnsafePointer<Float>, _ cool: UnsafePointer<Float>, _ xs: Range<Int>) -> Bool {
    var largest = -Float.infinity
    for x in xs {
      let difference = red[x] - cool[x]
      largest = difference > largest ? difference : largest
    }
    return largest > leastDifference
  }

  /// A part of a plane in which what is dark has grown and shrunk again by squares, so that slits are closed.
  private struct Closing {
    private let xs: Range<Int>
    private let ys: Range<Int>
    private let values: [Float]

    init(of plane: Plane, _ xs: Range<Int>, _ ys: Range<Int>, _ reach: Int) {
      self.xs = xs
      self.ys = ys
      let whole = (0..<plane.width, 0..<plane.height)
      let near = (Self.grown(xs, reach, whole.0), Self.grown(ys, reach, whole.1))
      let far = (Self.grown(near.0, reach, whole.0), Self.grown(near.1, reach, whole.1))
      var source: [Float] = []
      for y in far.1 { source += UnsafeBufferPointer(start: plane.row(y) + far.0.lowerBound, count: far.0.count) }
      let grown = Self.extreme(source, far, near, reach) { $1 > $0 ? $1 : $0 }
      values = Self.extreme(grown, near, (xs, ys), reach) { $1 < $0 ? $1 : $0 }
    }

    func value(_ x: Int, _ y: Int) -> Float { values[(y - ys.lowerBound) * xs.count + x - xs.lowerBound] }

    private static func grown(_ range: Range<Int>, _ reach: Int, _ limits: Range<Int>) -> Range<Int> {
      ((range.lowerBound - reach)..<(range.upperBound + reach)).clamped(to: limits)
    }

    /// The largest (or smallest) value in the square of `2 × reach + 1` pixels around each pixel of `wanted`, of those
    /// in `given`.
    private static func extreme(
      _ source: [Float], _ given: (Range<Int>, Range<Int>), _ wanted: (Range<Int>, Range<Int>), _ reach: Int,
      _ pick: (Float, Float) -> Float
    ) -> [Float] {
      let w = given.0.count, out = wanted.0.count
      var rows: [Float] = []
      rows.reserveCapacity(out * given.1.count)
      for y in 0..<given.1.count {
        for x in wanted.0 {
          let window = grown(x..<(x + 1), reach, given.0)
          var v = source[y * w + window.lowerBound - given.0.lowerBound]
          for u in window { v = pick(v, source[y * w + u - given.0.lowerBound]) }
          rows.append(v)
        }
      }
      var result: [Float] = []
      result.reserveCapacity(out * wanted.1.count)
      for y in wanted.1 {
        let window = grown(y..<(y + 1), reach, given.1)
        for x in 0..<out {
          var v = rows[(window.lowerBound - given.1.lowerBound) * out + x]
          for u in window { v = pick(v, rows[(u - given.1.lowerBound) * out + x]) }
          result.append(v)
        }
      }
      return result
    }
  }
}
