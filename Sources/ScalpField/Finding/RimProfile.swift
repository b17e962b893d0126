import Elementary
import Geometry
import Imaging

/// The rim of a circle as seen along its radii.
struct RimProfile {
  /// Where light falls to half, a point for each radius on which it does so sharply, once.
  private(set) var points: [Point] = []
  /// How many radii reach the rim within the photo.
  private var visible = 0
  private static let radii = 720

  /// - Parameters:
  ///   - circle: nearly the rim: within 5 % of its radius.
  ///   - ground: the luma outside.
  init(of circle: Circle, in bytes: ByteView, ground: Double) {
    let reach = 0.05 * circle.radius
    let frame = PixelRectangle(photoWidth: bytes.width, photoHeight: bytes.height)
    let dark = Double(LinearLight.table8[min(255, Int(ground))])
    for i in 0..<Self.radii {
      let (sine, cosine) = Elementary.sincos(2 * Double.pi * Double(i) / Double(Self.radii))
      let direction = Point(cosine, sine)
      guard frame.contains(circle.centre + (circle.radius + reach) * direction) else { continue }
      visible += 1
      let steps = Int(2 * reach)
      let light = (0...steps).map { step in
        Self.light(circle.centre + (circle.radius - reach + Double(step)) * direction, bytes)
      }
      if let fall = Self.fall(light, dark: dark, reach: reach) {
        points.append(circle.centre + (circle.radius - reach + fall) * direction)
      }
    }
  }

  /// Whether enough of a circle is seen, and most of what should be rim is.
  var isConvincing: Bool { visible * 5 >= Self.radii && points.count * 2 >= visible }

  /// The position at which light falls to half of what it is inside, seen from outside, or `nil` where it does not do so
  /// within a twentieth of `reach` to either side or the inside is dark, as where a hair crosses the rim.
  private static func fall(_ light: [Double], dark: Double, reach: Double) -> Double? {
    let inside = light.prefix(light.count / 4).sorted()[light.count / 8]
    guard inside > dark + 0.02, inside > 3 * dark else { return nil }
    let half = (inside + dark) / 2
    guard let last = light.lastIndex(where: { $0 >= half }), last < light.count - 1 else { return nil }
    let width = max(3, Int(reach / 5))
    let before = light[max(0, last - width)], after = light[min(light.count - 1, last + width)]
    guard before > dark + 0.7 * (inside - dark), after < dark + 0.3 * (inside - dark) else { return nil }
    return Double(last) + (light[last] - half) / (light[last] - light[last + 1])
  }

  /// Linear light between pixels; beyond the photo that of its edge.
  private static func light(_ p: Point, _ bytes: ByteView) -> Double {
    let x = min(max(p.x, 0), Double(bytes.width - 1)), y = min(max(p.y, 0), Double(bytes.height - 1))
    let x0 = min(bytes.width - 2, Int(x)), y0 = min(bytes.height - 2, Int(y))
    let tx = x - Double(x0), ty = y - Double(y0)
    func at(_ u: Int, _ v: Int) -> Double { Double(LinearLight.table8[bytes.luma(u, v)]) }
    return (at(x0, y0) * (1 - tx) + at(x0 + 1, y0) * tx) * (1 - ty)
      + (at(x0, y0 + 1) * (1 - tx) + at(x0 + 1, y0 + 1) * tx) * ty
  }
}
