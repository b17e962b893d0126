import Elementary
import Geometry

/// Paints the light: its colour and fall-off, and what it does on wet skin: bubbles, glints, glare.
struct LightPainter {
  private let parameters: PhantomParameters
  private let frame: PhotoFrame
  private let random: RandomSource
  private let bell: BellCurve
  /// Towards the brighter side.
  private let side: Point

  init(_ parameters: PhantomParameters, frame: PhotoFrame, bell: BellCurve, random: RandomSource) {
    self.parameters = parameters
    self.frame = frame
    self.random = random
    self.bell = bell
    var source = random.split("side")
    let angle = Elementary.sincos(source.uniform(0, 2 * Double.pi))
    side = Point(angle.cos, angle.sin)
  }

  /// The light at a pixel: brighter and cooler on one side, dimmer in the corners.
  func light(at pixel: Point) -> LinearColor {
    let center = Point(0.5 * Double(frame.width), 0.5 * Double(frame.height))
    let p = (pixel - center) / (0.5 * Double(max(frame.width, frame.height)))
    let along = side.dot(p)
    let gradient = 1 + 0.7 * parameters.lightGradient * along
    let corner = max(0, 1 - 0.55 * parameters.vignette * p.squaredLength)
    let level = parameters.exposure * max(0.05, gradient) * corner
    let warm = 0.42 * parameters.warmth - 0.35 * parameters.lightGradient * along
    return LinearColor(Float(Elementary.exp(warm)), 1, Float(Elementary.exp(-warm))) * Float(level)
  }

  func paintLight(on canvas: inout Canvas) {
    let (width, height) = (frame.width, frame.height)
    let red = CoarseField(width: width, height: height) { light(at: Point($0, $1)).r }
    let green = CoarseField(width: width, height: height) { light(at: Point($0, $1)).g }
    let blue = CoarseField(width: width, height: height) { light(at: Point($0, $1)).b }
    var row = [Float](repeating: 0, count: width)
    for y in 0..<height {
      red.fill(&row, y: y)
      for x in 0..<width { canvas.red[y * width + x] *= row[x] }
      green.fill(&row, y: y)
      for x in 0..<width { canvas.green[y * width + x] *= row[x] }
      blue.fill(&row, y: y)
      for x in 0..<width { canvas.blue[y * width + x] *= row[x] }
    }
  }

  /// Bubbles in the contact fluid: a bright rim inside a darker one, and a small image of the lamp.
  func paintBubbles(on canvas: inout Canvas, region: SkinRegion) {
    var source = random.split("bubbles")
    for _ in 0..<source.poisson(parameters.bubblesPerCm2 * region.areaCm2) {
      let center = region.point(&source)
      let radius = Float(min(650, max(28, source.logNormal(mean: 130, cv: 0.75))))
      let strength = Float(source.uniform(0.4, 1.1))
      let lamp = side * Double(radius) * 0.5
      let (lx, ly) = (Float(lamp.x), Float(lamp.y))
      let (sx, sy) = (Float(side.x), Float(side.y))
      let pixelUm = Float(1 / frame.projection.pxPerUm(at: center))
      let line = max(0.045 * radius, 0.8 * pixelUm)
      frame.forEachPixel(around: center, radiusUm: Double(radius * 1.25 + 4 * line)) { index, dx, dy in
        let r = (dx * dx + dy * dy).squareRoot()
        let facing = r > 0 ? (dx * sx + dy * sy) / r : 0
        let ring = strength * bell((r - 0.95 * radius) / line) * (0.75 + 0.35 * facing)
        let dark = strength * 0.45 * bell((r - 1.06 * radius) / (1.5 * line)) * (0.8 - 0.4 * facing)
        let inner = strength * 0.22 * bell((r - 0.80 * radius) / (0.10 * radius + line)) * (0.8 - 0.6 * facing)
        let lens: Float = r < radius ? 0.05 * strength : 0
        let (ex, ey) = (dx - lx, dy - ly)
        let spot = strength * bell((ex * ex + ey * ey).squareRoot() / (0.07 * radius + 0.6 * pixelUm))
        canvas.multiply(index, LinearColor(gray: max(0, 1 - dark - inner + lens)))
        canvas.add(index, LinearColor(0.27, 0.27, 0.28) * ring + LinearColor(0.75, 0.76, 0.80) * spot)
      }
    }
  }

  /// Single bright sparks on wet or greasy skin.
  func paintGlints(on canvas: inout Canvas, region: SkinRegion) {
    var source = random.split("glints")
    for _ in 0..<source.poisson(parameters.glintsPerCm2 * region.areaCm2) {
      let center = region.point(&source)
      let long = Float(min(90, source.logNormal(mean: 11, cv: 0.7)))
      let short = long * Float(source.uniform(0.25, 0.9))
      let turn = Elementary.sincos(source.uniform(0, Double.pi))
      let (sine, cosine) = (Float(turn.sin), Float(turn.cos))
      let strength = Float(source.uniform(0.05, 0.45))
      let pixelUm = Float(1 / frame.projection.pxPerUm(at: center))
      let soft = Float(frame.blurPx) * pixelUm
      let a = (long * long + soft * soft).squareRoot()
      let b = (short * short + soft * soft).squareRoot()
      let level = strength * long * short / (a * b)
      frame.forEachPixel(around: center, radiusUm: Double(4 * a)) { index, dx, dy in
        let u = (dx * cosine + dy * sine) / a
        let v = (dy * cosine - dx * sine) / b
        canvas.add(index, LinearColor(0.90, 0.95, 1.05) * (level * bell((u * u + v * v).squareRoot())))
      }
    }
  }

  /// A patch where the lamp is mirrored: bright and ragged.
  func paintGlare(on canvas: inout Canvas) {
    guard parameters.glare > 0 else { return }
    var source = random.split("glare")
    let ragged = GradientNoise(random.split("ragged"))
    let size = 0.5 * Double(min(frame.width, frame.height))
    let center = Point(
      source.uniform(0.15, 0.85) * Double(frame.width), source.uniform(0.15, 0.85) * Double(frame.height))
    let radius = size * source.uniform(0.25, 0.6)
    let scale = Float(1 / frame.projection.firstUmPerPx)
    for y in 0..<frame.height {
      for x in 0..<frame.width {
        let p = Point(Double(x), Double(y)) - center
        let near = bell(Float(p.length / radius))
        guard near > 0.001 else { continue }
        let (u, v) = (Float(x) / (90 * scale), Float(y) / (90 * scale))
        let rough = 0.45 + 0.9 * ragged(u, v) + 0.5 * ragged(3 * u, 3 * v + 50)
        canvas.add(
          y * frame.width + x, LinearColor(0.95, 0.97, 1.02) * (Float(parameters.glare) * near * max(0.12, rough)))
      }
    }
  }
}
