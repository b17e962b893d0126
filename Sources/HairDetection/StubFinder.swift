import Geometry
import Imaging

/// Finds the stubs of hairs that leave the photo: too short for a ridge, but each begins as a band on the frame's edge.
struct StubFinder {
  let tracer: ShaftTracer
  private var contrast: Plane { tracer.contrast }
  private var umPerPx: Double { tracer.umPerPx }
  /// The least contrast of a band on the edge.
  private let leastContrast = 0.12
  /// Two peaks are two bands where the contrast between them falls below so much of the lower one.
  private let valley = 0.75
  /// Stubs are tried at so many slopes on either side of straight in, and the tangents of the slopes are this far apart.
  private let slopes = 8
  private let slopeStep = 0.18

  /// The stubs on all four sides, each from the frame inwards.
  func seeds() -> [ShaftSeed] {
    let w = Double(contrast.width - 1), h = Double(contrast.height - 1)
    return seeds(from: Point(0, 0), along: Point(1, 0), inward: Point(0, 1), count: contrast.width)
      + seeds(from: Point(0, h), along: Point(1, 0), inward: Point(0, -1), count: contrast.width)
      + seeds(from: Point(0, 0), along: Point(0, 1), inward: Point(1, 0), count: contrast.height)
      + seeds(from: Point(w, 0), along: Point(0, 1), inward: Point(-1, 0), count: contrast.height)
  }

  private func seeds(from corner: Point, along: Point, inward: Point, count: Int) -> [ShaftSeed] {
    let profile = (0..<count).map { i -> Double in
      let p = corner + Double(i) * along
      return (contrast.sample(p) + contrast.sample(p + inward) + contrast.sample(p + 2 * inward)) / 3
    }
    return bands(profile).compactMap { band in
      stub(from: corner + band.middle * along + inward, bandWidth: band.width, peak: band.peak, along: along, inward)
    }
  }

  /// The runs of a profile above half of their peak.
  private func bands(_ v: [Double]) -> [(middle: Double, width: Double, peak: Double)] {
    var result: [(middle: Double, width: Double, peak: Double)] = []
    for i in v.indices where v[i] > leastContrast {
      // A peak is the largest value until the profile has fallen below the valley on either side.
      func isHighest(_ step: Int) -> Bool {
        var k = i + step
        while v.indices.contains(k), v[k] > valley * v[i] {
          if v[k] > v[i] || (v[k] == v[i] && step < 0) { return false }
          k += step
        }
        return true
      }
      guard isHighest(-1), isHighest(1) else { continue }
      func edge(_ step: Int) -> Double {
        var k = i, lowest = v[i]
        while v.indices.contains(k + step) {
          let next = v[k + step]
          if next < 0.5 * v[i] { return Double(k) + Double(step) * (v[k] - 0.5 * v[i]) / (v[k] - next) }
          // Beyond a valley another band begins.
          if lowest < valley * v[i], next > lowest { return Double(k) }
          lowest = min(lowest, next)
          k += step
        }
        return Double(k)
      }
      let left = edge(-1), right = edge(1)
      result.append(((left + right) / 2, right - left, v[i]))
    }
    return result
  }

  /// The straight stub that fills best what leaves the frame in a band.
  private func stub(from start: Point, bandWidth: Double, peak: Double, along: Point, _ inward: Point) -> ShaftSeed? {
    var best: (score: Double, ribbon: Ribbon)?
    for k in -slopes...slopes {
      let direction = (inward + (slopeStep * Double(k)) * along).normalized
      let width = bandWidth * direction.dot(inward)
      guard width * umPerPx > 12, width * umPerPx < Ribbon.widestUm else { continue }
      var points = [start - 2 * direction, start]
      var score = 0.0
      while points.count < 80 {
        let next = points[points.count - 1] + direction
        let s = tracer.section(next, direction.perpendicular, half: width / 2, amplitude: peak)
        guard s.inside > 0, contrast.contains(next) else { break }
        score += s.inside + 0.35 * (s.left + s.right) - 0.3
        points.append(next)
      }
      let length = Double(points.count - 2)
      guard length > max(25 / umPerPx, 0.5 * width), score > best?.score ?? 0 else { continue }
      best = (score, Ribbon(points: points, width: width, amplitude: peak))
    }
    return best.map { ShaftSeed(ribbon: $0.ribbon, clarity: 1) }
  }
}
