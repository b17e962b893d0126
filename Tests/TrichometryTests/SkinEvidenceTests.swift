import Geometry
import Imaging
import ScalpPhantom
import Testing

@testable import Trichometry

/// What a scalp shows between its hairs, and other things do not.
@Suite struct SkinEvidenceTests {
  private static let umPerPx = 8.0
  private static let region = MeasuredRegion.frame(width: 640, height: 480)

  private static func quality(_ photo: Photo, shafts: [ShaftTrace] = []) -> Trichogram.Quality {
    Trichogram.Quality(
      light: LightStatistics(photo, region: region), sharpness: nil,
      skin: SkinEvidence(photo, shafts: shafts, region: region, umPerPx: umPerPx), blur: nil, umPerPx: umPerPx,
      medianWidthPx: nil, vellusBelowUm: 30)
  }

  private static func evidence(_ photo: Photo, shafts: [ShaftTrace] = []) throws -> SkinEvidence {
    try #require(SkinEvidence(photo, shafts: shafts, region: region, umPerPx: umPerPx))
  }

  /// A picture of 640 × 480 px, from red, green and blue at each.
  private static func picture(_ color: (Int, Int) -> (Double, Double, Double)) -> Photo {
    var samples: [UInt8] = []
    for y in 0..<480 {
      for x in 0..<640 {
        let c = color(x, y)
        samples += [c.0, c.1, c.2].map { UInt8(min(255, max(0, $0.rounded()))) }
      }
    }
    return Photo(width: 640, height: 480, samples: .rgb8(samples))
  }

  private static func phantom(_ preset: String, seed: UInt64, skin: Double? = nil) throws -> Phantom {
    var parameters = try #require(PhantomPreset.named(preset)).parameters(seed: seed)
    parameters.width = 640
    parameters.height = 480
    parameters.umPerPx = umPerPx
    if let skin { parameters.skin = skin }
    return ScalpPhantom.render(parameters, seed: seed)
  }

  private static func shafts(_ truth: PhantomTruth) -> [ShaftTrace] {
    truth.hairs.filter { $0.polyline.count > 1 }.map { hair in
      ShaftTrace(
        points: hair.polyline.map { Point($0[0], $0[1]) }, widthPx: hair.diameterUm / umPerPx, polarity: .dark)
    }
  }

  @Test(arguments: ["black", "blond", "grey", "dark-skin", "bald", "mixed", "long", "curly-long"])
  func scalpIsTakenForScalp(preset: String) throws {
    let phantom = try Self.phantom(preset, seed: 61)
    let judged = Self.quality(phantom.photo, shafts: Self.shafts(phantom.truth))
    #expect(judged.verdict != .unusable, "\(judged.reasons)")
  }

  @Test(arguments: [1.0, 3, 6])
  func everySkinIsSkin(type: Double) throws {
    let phantom = try Self.phantom("bald", seed: 62, skin: type)
    #expect(Self.quality(phantom.photo).verdict == .good)
  }

  /// A moonlit hill before the sky, all grey, and a hedge in front of a wall: two surfaces a photo.
  @Test func edgesBetweenSurfacesAreNoScalp() throws {
    let scene = Self.picture { x, y in
      let ridge = 200 + 60 * Double((x / 80) % 2)
      let level = Double(y) < ridge ? 200.0 : 25 + Double((x / 160) % 2) * 130
      return (level, level, level)
    }
    #expect(try Self.evidence(scene).edges > 2 * Trichogram.Quality.mostEdges)
    #expect(Self.quality(scene).verdict == .unusable)
  }

  @Test func slowChangesOfLightAreNoEdges() throws {
    let slope = Self.picture { x, y in
      let level = 60 + 0.25 * Double(x) + 0.05 * Double(y)
      return (level, 0.75 * level, 0.6 * level)
    }
    let evidence = try Self.evidence(slope)
    #expect(evidence.edges == 0)
    #expect(evidence.clutter == 0)
    #expect(abs(evidence.redToGreen - 1.9) < 0.2)
  }

  /// Cloth of threads 80 µm wide is no scalp where none of them is hair, and would be one where all are.
  @Test func aTextureThatIsNoHairIsClutter() throws {
    let cloth = Self.picture { x, _ in x % 20 < 10 ? (200, 150, 125) : (110, 75, 60) }
    #expect(try Self.evidence(cloth).clutter > Trichogram.Quality.mostClutter)
    #expect(Self.quality(cloth).verdict == .unusable)
    let threads = stride(from: 14.5, to: 640, by: 20).map { x in
      ShaftTrace(points: [Point(x, 0), Point(x, 479)], widthPx: 10, polarity: .dark)
    }
    #expect(try Self.evidence(cloth, shafts: threads).clutter < 0.01)
  }

  @Test func aRedThatNoSkinHasIsNoScalp() {
    let lacquer = Self.picture { x, _ in (180 + 0.05 * Double(x), 20, 25) }
    #expect(Self.quality(lacquer).reasons == ["the colours are not those of skin and hair"])
  }

  @Test func moreLinesThanAnyScalpHasHairsAreNoScalp() {
    // 20 mm² with 300 shafts: 1,500 a cm².
    let skin = Self.picture { x, y in (200 + Double((x + y) % 5), 150 + Double((x + 3 * y) % 20), 125) }
    let lines = (0..<300).map { i in
      let root = Point(20 + 30 * Double(i % 20), 20 + 30 * Double(i / 20))
      return ShaftTrace(points: [root, root + Point(20, 8)], widthPx: 4, polarity: .dark)
    }
    #expect(Self.quality(skin, shafts: lines).verdict == .unusable)
    #expect(Self.quality(skin, shafts: Array(lines.prefix(80))).verdict == .good)
  }
}
