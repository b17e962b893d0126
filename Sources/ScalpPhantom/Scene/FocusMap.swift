import Geometry

/// How far the places of a photo are out of focus: a tilted, slightly bowl-shaped plane of skin.
struct FocusMap: Sendable {
  private let center: Point
  private let size: Double
  private let tilt: Point
  private let bowl: Double

  init(width: Int, height: Int, random: RandomSource) {
    var source = random
    center = Point(0.5 * Double(width), 0.5 * Double(height))
    size = 0.5 * Double(max(width, height))
    tilt = Point(source.uniform(-0.7, 0.7), source.uniform(-0.7, 0.7))
    bowl = source.uniform(0.1, 0.7)
  }

  /// 0 (in focus) to 1.
  func value(at pixel: Point) -> Double {
    let p = (pixel - center) / size
    return min(1, (tilt.dot(p) + bowl * p.squaredLength).magnitude)
  }
}
