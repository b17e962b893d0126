import Elementary
import Geometry
import Registration
import Trichometry

/// Roots in units, photographed twice, with the errors of detection.
struct SyntheticScalp {
  private var state: UInt64
  let width = 1280
  let height = 960
  let umPerPx = 8.0

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return low + (high - low) * Double(state >> 11) / 9_007_199_254_740_992
  }

  /// About normal: the sum of twelve uniform numbers.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform(0, 1) }
    return sum
  }

  /// Roots in pixels, over a region wider than the photo, and their units: a unit for each cell of about 1.1 mm.
  mutating func scalp() -> [(position: Point, unit: Int)] {
    var roots: [(position: Point, unit: Int)] = []
    var unit = 0
    for row in -6..<14 {
      for column in -6..<16 {
        unit += 1
        let centre = 137 * Point(Double(column) + 0.5 + uniform(-0.4, 0.4), Double(row) + 0.5 + uniform(-0.4, 0.4))
        for _ in 0..<Int(uniform(1, 4)) { roots.append((centre + 6 * Point(normal(), normal()), unit)) }
      }
    }
    return roots
  }

  /// What a detector finds: roots moved by `map`, some missed, some false, each off by an error.
  mutating func found(
    _ roots: [(position: Point, unit: Int)], map: Homography, missed: Double, falseShare: Double, errorUm: Double
  ) -> Constellation {
    var result: [Constellation.Root] = []
    for root in roots where uniform(0, 1) >= missed {
      let p = map.apply(root.position) + errorUm / umPerPx * Point(normal(), normal())
      guard region.contains(p) else { continue }
      result.append(.init(position: p, unit: root.unit, confidence: 0.9))
    }
    for i in 0..<Int(falseShare * Double(result.count)) {
      let p = Point(uniform(0, Double(width)), uniform(0, Double(height)))
      result.append(.init(position: p, unit: 10_000 + i, confidence: 0.6))
    }
    return Constellation(roots: result, umPerPx: umPerPx)
  }

  var region: MeasuredRegion { .frame(width: width, height: height) }

  /// A turn and magnification about the photo's middle, a shift in µm and a change of scale across the photo.
  func move(degrees: Double, scale: Double = 1, shiftUm: Point = .zero, perspective: Double = 0) -> Homography {
    let c = Point(Double(width) / 2, Double(height) / 2)
    let (sine, cosine) = Elementary.sincos(degrees * Double.pi / 180)
    let move = Homography(m: [
      scale * cosine, -scale * sine, shiftUm.x / umPerPx, scale * sine, scale * cosine, shiftUm.y / umPerPx,
      perspective / Double(width), 0, 1,
    ])
    return Homography(m: [1, 0, c.x, 0, 1, c.y, 0, 0, 1])
      .after(move.after(Homography(m: [1, 0, -c.x, 0, 1, -c.y, 0, 0, 1])))
  }
}
