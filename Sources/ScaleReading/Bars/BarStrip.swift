/// The rows of what may be a bar, against the ground above and below.
struct BarStrip {
  private let picture: LumaPicture
  private let rows: Range<Int>
  private let xs: Range<Int>
  /// The bar's luma, and how far it lies from the ground's, signed.
  private let colour: Double
  private let difference: Double

  /// Luma difference to the ground below which a bar is not told from it.
  static let leastContrast = 25.0
  /// How far pixels of one drawn colour may differ after JPEG coding.
  static let colourScatter = 24.0

  /// The luma difference to the ground.
  var contrast: Double { abs(difference) }

  /// `nil` where the rows between `xs` are not of one colour with another ground on both sides.
  init?(_ picture: LumaPicture, rows: Range<Int>, xs: Range<Int>) {
    self.picture = picture
    self.rows = rows
    self.xs = xs
    let middle = (rows.lowerBound + rows.upperBound - 1) / 2
    colour = Double(Self.median(of: xs) { picture[$0, middle] })
    difference = colour - Double(Self.median(of: xs) { Self.twiceGround(picture, rows, $0) }) / 2
    guard contrast >= Self.leastContrast else { return nil }
    let colour = colour
    let even = xs.count { abs(Double(picture[$0, middle]) - colour) <= Self.colourScatter }
    guard even * 10 >= xs.count * 8 else { return nil }
    // Light dims towards an edge of a soft shadow or shaft over several pixels; a drawn bar has one colour across.
    for row in rows {
      let usual = Self.median(of: xs) { picture[$0, row] }
      guard abs(Double(usual) - colour) <= max(Self.colourScatter, 0.35 * contrast) else { return nil }
    }
  }

  /// The upper median of values from 0 to 511, by counting.
  @inline(__always)
  private static func median(of xs: Range<Int>, _ value: (Int) -> Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 512) { counts in
      counts.initialize(repeating: 0)
      for x in xs { counts[value(x)] &+= 1 }
      var rest = Int32(xs.count / 2), median = 0
      while counts[median] <= rest {
        rest -= counts[median]
        median += 1
      }
      return median
    }
  }

  /// The ground's luma beside the bar at a column: the mean of both sides, a pixel away from the edge.
  private static func ground(_ picture: LumaPicture, _ rows: Range<Int>, _ x: Int) -> Double {
    Double(twiceGround(picture, rows, x)) / 2
  }

  private static func twiceGround(_ picture: LumaPicture, _ rows: Range<Int>, _ x: Int) -> Int {
    let above = max(0, rows.lowerBound - 2), below = min(picture.height - 1, rows.upperBound + 1)
    return picture[x, above] + picture[x, below]
  }

  /// The bar with its ends to a fraction of a pixel; `nil` where it has none.
  func bar(isColumn: Bool) -> BarLine? {
    guard let right = end(from: xs.upperBound - 1, by: 1), let left = end(from: xs.lowerBound, by: -1) else {
      return nil
    }
    let bar = BarLine(
      start: left.position, end: right.position, startIsClear: left.isClear, endIsClear: right.isClear, rows: rows,
      isColumn: isColumn, sharpness: sharpness)
    return bar.end - bar.start >= 24 && Double(bar.thickness) * 6 <= bar.end - bar.start ? bar : nil
  }

  /// See ``BarLine/sharpness``.
  private var sharpness: Double {
    let far = 4
    var shares: [[Double]] = [[], []]
    for x in xs {
      for (side, edge) in [(0, rows.lowerBound), (1, rows.upperBound - 1)] {
        let out = side == 0 ? -1 : 1
        let ground = picture[x, min(picture.height - 1, max(0, edge + out * far))]
        let room = abs(colour - Double(ground))
        guard room >= Self.leastContrast else { continue }
        var step = 0
        for y in (edge - 2)...(edge + 1) where y >= 0 && y + 1 < picture.height {
          step = max(step, abs(picture[x, y + 1] - picture[x, y]))
        }
        shares[side].append(Double(step) / room)
      }
    }
    return shares.map { share in
      let sorted = share.sorted()
      return sorted.isEmpty ? 0 : sorted[sorted.count / 5]
    }.min() ?? 0
  }

  /// The outer edge reached from a column of the bar, and whether the bar is seen to stop there.
  private func end(from start: Int, by direction: Int) -> (position: Double, isClear: Bool)? {
    // A few columns back, so that the edge itself lies ahead.
    var x = start - 4 * direction
    var last = x
    var hidden = 0
    while x >= 0, x < picture.width {
      let share = coverage(x)
      if let share {
        if share >= 0.5 { last = x } else { break }
        hidden = 0
      } else {
        // Ground of the bar's own colour, as of hair below a black line: it may go on behind.
        hidden += 1
        if hidden > 60 { break }
      }
      x += direction
    }
    // Where the photo ends the bar may be cut.
    guard x >= 0, x < picture.width else {
      return (Double(last) + 0.5 * Double(direction), false)
    }
    var isClear = abs(x - last) == 1
    var position = Double(last) + 0.5 * Double(direction)
    // What the last pixel lacks and the next one has of the bar.
    let here = min(1, max(0, coverage(last) ?? 1)), next = min(1, max(0, coverage(last + direction) ?? 0))
    if next > 0.15 { position += Double(direction) * next }
    if here < 0.85 { position -= Double(direction) * (1 - here) }
    for step in 1...3 {
      let beyond = last + step * direction
      if beyond < 0 || beyond >= picture.width { break }
      guard let share = coverage(beyond), share < 0.5 else {
        isClear = false
        break
      }
    }
    return (position, isClear)
  }

  /// How much of the bar's colour a column has, 0 to 1; `nil` where the ground there is too much like the bar to tell.
  private func coverage(_ x: Int) -> Double? {
    let ground = Self.ground(picture, rows, x)
    let room = colour - ground
    guard (room > 0) == (difference > 0), abs(room) >= Self.leastContrast else { return nil }
    let middle = (rows.lowerBound + rows.upperBound - 1) / 2
    return (Double(picture[x, middle]) - ground) / room
  }
}
