import Imaging

/// Takes the bright streak out of dark shafts.
///
/// Light reflected by a shaft's surface is white: it hides the shaft's darkness in blue and green where skin is dim, much
/// less in red. So a slit between two dark edges in which red stays low is part of the shaft, and one in which the
/// skin's red shows is a gap between two shafts. How much red the streak itself hides follows from the difference, where
/// the skin has colour enough to tell.
enum StreakFilling {
  /// How much more of red than of blue and green a streak lacks.
  private static let leastDifference: Float = 0.2
  /// Streaks up to so wide are looked for, µm: where the skin's colour tells them well, and elsewhere.
  private static let widestUm = (colourful: 64.0, pale: 36.0)
  /// Skin is colourful where its noise leaves red without streaks at least this certain.
  private static let mostNoise: Float = 0.15
  /// Beside a streak on colourful skin the closed contrast is at least this.
  private static let leastClosed: Float = 0.2
  /// Slits are looked for in squares of so many pixels.
  private static let tile = 64

  /// - Parameters:
  ///   - dark: the contrast in which slits are filled.
  ///   - redLoss: 1 − red over the skin's red.
  ///   - coolLoss: the same for blue and green.
  static func fill(_ dark: Plane, redLoss: Plane, coolLoss: Plane, skin: SkinBackground, umPerPx: Double) {
    func reach(_ widest: Double) -> Int { Int(widest / 2 / umPerPx + 0.5) }
    guard reach(widestUm.pale) > 0 else { return }
    lazy var noise = spread(redLoss, coolLoss)
    // Filled at the end, because tiles look into each other.
    var filled: [(x: Int, y: Int, value: Float)] = []
    for top in stride(from: 0, to: dark.height, by: tile) {
      for left in stride(from: 0, to: dark.width, by: tile) {
        let xs = left..<min(dark.width, left + tile), ys = top..<min(dark.height, top + tile)
        // Few tiles hold a streak at all.
        guard ys.contains(where: { hasStreak(redLoss.row($0), coolLoss.row($0), xs) }) else { continue }
        let hidden = redHidden(skin.color(nearX: left + xs.count / 2, y: top + ys.count / 2))
        let isColourful = hidden * noise < mostNoise
        let closing = Closing(of: dark, xs, ys, reach(isColourful ? widestUm.colourful : widestUm.pale))
        for y in ys {
          let d = dark.row(y), r = redLoss.row(y), c = coolLoss.row(y)
          for x in xs where r[x] - c[x] > leastDifference {
            let closed = closing.closed(x, y)
            let unlit = isColourful ? r[x] + hidden * (r[x] - c[x]) : r[x]
            let level = isColourful && closed > leastClosed ? closing.grown(x, y) : closed
            filled.append((x, y, max(d[x], min(level, unlit))))
          }
        }
      }
    }
    for (x, y, value) in filled { dark.row(y)[x] = value }
  }

  /// How much of red's loss white light hides, as a multiple of the difference of both losses.
  ///
  /// White light adds the same to every colour, so it lifts each by its share of the skin's: 1/red, and the mean of
  /// 1/green and 1/blue. What both losses differ by tells its strength.
  private static func redHidden(_ skin: (red: Float, green: Float, blue: Float)) -> Float {
    let red = 1 / max(skin.red, 0.004), cool = 0.5 * (1 / max(skin.green, 0.004) + 1 / max(skin.blue, 0.004))
    return cool > 1.2 * red ? red / (cool - red) : 5
  }

  /// The spread of the difference of both losses over the photo, nearly all of which is skin: 1.4826 × its median
  /// absolute deviation.
  private static func spread(_ redLoss: Plane, _ coolLoss: Plane) -> Float {
    var differences: [Float] = []
    for y in stride(from: 0, to: redLoss.height, by: 8) {
      let r = redLoss.row(y), c = coolLoss.row(y)
      for x in stride(from: 0, to: redLoss.width, by: 8) { differences.append(r[x] - c[x]) }
    }
    func median(_ values: [Float]) -> Float {
      values.withUnsafeBufferPointer { OrderStatistic.value(atRank: $0.count / 2, of: $0) }
    }
    let middle = median(differences)
    return 1.4826 * median(differences.map { abs($0 - middle) })
  }

  private static func hasStreak(_ red: UnsafePointer<Float>, _ cool: UnsafePointer<Float>, _ xs: Range<Int>) -> Bool {
    var largest = -Float.infinity
    for x in xs {
      let difference = red[x] - cool[x]
      largest = difference > largest ? difference : largest
    }
    return largest > leastDifference
  }

  /// A part of a plane in which what is dark has grown by squares, and shrunk again so that slits are closed.
  private struct Closing {
    private typealias Area = (xs: Range<Int>, ys: Range<Int>)
    private let inner: Area
    private let outer: Area
    private let closedValues: [Float]
    private let grownValues: [Float]

    init(of plane: Plane, _ xs: Range<Int>, _ ys: Range<Int>, _ reach: Int) {
      func around(_ area: Area) -> Area {
        (Self.grown(area.xs, reach, 0..<plane.width), Self.grown(area.ys, reach, 0..<plane.height))
      }
      inner = (xs, ys)
      outer = around(inner)
      let far = around(outer)
      var source: [Float] = []
      for y in far.ys { source += UnsafeBufferPointer(start: plane.row(y) + far.xs.lowerBound, count: far.xs.count) }
      grownValues = Self.extreme(source, far, outer, reach) { $1 > $0 ? $1 : $0 }
      closedValues = Self.extreme(grownValues, outer, inner, reach) { $1 < $0 ? $1 : $0 }
    }

    func closed(_ x: Int, _ y: Int) -> Float { closedValues[Self.place(x, y, inner)] }
    func grown(_ x: Int, _ y: Int) -> Float { grownValues[Self.place(x, y, outer)] }

    private static func place(_ x: Int, _ y: Int, _ area: Area) -> Int {
      (y - area.ys.lowerBound) * area.xs.count + x - area.xs.lowerBound
    }

    private static func grown(_ range: Range<Int>, _ reach: Int, _ limits: Range<Int>) -> Range<Int> {
      ((range.lowerBound - reach)..<(range.upperBound + reach)).clamped(to: limits)
    }

    /// The largest (or smallest) value in the square of `2 × reach + 1` pixels around each pixel of `wanted`, of those
    /// in `given`.
    private static func extreme(
      _ source: [Float], _ given: Area, _ wanted: Area, _ reach: Int,
      _ pick: (Float, Float) -> Float
    ) -> [Float] {
      let w = given.xs.count, out = wanted.xs.count
      var rows: [Float] = []
      rows.reserveCapacity(out * given.ys.count)
      for y in 0..<given.ys.count {
        for x in wanted.xs {
          let window = grown(x..<(x + 1), reach, given.xs)
          var v = source[y * w + window.lowerBound - given.xs.lowerBound]
          for u in window { v = pick(v, source[y * w + u - given.xs.lowerBound]) }
          rows.append(v)
        }
      }
      var result: [Float] = []
      result.reserveCapacity(out * wanted.ys.count)
      for y in wanted.ys {
        let window = grown(y..<(y + 1), reach, given.ys)
        for x in 0..<out {
          var v = rows[(window.lowerBound - given.ys.lowerBound) * out + x]
          for u in window { v = pick(v, rows[(u - given.ys.lowerBound) * out + x]) }
          result.append(v)
        }
      }
      return result
    }
  }
}
