import Geometry

/// The region of a phantom that counts: the whole photo, or a dermoscope's circle.
enum PhantomField: Sendable, Hashable {
  case rectangle(width: Int, height: Int)
  case circle(center: Point, radius: Double)

  init(_ parameters: PhantomParameters) {
    let (w, h) = (parameters.width, parameters.height)
    self =
      parameters.circle
      ? .circle(
        center: Point(0.5 * Double(w - 1), 0.5 * Double(h - 1)), radius: 0.4925 * Double(min(w, h)))
      : .rectangle(width: w, height: h)
  }

  /// Whether a point lies in the field; left and top edges belong to it, right and bottom ones do not.
  func contains(_ p: Point) -> Bool {
    switch self {
    case .rectangle(let w, let h):
      p.x >= -0.5 && p.x < Double(w) - 0.5 && p.y >= -0.5 && p.y < Double(h) - 0.5
    case .circle(let center, let radius):
      (p - center).squaredLength < radius * radius
    }
  }

  var areaPx: Double {
    switch self {
    case .rectangle(let w, let h): Double(w) * Double(h)
    case .circle(_, let radius): Double.pi * radius * radius
    }
  }

  /// The point where the segment from `inside` to `outside` leaves the field (bisection to 10⁻⁹ px).
  func border(from inside: Point, to outside: Point) -> Point {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let t = 0.5 * (low + high)
      if contains(inside + t * (outside - inside)) { low = t } else { high = t }
    }
    return inside + low * (outside - inside)
  }
}
