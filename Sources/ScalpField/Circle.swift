import Elementary
public import Geometry

/// A circle in the plane of a photo, in pixels.
public struct Circle: Sendable, Hashable {
  public var centre: Point
  public var radius: Double

  public init(centre: Point, radius: Double) {
    self.centre = centre
    self.radius = radius
  }

  /// Whether it holds `p`; the rim does not belong to it.
  public func contains(_ p: Point) -> Bool { (p - centre).squaredLength < radius * radius }

  /// The area that lies in `rectangle`, exactly: for each side, what it and the centre span, partly a triangle and
  /// partly a sector of the circle.
  func area(in rectangle: PixelRectangle) -> Double {
    let corners = rectangle.corners.map { $0 - centre }
    if corners.allSatisfy({ $0.squaredLength <= radius * radius }) { return rectangle.area }
    let nearest = Point(
      min(max(centre.x, rectangle.left), rectangle.right), min(max(centre.y, rectangle.top), rectangle.bottom))
    if rectangle.area == 0 || nearest.distance(to: centre) >= radius { return 0 }
    var sum = 0.0
    for i in 0..<4 { sum += spanned(corners[i], corners[(i + 1) % 4]) }
    return max(0, sum)
  }

  /// The signed area of the circle about the origin within the triangle of the origin, `a` and `b`.
  private func spanned(_ a: Point, _ b: Point) -> Double {
    func sector(_ p: Point, _ q: Point) -> Double { radius * radius * Elementary.atan2(y: p.cross(q), x: p.dot(q)) / 2 }
    let d = b - a
    let dd = d.squaredLength
    guard dd > 0 else { return 0 }
    // Where the line a + t·d enters and leaves the circle.
    let half = -a.dot(d) / dd
    let root = half * half - (a.squaredLength - radius * radius) / dd
    guard root > 0 else { return sector(a, b) }
    let t0 = min(1, max(0, half - root.squareRoot())), t1 = min(1, max(0, half + root.squareRoot()))
    guard t0 < t1 else { return sector(a, b) }
    let p = a + t0 * d, q = a + t1 * d
    return sector(a, p) + p.cross(q) / 2 + sector(q, b)
  }

  /// Points on the rim, clockwise on the screen: more the larger it is, so that chords stay within 0.1 px of it.
  var outline: [Point] {
    // A chord of angle α lies r·(1 − cos α/2) ≈ r·α²/8 inside the rim.
    let count = max(24, Int((Self.turn * (radius / 0.8).squareRoot()).rounded(.up)))
    return (0..<count).map { i in
      let (sine, cosine) = Elementary.sincos(Self.turn * Double(i) / Double(count))
      return centre + radius * Point(cosine, sine)
    }
  }

  private static let turn = 2 * Double.pi
}
