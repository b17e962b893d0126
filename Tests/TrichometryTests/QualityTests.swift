import Geometry
import Imaging
import ScalpPhantom
import Testing

@testable import Trichometry

@Suite struct QualityTests {
  private static let umPerPx = 8.0

  /// A phantom of 640 × 480 px.
  private static func photo(_ preset: String, seed: UInt64) throws -> Photo {
    var parameters = try #require(PhantomPreset.named(preset)).parameters(seed: seed)
    parameters.width = 640
    parameters.height = 480
    parameters.umPerPx = umPerPx
    return ScalpPhantom.render(parameters, seed: seed).photo
  }

  private func quality(_ photo: Photo) -> Trichogram.Quality {
    let region = MeasuredRegion.frame(width: photo.width, height: photo.height)
    return Trichogram.Quality(
      light: LightStatistics(photo, region: region),
      sharpness: Sharpness(photo, region: region, umPerPx: Self.umPerPx),
      skin: nil, blur: nil, umPerPx: Self.umPerPx,
      medianWidthPx: nil, vellusBelowUm: 30)
  }

  private static let presets = [
    "black", "brown", "blond", "grey", "dark-skin", "sparse", "bald", "mixed", "curly-long",
  ]

  @Test(arguments: presets)
  func photosInFocusAreGood(preset: String) throws {
    for seed in [41, 42] {
      let judged = quality(try Self.photo(preset, seed: UInt64(seed)))
      #expect(judged.verdict == .good, "\(judged.reasons)")
      #expect((judged.focus ?? 0) > 0.9)
    }
  }

  @Test(arguments: presets)
  func blurredPhotosAreUnusable(preset: String) throws {
    let photo = try Self.photo(preset, seed: 43)
    // Repeated means over a square come near a Gaussian: σ² = 3 · (11² − 1) ÷ 12 px², σ = 5.5 px = 44 µm.
    let defocused = photo.mean(11, 11).mean(11, 11).mean(11, 11)
    #expect(quality(defocused).verdict == .unusable)
    #expect(quality(defocused).reasons[0].hasPrefix("out of focus"))
    #expect((quality(defocused).focus ?? 1) < 0.8)
    // 25 px = 200 µm along one axis.
    for moved in [photo.mean(25, 1), photo.mean(1, 25)] {
      #expect(
        quality(moved).verdict == .unusable, "\(Sharpness(moved, region: .frame(width: 640, height: 480), umPerPx: 8)!)"
      )
    }
  }

  @Test func wrongLightIsUnusable() throws {
    let photo = try Self.photo("black", seed: 44)
    #expect(quality(photo.lit(8)).verdict == .unusable)
    #expect(quality(photo.lit(0.002)).verdict == .unusable)
    #expect(quality(photo.lit(0.002)).reasons == ["the photo is black"])
  }

  @Test func noiseIsUnusable() throws {
    let photo = try Self.photo("black", seed: 45)
    #expect(quality(photo.noisy(35, seed: 1)).verdict == .unusable)
    #expect(quality(photo.noisy(14, seed: 2)).verdict == .usable)
  }

  @Test func theSkyAboveAMeadowIsNoScalp() {
    var random = RandomSource(seed: 5)
    var samples: [UInt8] = []
    for y in 0..<480 {
      for _ in 0..<640 {
        let noise = 20 * random.normal()
        let (r, g, b) = y < 200 ? (110.0 + 0.3 * Double(y), 160.0, 235.0) : (70.0 + noise, 115 + noise, 50 + noise)
        samples += [r, g, b].map { UInt8(min(255, max(0, $0))) }
      }
    }
    let judged = quality(Photo(width: 640, height: 480, samples: .rgb8(samples)))
    #expect(judged.reasons.contains("the colours are not those of skin and hair"))
  }

  @Test func thinHairInFewPixelsIsADoubt() throws {
    let photo = try Self.photo("black", seed: 46)
    let region = MeasuredRegion.frame(width: photo.width, height: photo.height)
    let judged = Trichogram.Quality(
      light: LightStatistics(photo, region: region), sharpness: nil, skin: nil, blur: nil, umPerPx: 20,
      medianWidthPx: nil, vellusBelowUm: 30)
    #expect(judged.verdict == .usable)
    #expect(judged.reasons.count == 1)
  }
}

extension Photo {
  private var bytes: [UInt8] {
    guard case .rgb8(let samples) = samples else { return [] }
    return samples
  }

  private func changed(_ body: (Int, UInt8) -> Double) -> Photo {
    let changed = bytes.enumerated().map { UInt8(min(255, max(0, body($0.offset, $0.element).rounded()))) }
    return Photo(width: width, height: height, samples: .rgb8(changed))
  }

  /// The mean over a rectangle of pixels around each.
  fileprivate func mean(_ across: Int, _ down: Int) -> Photo {
    let source = bytes
    func along(_ values: [Double], _ count: Int, _ step: Int, _ length: Int, _ position: (Int) -> Int) -> [Double] {
      values.indices.map { i in
        var sum = 0.0
        for offset in -(count / 2)...(count / 2) {
          let p = position(i)
          sum += values[i + (min(length - 1, max(0, p + offset)) - p) * step]
        }
        return sum / Double(count)
      }
    }
    let rows = along(source.map(Double.init), across, 3, width) { $0 / 3 % width }
    let all = along(rows, down, 3 * width, height) { $0 / 3 / width }
    return changed { i, _ in all[i] }
  }

  /// Under so many times the light.
  fileprivate func lit(_ factor: Float) -> Photo {
    changed { _, code in Double(LinearLight.code8(LinearLight.table8[Int(code)] * factor)) }
  }

  fileprivate func noisy(_ deviation: Double, seed: UInt64) -> Photo {
    var random = RandomSource(seed: seed)
    return changed { _, code in Double(code) + deviation * random.normal() }
  }
}
