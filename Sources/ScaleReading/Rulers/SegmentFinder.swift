import Geometry
import Imaging

/// Finds short straight lines: pixels that hang together and agree on a direction.
enum SegmentFinder {
  /// Ridge strength in 8-bit codes from which a pixel may belong to a line.
  static let leastStrength: Float = 6
  /// The most segments that are kept, by weight.
  static let most = 1500

  /// A pixel.
  private struct Place {
    var x: Int
    var y: Int
  }

  static func segments(in picture: LumaPicture, sigma: Double) -> [LineSegment] {
    let map = RidgeMap(picture, sigma: sigma, least: leastStrength)
    let w = map.width, h = map.height
    // Twice an angle of 16°.
    let agreement: Float = 0.848
    var isOpen = [Bool](repeating: false, count: w * h)
    var seeds: [Place] = []
    for y in 0..<h {
      let strength = map.strength.row(y)
      var x = 0
      while x < w {
        // Most pixels lie on no line: one look at eight of them.
        if x + 8 <= w {
          let bits = UnsafeRawPointer(strength + x).loadUnaligned(as: SIMD4<UInt64>.self)
          if bits[0] | bits[1] | bits[2] | bits[3] == 0 {
            x &+= 8
            continue
          }
        }
        for x in x..<min(w, x + 8) where strength[x] != 0 {
          isOpen[y * w + x] = true
          if abs(strength[x]) >= 1.5 * leastStrength { seeds.append(Place(x: x, y: y)) }
        }
        x &+= 8
      }
    }
    var result: [LineSegment] = []
    var region: [Place] = []
    isOpen.withUnsafeMutableBufferPointer { isOpen in
      for seed in seeds where isOpen[seed.y &* w &+ seed.x] {
        let isDark = map.strength.row(seed.y)[seed.x] > 0
        var c = map.cosine.row(seed.y)[seed.x], s = map.sine.row(seed.y)[seed.x]
        isOpen[seed.y &* w &+ seed.x] = false
        region.removeAll(keepingCapacity: true)
        region.append(seed)
        var next = 0
        while next < region.count {
          let (x, y) = (region[next].x, region[next].y)
          next += 1
          let length = (c * c + s * s).squareRoot()
          for v in max(0, y - 1)...min(h - 1, y + 1) {
            for u in max(0, x - 1)...min(w - 1, x + 1) where isOpen[v &* w &+ u] {
              let cosine = map.cosine.row(v)[u], sine = map.sine.row(v)[u]
              let isAlike = (map.strength.row(v)[u] > 0) == isDark
              guard isAlike, cosine * c + sine * s >= agreement * length else { continue }
              isOpen[v &* w &+ u] = false
              region.append(Place(x: u, y: v))
              c += cosine
              s += sine
            }
          }
        }
        if let segment = segment(region, map, isDark: isDark, sigma: sigma) { result.append(segment) }
      }
    }
    guard result.count > most else { return result }
    let least = result.map(\.weight).sorted(by: >)[most - 1]
    return result.filter { $0.weight >= least }
  }

  /// The line through a region of pixels, or `nil` where that is too short, too thick or bent.
  private static func segment(_ region: [Place], _ map: RidgeMap, isDark: Bool, sigma: Double) -> LineSegment? {
    guard region.count >= 8 else { return nil }
    var weight = 0.0, sx = 0.0, sy = 0.0
    for place in region {
      let m = Double(abs(map.strength.row(place.y)[place.x]))
      weight += m
      sx += m * Double(place.x)
      sy += m * Double(place.y)
    }
    let middle = Point(sx / weight, sy / weight)
    var xx = 0.0, xy = 0.0, yy = 0.0
    for place in region {
      let m = Double(abs(map.strength.row(place.y)[place.x]))
      let p = Point(Double(place.x), Double(place.y)) - middle
      xx += m * p.x * p.x
      xy += m * p.x * p.y
      yy += m * p.y * p.y
    }
    let half = (xx - yy) / 2
    let radius = (half * half + xy * xy).squareRoot()
    guard radius > 0 else { return nil }
    let across = (((xx + yy) / 2 - radius) / weight).squareRoot()
    let direction = direction(cosine: half / radius, sine: xy / radius)
    var low = 0.0, high = 0.0
    for place in region {
      let along = (Point(Double(place.x), Double(place.y)) - middle).dot(direction)
      low = min(low, along)
      high = max(high, along)
    }
    let length = high - low
    guard length >= 4 + 3 * sigma, across <= 1.2 * sigma + 0.03 * length, length >= 5 * across else { return nil }
    return LineSegment(
      middle: middle + (low + high) / 2 * direction, direction: direction, half: length / 2, isDark: isDark,
      weight: weight)
  }

  /// The direction with half the angle.
  private static func direction(cosine: Double, sine: Double) -> Point {
    let x = ((1 + cosine) / 2).squareRoot(), y = ((1 - cosine) / 2).squareRoot()
    return sine >= 0 ? Point(x, y).downwards : Point(-x, y).downwards
  }
}

extension Point {
  /// The same or the opposite direction: with y > 0, or x > 0 where y is 0.
  fileprivate var downwards: Point { y < 0 || (y == 0 && x < 0) ? -self : self }
}
