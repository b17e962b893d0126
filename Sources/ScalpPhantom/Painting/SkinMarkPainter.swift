import Elementary
import Geometry

/// Paints what is scattered over skin: moles, vessels, dots, pale spots and scales. All of it stays with the skin.
struct SkinMarkPainter {
  private let parameters: PhantomParameters
  private let frame: PhotoFrame
  private let region: SkinRegion
  private let random: RandomSource
  private let bell: BellCurve
  private let phi: NormalIntegral
  private let edges: GradientNoise
  private var rasterizer: StripRasterizer

  init(
    _ parameters: PhantomParameters, frame: PhotoFrame, region: SkinRegion, phi: NormalIntegral, bell: BellCurve,
    random: RandomSource
  ) {
    self.parameters = parameters
    self.frame = frame
    self.region = region
    self.random = random
    self.bell = bell
    self.phi = phi
    edges = GradientNoise(random.split("edges"))
    rasterizer = StripRasterizer(width: frame.width, height: frame.height, phi: phi)
  }

  func paintMoles(on canvas: inout Canvas) {
    var source = random.split("moles")
    for k in 0..<source.poisson(parameters.molesPerCm2 * region.areaCm2) {
      let center = region.point(&source)
      let radius = Float(min(1400, source.logNormal(mean: 330, cv: 0.6)))
      let depth = Float(source.uniform(0.35, 1.1))
      let own = Float(k) * 17
      frame.forEachPixel(around: center, radiusUm: Double(radius) * 1.7) { index, dx, dy in
        let r = (dx * dx + dy * dy).squareRoot() / radius
        let wobble = 0.22 * edges(dx / (0.8 * radius) + own, dy / (0.8 * radius))
        let inside = phi((1 - r - wobble) * 7)
        let grain = 1 + 0.5 * edges(dx / 90 + own, dy / 90 + 50)
        Self.absorb(&canvas, index, pigment: depth * inside * grain, blood: 0)
      }
    }
  }

  mutating func paintVessels(on canvas: inout Canvas) {
    guard parameters.vessels > 0 else { return }
    var source = random.split("vessels")
    for _ in 0..<source.poisson(22 * parameters.vessels * region.areaCm2) {
      var heading = source.uniform(0, 2 * Double.pi)
      var bend = source.normal(0, 1.2e-3)
      let steps = Int(source.uniform(12, 70))
      let width = source.uniform(9, 26)
      let depthBlur = source.uniform(8, 26)
      let strength = Float(parameters.vessels * source.uniform(0.25, 0.9))
      var p = region.point(&source)
      var nodes: [Strip.Node] = []
      for i in 0...steps {
        let pixel = frame.projection.pixel(p)
        let scale = frame.projection.pxPerUm(at: p)
        let blur = depthBlur * scale
        let fade = min(1, 5 * min(Double(i), Double(steps - i)) / Double(steps))
        nodes.append(
          Strip.Node(
            center: pixel, halfWidth: 0.5 * width * scale,
            sigma: (frame.blurPx * frame.blurPx + blur * blur).squareRoot(), opacity: fade))
        let step = Elementary.sincos(heading)
        p += Point(step.cos, step.sin) * 22
        heading += bend * 22
        bend += -0.06 * bend + source.normal(0, 4.5e-4)
      }
      rasterizer.forEachPixel(of: Strip(nodes: nodes)) { sample in
        Self.absorb(&canvas, sample.index, pigment: 0, blood: 0.9 * strength * sample.coverage)
      }
    }
  }

  func paintDots(on canvas: inout Canvas) {
    var source = random.split("dots")
    for _ in 0..<source.poisson(parameters.yellowDotsPerCm2 * region.areaCm2) {
      let center = region.point(&source)
      let radius = Float(source.uniform(35, 95))
      let strength = Float(source.uniform(0.15, 0.5))
      frame.forEachPixel(around: center, radiusUm: Double(radius) * 1.6) { index, dx, dy in
        let r = (dx * dx + dy * dy).squareRoot() / radius
        let a = strength * phi((1 - r) * 5)
        canvas.cover(
          index, a, transmission: LinearColor(0.72, 0.58, 0.30), scatter: LinearColor(0.22, 0.15, 0.035))
      }
    }
    for _ in 0..<source.poisson(parameters.blackDotsPerCm2 * region.areaCm2) {
      let center = region.point(&source)
      let radius = Float(source.uniform(18, 48))
      let dark = Float(source.uniform(0.5, 0.95))
      frame.forEachPixel(around: center, radiusUm: Double(radius) * 1.8) { index, dx, dy in
        let r = (dx * dx + 1.2 * dy * dy).squareRoot() / radius
        canvas.cover(
          index, dark * phi((1 - r) * 5), transmission: LinearColor(gray: 0.06), scatter: LinearColor(gray: 0.008))
      }
    }
    // Sweat ducts show as pale spots in a pigment network.
    for _ in 0..<source.poisson(150 * parameters.honeycomb * region.areaCm2) {
      let center = region.point(&source)
      let radius = Float(source.uniform(22, 45))
      let strength = Float(source.uniform(0.10, 0.30))
      frame.forEachPixel(around: center, radiusUm: Double(radius) * 2.2) { index, dx, dy in
        let a = strength * bell((dx * dx + dy * dy).squareRoot() / (0.7 * radius))
        canvas.cover(
          index, a, transmission: LinearColor(gray: 0.6), scatter: LinearColor(0.30, 0.26, 0.23))
      }
    }
  }

  /// Flakes of horny skin: those on top lie over hair too.
  func paintScales(on canvas: inout Canvas, onTop: Bool) {
    var source = random.split("scales")
    for k in 0..<source.poisson(parameters.scalesPerCm2 * region.areaCm2) {
      let center = region.point(&source)
      let radius = Float(min(420, source.logNormal(mean: 95, cv: 0.6)))
      let strength = Float(source.uniform(0.2, 0.75))
      let stretch = Float(source.uniform(0.45, 1))
      let turn = Elementary.sincos(source.uniform(0, Double.pi))
      let isOnTop = source.chance(0.2)
      guard isOnTop == onTop else { continue }
      let (sine, cosine) = (Float(turn.sin), Float(turn.cos))
      let own = Float(k) * 23
      frame.forEachPixel(around: center, radiusUm: Double(radius) * 1.6) { index, dx, dy in
        let u = dx * cosine + dy * sine
        let v = (dy * cosine - dx * sine) / stretch
        let r = (u * u + v * v).squareRoot() / radius
        let wobble = 0.45 * edges(u / (0.5 * radius) + own, v / (0.5 * radius) + 9)
        let sheet = 0.55 + 0.7 * edges(u / 30 + own, v / 18)
        let a = strength * phi((0.85 - r - wobble) * 9) * max(0.1, min(1, sheet))
        canvas.cover(
          index, a, transmission: LinearColor(gray: 0.35), scatter: LinearColor(0.47, 0.47, 0.46))
      }
    }
  }

  @inline(__always)
  private static func absorb(_ canvas: inout Canvas, _ index: Int, pigment: Float, blood: Float) {
    let m = SkinTone.melanin
    let b = SkinTone.blood
    canvas.multiply(
      index,
      LinearColor(
        SkinTone.remaining(pigment * m.r + blood * b.r), SkinTone.remaining(pigment * m.g + blood * b.g),
        SkinTone.remaining(pigment * m.b + blood * b.b)))
  }
}
