import Geometry

/// The pixels of a photo and how its skin maps to them: what every painter needs.
struct PhotoFrame: Sendable {
  let width: Int
  let height: Int
  let projection: Projection
  let field: PhantomField
  let blurPx: Double
  let defocusPx: Double
  let depthBlurPx: Double
  private let focus: FocusMap

  init(
    _ parameters: PhantomParameters, projection: Projection, field: PhantomField, random: RandomSource
  ) {
    width = parameters.width
    height = parameters.height
    self.projection = projection
    self.field = field
    blurPx = parameters.blurPx
    defocusPx = parameters.defocusPx
    depthBlurPx = parameters.depthBlurPx
    focus = FocusMap(width: width, height: height, random: random)
  }

  /// How far a place is out of focus, 0 to 1.
  func defocus(at pixel: Point) -> Double { focus.value(at: pixel) }

  /// Standard deviation of the blur of what lies `heightUm` above the skin at `pixel`, px.
  func sigma(at pixel: Point, heightUm: Double) -> Double {
    let local = defocusPx * focus.value(at: pixel)
    let depth = depthBlurPx * heightUm / 100
    return (blurPx * blurPx + local * local + depth * depth).squareRoot()
  }

  /// Calls `body` for the pixels of the disc about a point of the skin, with the offset from its centre in µm.
  func forEachPixel(around center: Point, radiusUm: Double, _ body: (Int, Float, Float) -> Void) {
    let c = projection.pixel(center)
    let scale = projection.pxPerUm(at: center)
    let r = radiusUm * scale
    guard c.x + r >= 0, c.y + r >= 0, c.x - r <= Double(width), c.y - r <= Double(height) else { return }
    let x0 = max(0, Int(c.x - r))
    let x1 = min(width - 1, Int(c.x + r) + 1)
    let y0 = max(0, Int(c.y - r))
    let y1 = min(height - 1, Int(c.y + r) + 1)
    guard x0 <= x1, y0 <= y1 else { return }
    for y in y0...y1 {
      for x in x0...x1 {
        let dx = (Double(x) - c.x) / scale
        let dy = (Double(y) - c.y) / scale
        if dx * dx + dy * dy <= radiusUm * radiusUm { body(y * width + x, Float(dx), Float(dy)) }
      }
    }
  }
}
