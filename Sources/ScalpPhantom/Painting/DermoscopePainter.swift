import Elementary
import Geometry

/// Paints the tube of a dermoscope: black around a bright circle, and an engraved millimetre scale.
struct DermoscopePainter {
  private let frame: PhotoFrame
  private let phi: NormalIntegral

  init(frame: PhotoFrame, phi: NormalIntegral) {
    self.frame = frame
    self.phi = phi
  }

  func paintTube(on canvas: inout Canvas, random: RandomSource) {
    guard case .circle(let center, let radius) = frame.field else { return }
    var source = random.split("tube")
    let softness = Float(source.uniform(0.8, 2))
    let rest = Float(source.uniform(0.001, 0.004))
    for y in 0..<frame.height {
      for x in 0..<frame.width {
        let r = (Point(Double(x), Double(y)) - center).length
        let inside = phi(Float(radius - r) / softness)
        let index = y * frame.width + x
        canvas.multiply(index, LinearColor(gray: inside))
        canvas.add(index, LinearColor(gray: rest * (1 - inside)))
      }
    }
  }

  /// A scale of whole and half millimetres near the lower rim.
  func paintTicks(on canvas: inout Canvas) {
    guard case .circle(let center, let radius) = frame.field else { return }
    let umPerPx = frame.projection.umPerPx
    let baseline = center.y + 0.86 * radius
    let half = (radius * radius - 0.86 * 0.86 * radius * radius).squareRoot() * 0.85
    let count = Int(half * umPerPx / 500)
    guard count > 0 else { return }
    var rasterizer = StripRasterizer(width: frame.width, height: frame.height, phi: phi)
    let halfWidth = max(0.45, 14 / umPerPx)
    func draw(_ a: Point, _ b: Point) {
      let nodes = [a, b].map { Strip.Node(center: $0, halfWidth: halfWidth, sigma: frame.blurPx) }
      rasterizer.forEachPixel(of: Strip(nodes: nodes)) { sample in
        canvas.cover(
          sample.index, sample.coverage, transmission: LinearColor(gray: 0.05), scatter: LinearColor(gray: 0.004))
      }
    }
    for i in -count...count {
      let x = center.x + Double(i) * 500 / umPerPx
      let length = (i % 2 == 0 ? 420 : 240) / umPerPx
      draw(Point(x, baseline), Point(x, baseline - length))
    }
    draw(
      Point(center.x - Double(count) * 500 / umPerPx, baseline),
      Point(center.x + Double(count) * 500 / umPerPx, baseline))
  }
}
