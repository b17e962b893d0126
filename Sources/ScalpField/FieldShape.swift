public import Geometry

/// The outline of a field in a photo, in pixels.
public enum FieldShape: Sendable, Hashable {
  /// The whole photo.
  case frame
  case circle(Circle)
  case rectangle(PixelRectangle)
  /// A simple polygon, by the even-odd rule.
  case polygon([Point])

  /// A shape in millimetres brought to pixels; `nil` for `auto`, which asks the photo.
  ///
  /// - Parameter umPerPx: the scale; it is not looked at where the request is in pixels.
  init?(_ request: FieldRequest, in frame: PixelRectangle, umPerPx: Double) {
    let middle = Point((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2)
    switch request {
    case .auto: return nil
    case .frame: self = .frame
    case .circle(let diameterMm, let centre):
      self = .circle(Circle(centre: centre ?? middle, radius: diameterMm * 1000 / umPerPx / 2))
    case .rectangle(let widthMm, let heightMm, let centre):
      let centre = centre ?? middle
      let halfWidth = widthMm * 1000 / umPerPx / 2, halfHeight = heightMm * 1000 / umPerPx / 2
      self = .rectangle(
        PixelRectangle(
          left: Self.edge(centre.x - halfWidth), top: Self.edge(centre.y - halfHeight),
          right: Self.edge(centre.x + halfWidth), bottom: Self.edge(centre.y + halfHeight)))
    case .polygon(let points): self = .polygon(points)
    }
  }

  /// An edge on a grid of 1/1024 px, so that neighbouring tiles, whose common edge is computed from two centres,
  /// have it at the very same place in spite of rounding.
  private static func edge(_ position: Double) -> Double { (position * 1024).rounded() / 1024 }

  /// Whether it holds `p`, by half-open rules: no point is in two tiles that share an edge, and none in neither.
  func contains(_ p: Point, in frame: PixelRectangle) -> Bool {
    guard frame.contains(p) else { return false }
    switch self {
    case .frame: return true
    case .circle(let circle): return circle.contains(p)
    case .rectangle(let rectangle): return rectangle.contains(p)
    case .polygon(let points): return Self.contains(p, points)
    }
  }

  /// The area that lies in `rectangle`, in square pixels.
  func area(in rectangle: PixelRectangle) -> Double {
    switch self {
    case .frame: rectangle.area
    case .circle(let circle): circle.area(in: rectangle)
    case .rectangle(let own): own.intersection(rectangle).area
    case .polygon(let points): abs(PolygonArea.signed(PolygonArea.clipped(points, to: rectangle)))
    }
  }

  /// The whole area, in square pixels; of the frame 0, since only a photo tells it.
  var area: Double {
    switch self {
    case .frame: 0
    case .circle(let circle): Double.pi * circle.radius * circle.radius
    case .rectangle(let own): own.area
    case .polygon(let points): abs(PolygonArea.signed(points))
    }
  }

  /// Its corners, or points along a circle; that of a rectangle is cut at the photo's edge.
  func outline(in frame: PixelRectangle) -> [Point] {
    switch self {
    case .frame: frame.corners
    case .circle(let circle): circle.outline
    case .rectangle(let rectangle): rectangle.intersection(frame).corners
    case .polygon(let points): points
    }
  }

  /// Whether a ray from `p` to the right crosses an odd number of sides. A side holds its upper end and not its lower.
  private static func contains(_ p: Point, _ points: [Point]) -> Bool {
    var isInside = false
    var a = points[points.count - 1]
    for b in points {
      if (a.y > p.y) != (b.y > p.y) {
        // From the upper end down, so that two polygons with this side in common decide alike.
        let (upper, lower) = a.y < b.y ? (a, b) : (b, a)
        if (lower - upper).cross(p - upper) > 0 { isInside.toggle() }
      }
      a = b
    }
    return isInside
  }
}
