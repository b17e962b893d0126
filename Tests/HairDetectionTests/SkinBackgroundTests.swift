import Imaging
import Testing

@testable import HairDetection

struct SkinBackgroundTests {
  @Test func hairAcrossEvenSkinLeavesTheSkinsColour() {
    let (width, height) = (120, 90)
    let skin: [UInt8] = [188, 160, 137]
    var samples: [UInt8] = []
    for _ in 0..<height {
      for x in 0..<width { samples += x % 30 < 6 ? [40, 38, 36] : skin }
    }
    let photo = Photo(width: width, height: height, samples: .rgb8(samples))
    let color = ColorPlanes(photo, factor: 1)
    var rows = SkinBackground.RowReader(SkinBackground(color, umPerPx: 8))
    for y in [0, 44, 89] {
      rows.read(y)
      for k in 0..<3 {
        let level = LinearLight.table8[Int(skin[k])]
        #expect((0..<width).allSatisfy { abs(rows.colors.row(k)[$0] - level) < 1e-6 })
      }
    }
  }
}
