import Geometry

/// Finds short straight lines: pixels that hang together and agree on a direction.
enum SegmentFinder {
  /// Ridge strength in 8-bit codes from which a pixel may belong to a line.
  static let leastStrength: Float = 6
  /// The most segments that are kept, by weight.
  static let most = 1500

  static func segments(in picture: LumaPicture, sigma: Double) -> [LineSegment] {
    let map = RidgeMap(picture, sigma: sigma, least: leastStrength)
    let w = map.width, h = map.height
    // Twice an angle of 16°.
    let agreement: Float = 0.848
    var isOpen = [Bool](repeating: true, count: map.places.count)
    var result: [LineSegment] = []
    // Indices of places.
    var region: [Int] = []
    map.places.withUnsafeBufferPointer { places in
      map.numbers.withUnsafeBufferPointer { numbers in
        isOpen.withUnsafeMutableBufferPointer { isOpen in
          for seed in places.indices where isOpen[seed] && abs(places[seed].strength) >= 1.5 * leastStrength {
            let isDark = places[seed].strength > 0
            var c = places[seed].cosine, s = places[seed].sine
            isOpen[seed] = false
            region.removeAll(keepingCapacity: true)
            region.append(seed)
            var next = 0
            while next < region.count {
              let x = Int(places[region[next]].x), y = Int(places[region[next]].y)
              next += 1
              let length = (c * c + s * s).squareRoot()
              for v in max(0, y - 1)...min(h - 1, y + 1) {
                for u in max(0, x - 1)...min(w - 1, x + 1) {
                  let i = Int(numbers[v &* w &+ u]) &- 1
                  guard i >= 0, isOpen[i] else { continue }
                  let place = places[i]
                  guard (place.strength > 0) == isDark, place.cosine * c + place.sine * s >= agreement * length
                  else { continue }
                  isOpen[i] = false
                  region.append(i)
                  c += place.cosine
                  s += place.sine
                }
              }
            }
            if let segment = segment(region, places, isDark: isDark, sigma: sigma) { result.append(segment) }
          }
        }
      }
    }
    guard result.count > most else { return result }
    let least = result.map(\.weight).sorted(by: >)[most - 1]
    return result.filter { $0.weight >= least }
  }

  /// The line through a region of pixels, or `nil` where that is too short, too thick or bent.
  private static func segment(
    _ region: [Int], _ places: UnsafeBufferPointer<RidgeMap.Place>, isDark: Bool, sigma: Double
  ) -> LineSegment? {
    guard region.count >= 8 else { return nil }
    var weight = 0.0, sx = 0.0, sy = 0.0
    for place in region.lazy.map({ places[$0] }) {
      let m = Double(abs(place.strength))
      weight += m
      sx += m * Double(place.x)
      sy += m * Double(place.y)
    }
    let middle = Point(sx / weight, sy / weight)
    var xx = 0.0, xy = 0.0, yy = 0.0
    for place in region.lazy.map({ places[$0] }) {
      let m = Double(abs(place.strength))
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
    for place in region.lazy.map({ places[$0] }) {
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
