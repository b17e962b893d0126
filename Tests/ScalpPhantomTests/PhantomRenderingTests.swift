import Geometry
import Imaging
import Testing

@testable import ScalpPhantom

@Suite struct PhantomRenderingTests {
  private func bytes(_ phantom: Phantom) -> [UInt8] {
    guard case .rgb8(let bytes) = phantom.photo.samples else { return [] }
    return bytes
  }

  /// FNV-1a.
  private func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The same on every machine and in every build. A change of the generator changes these numbers, and the sample
  /// images with them.
  @Test func pixelsAndTruthAreFixed() {
    var parameters = PhantomPreset.named("mixed")!.parameters(seed: 7)
    parameters.width = 240
    parameters.height = 180
    parameters.umPerPx = 14
    parameters.circle = true
    parameters.ticks = true
    parameters.honeycomb = 0.5
    parameters.glare = 0.3
    let phantom = ScalpPhantom.render(parameters, seed: 7, image: "mixed.png")
    #expect(hash(bytes(phantom)) == 13_654_869_036_684_646_412)
    #expect(hash(phantom.truth.json) == 16_060_311_040_210_769_346)
    let again = ScalpPhantom.render(parameters, seed: 7, image: "mixed.png")
    #expect(bytes(again) == bytes(phantom) && again.truth == phantom.truth)
    #expect(bytes(ScalpPhantom.render(parameters, seed: 8)) != bytes(phantom))
  }

  /// One nuisance more leaves all the others where they are.
  @Test func nuisancesDoNotMoveEachOther() {
    let parameters = PhantomTruthTests.small()
    let plain = ScalpPhantom.render(parameters, seed: 4)
    var dirty = parameters
    dirty.bubblesPerCm2 = 60
    dirty.molesPerCm2 = 8
    dirty.debrisPerCm2 = 90
    let other = ScalpPhantom.render(dirty, seed: 4)
    #expect(bytes(other) != bytes(plain))
    #expect(other.truth.hairs.map(\.polyline) == plain.truth.hairs.map(\.polyline))
  }

  /// Full width at half depth in linear light, of a lone hair without camera: its diameter.
  @Test(arguments: [48.0, 64, 90])
  func halfDepthWidthIsTheDiameter(diameterUm: Double) {
    var parameters = PhantomTruthTests.small()
    parameters.umPerPx = 6
    parameters.defocusPx = 0
    parameters.roughness = 0
    let projection = Projection(width: 320, height: 240, umPerPx: 6)
    let frame = PhotoFrame(
      parameters, projection: projection, field: PhantomField(parameters), random: RandomSource(seed: 1))
    let axis = (0...40).map { Point(-400 + 18 * Double($0), -100 + 8.7 * Double($0)) }
    let strand = Strand(
      id: 1, unit: 1, kind: .terminal, color: .black, phase: .anagen, isLong: false, axis: axis,
      diametersUm: [Double](repeating: diameterUm, count: 41), heightsUm: [Double](repeating: 0, count: 41),
      cutSlope: 0, burialDirection: .zero, burialUm: 0, rootSoftness: 0.3, pigmentation: 1, specularPlace: 0,
      specularStrength: 0,
      layer: 0)
    var canvas = Canvas(width: 320, height: 240, color: LinearColor(gray: 0.5))
    var painter = HairPainter(
      parameters, frame: frame, phi: NormalIntegral(), bell: BellCurve(), random: RandomSource(seed: 1))
    let visible = VisibleStrand(strand, frame: frame)!
    painter.paint(visible, on: &canvas)

    // Sections across the middle, interpolated bilinearly along the normal.
    let middle = projection.pixel(axis[20])
    let direction = (projection.pixel(axis[21]) - middle).normalized
    var profile: [Double] = []
    for k in -200...200 {
      var sum = 0.0
      for j in -10...10 {
        let p = middle + direction * Double(j) + direction.perpendicular * (Double(k) * 0.1)
        sum += canvas.green(at: p)
      }
      profile.append(sum / 21)
    }
    let depth = 0.5 - profile.min()!
    let inside = profile.filter { $0 < 0.5 - 0.5 * depth }.count
    #expect(abs(Double(inside) * 0.1 * 6 - diameterUm) < 1.2)
  }

  @Test func outsideTheDermoscopeIsBlack() {
    let parameters = PhantomTruthTests.small { $0.circle = true }
    let pixels = bytes(ScalpPhantom.render(parameters, seed: 1))
    #expect(pixels[0..<3].allSatisfy { $0 < 45 })
    let middle = 3 * (120 * 320 + 160)
    #expect(pixels[middle..<(middle + 3)].contains { $0 > 60 } || pixels.max()! > 100)
  }

  @Test func darkSkinIsDarkerThanLightSkin() {
    func median(_ skin: Double) -> UInt8 {
      let parameters = PhantomTruthTests.small {
        $0.skin = skin
        $0.densityPerCm2 = 0
      }
      return bytes(ScalpPhantom.render(parameters, seed: 1)).sorted()[320 * 240 * 3 / 2]
    }
    let medians = [1.0, 2, 3, 4, 5, 6].map(median)
    #expect(medians == medians.sorted(by: >))
  }
}

extension Canvas {
  /// The green plane between pixels.
  fileprivate func green(at p: Point) -> Double {
    let x = Int(p.x)
    let y = Int(p.y)
    let (fx, fy) = (p.x - Double(x), p.y - Double(y))
    func value(_ i: Int, _ j: Int) -> Double { Double(green[(y + j) * width + x + i]) }
    return (1 - fy) * ((1 - fx) * value(0, 0) + fx * value(1, 0)) + fy * ((1 - fx) * value(0, 1) + fx * value(1, 1))
  }
}
