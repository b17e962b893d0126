import Elementary
import Geometry

/// Paints bare skin: its tone with mottling, redness, pores, furrows, pigment network and shiny flakes.
///
/// The patterns are fixed functions of the skin, so that two photos of one scalp show the same skin.
struct SkinPainter: Sendable {
  private let parameters: PhantomParameters
  private let tone: SkinTone
  private let mottling: GradientNoise
  private let redness: GradientNoise
  private let grain: GradientNoise
  private let lines: GradientNoise
  private let flakes: GradientNoise
  private let network: CellNoise
  private let direction: (sin: Double, cos: Double)

  init(_ parameters: PhantomParameters, random: RandomSource) {
    self.parameters = parameters
    tone = SkinTone(type: parameters.skin, tint: parameters.skinTint)
    mottling = GradientNoise(random.split("mottling"))
    redness = GradientNoise(random.split("redness"))
    grain = GradientNoise(random.split("grain"))
    lines = GradientNoise(random.split("lines"))
    flakes = GradientNoise(random.split("flakes"))
    network = CellNoise(random.split("network"))
    var source = random.split("direction")
    direction = Elementary.sincos(source.uniform(0, 2 * Double.pi))
  }

  func paint(width: Int, height: Int, projection: Projection) -> Canvas {
    var canvas = Canvas(width: width, height: height, color: tone.color)
    func field(_ value: (Point) -> Float) -> CoarseField {
      CoarseField(width: width, height: height) { value(projection.skin(Point($0, $1))) }
    }
    let xs = field { Float($0.x) }
    let ys = field { Float($0.y) }
    let pigment = field { p in
      let (x, y) = (Float(p.x), Float(p.y))
      return 0.05 * mottling(x / 2600, y / 2600) + 0.035 * mottling(x / 700 + 40, y / 700)
    }
    let blood = field { p in
      let (x, y) = (Float(p.x), Float(p.y))
      let patches = redness(x / 2200, y / 2200) + 0.5 * redness(x / 800 + 31, y / 800)
      return Float(parameters.erythema) * (0.25 * max(0, patches) + 0.05 * patches)
    }
    let shine = field { p in
      max(0, 0.35 + 0.9 * mottling(Float(p.x) / 1700 - 17, Float(p.y) / 1700))
    }
    let bendX = field { 45 * lines(Float($0.x) / 420, Float($0.y) / 420 + 90) }
    let bendY = field { 45 * lines(Float($0.x) / 420 + 90, Float($0.y) / 420) }

    var (x, y, m, b, s, bx, by) = (
      [Float](repeating: 0, count: width), [Float](repeating: 0, count: width), [Float](repeating: 0, count: width),
      [Float](repeating: 0, count: width), [Float](repeating: 0, count: width), [Float](repeating: 0, count: width),
      [Float](repeating: 0, count: width)
    )
    let local = Pattern(self, umPerPx: projection.umPerPx)
    for row in 0..<height {
      xs.fill(&x, y: row)
      ys.fill(&y, y: row)
      pigment.fill(&m, y: row)
      blood.fill(&b, y: row)
      shine.fill(&s, y: row)
      bendX.fill(&bx, y: row)
      bendY.fill(&by, y: row)
      for column in 0..<width {
        local.paint(
          &canvas, row * width + column, x[column], y[column], x[column] + bx[column], y[column] + by[column],
          m[column], b[column], s[column])
      }
    }
    return canvas
  }

  /// The fine patterns, with their strengths and sizes at the photo's scale.
  private struct Pattern {
    let skin: SkinPainter
    let color: LinearColor
    let texture: Float
    let furrows: Float
    let honeycomb: Float
    let gloss: Float
    let shine: LinearColor
    let fineWeight: Float
    let midWeight: Float
    let flakeWeight: Float
    let cosine: Float
    let sine: Float

    init(_ skin: SkinPainter, umPerPx: Double) {
      self.skin = skin
      color = skin.tone.color
      texture = Float(skin.parameters.texture)
      furrows = Float(skin.parameters.furrows)
      honeycomb = Float(skin.parameters.honeycomb)
      gloss = Float(skin.parameters.gloss)
      shine = LinearColor.mix(color, LinearColor(0.78, 0.86, 1.10), 0.7)
      /// Bumps smaller than the pixels average out.
      func visible(_ wavelengthUm: Double) -> Float {
        let ratio = wavelengthUm / (2.5 * umPerPx)
        return Float(min(1, ratio * ratio))
      }
      fineWeight = 0.55 * visible(16)
      midWeight = 0.8 * visible(38)
      flakeWeight = visible(22)
      cosine = Float(skin.direction.cos)
      sine = Float(skin.direction.sin)
    }

    /// - Parameters:
    ///   - x, y: the skin's point, µm; wx, wy: the same, bent for curved lines.
    ///   - m, b, s: local pigment, blood and shininess.
    @inline(__always)
    func paint(
      _ canvas: inout Canvas, _ index: Int, _ x: Float, _ y: Float, _ wx: Float, _ wy: Float, _ m: Float, _ b: Float,
      _ s: Float
    ) {
      var pigment = m
      var blood = b
      var light: Float = 0
      // Turned against the photo's rows, so that no lattice shows.
      let u = wx * cosine + wy * sine
      let v = wy * cosine - wx * sine
      if texture > 0 {
        let fine = skin.grain(x * (1 / 16), y * (1 / 16))
        let mid = skin.grain((0.8 * x - 0.6 * y) * (1 / 38) + 300, (0.8 * y + 0.6 * x) * (1 / 38))
        let wide =
          0.7 * skin.grain(u * (1 / 170), v * (1 / 170) + 300)
          + 0.5 * skin.grain((0.6 * u + 0.8 * v) * (1 / 85), (0.6 * v - 0.8 * u) * (1 / 85) + 900)
        pigment += texture * (0.13 * (fineWeight * fine + midWeight * mid) + 0.15 * wide)
        blood += texture * 0.04 * (wide + mid)
      }
      if furrows > 0 {
        let n1 = skin.lines(u * (1 / 1100), v * (1 / 230))
        let n2 = skin.lines(wx * (1 / 260) + 50, wy * (1 / 260))
        let first = max(0, 1 - n1.magnitude * 7)
        let second = max(0, 1 - n2.magnitude * 8)
        let here = max(0, 0.35 + 1.1 * skin.lines(x * (1 / 500) + 90, y * (1 / 500) + 90))
        let line = here * (first * first + 0.35 * second * second)
        pigment += furrows * 0.14 * line
        blood += furrows * 0.20 * line
      }
      if honeycomb > 0 {
        let cell = skin.network(wx * (1 / 135), wy * (1 / 135))
        let wall = max(0, 1 - (cell.second - cell.first) * 3.2)
        let broken = 0.75 + 0.5 * skin.grain(x * (1 / 400) + 70, y * (1 / 400))
        pigment += honeycomb * (0.75 * wall * broken - 0.12)
      }
      if gloss > 0 {
        let streak = skin.flakes(u * (1 / 120), v * (1 / 22))
        let other = skin.flakes((0.75 * u + 0.66 * v) * (1 / 90) + 40, (0.75 * v - 0.66 * u) * (1 / 20))
        let cross = skin.flakes(x * (1 / 48) + 80, y * (1 / 48))
        let sheet = skin.flakes((u + 0.3 * v) * (1 / 260) + 130, v * (1 / 60) + 130)
        let patch = skin.flakes(x * (1 / 140) + 170, y * (1 / 140))
        let bright = max(0, 0.5 * streak + 0.45 * other + 0.35 * cross + 0.4 * sheet + 0.3 * patch - 0.12)
        let fine = flakeWeight * (0.5 * bright * bright + 0.25 * bright)
        light = gloss * (0.12 + s) * (fine + 0.09 * max(0, sheet + 0.8 * patch + 0.2))
      }
      let melanin = SkinTone.melanin
      let hemoglobin = SkinTone.blood
      canvas.red[index] = color.r * SkinTone.remaining(pigment * melanin.r + blood * hemoglobin.r) + light * shine.r
      canvas.green[index] = color.g * SkinTone.remaining(pigment * melanin.g + blood * hemoglobin.g) + light * shine.g
      canvas.blue[index] = color.b * SkinTone.remaining(pigment * melanin.b + blood * hemoglobin.b) + light * shine.b
    }
  }
}
