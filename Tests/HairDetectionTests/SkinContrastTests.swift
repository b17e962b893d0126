import Imaging
import Testing

@testable import HairDetection

struct SkinContrastTests {
  private func contrast(_ byte: (Int, Int) -> UInt8, valid: [Bool]? = nil) -> (Int, [[Float]]) {
    let side = 96
    let bytes = (0..<side * side).flatMap { i in [UInt8](repeating: byte(i % side, i / side), count: 3) }
    let photo = Photo(width: side, height: side, samples: .rgb8(bytes))
    let grid = DetectionGrid(photoWidth: side, photoHeight: side, umPerPx: DetectionGrid.pixelUm)
    let contrast = SkinContrast(ReducedPhoto(photo, on: grid, threads: 1), valid: valid)
    var rows = [[Float]](repeating: [], count: 4)
    for y in 0..<side {
      var planes = [[Float]](repeating: [Float](repeating: 9, count: side), count: 4)
      withPointers(&planes, 0, []) { contrast.fill(y, $0) }
      for c in 0..<4 { rows[c] += planes[c] }
    }
    return (side, rows)
  }

  private func withPointers(
    _ planes: inout [[Float]], _ i: Int, _ pointers: [UnsafeMutablePointer<Float>],
    _ body: ([UnsafeMutablePointer<Float>]) -> Void
  ) {
    if i == planes.count { return body(pointers) }
    var plane = planes[i]
    plane.withUnsafeMutableBufferPointer { withPointers(&planes, i + 1, pointers + [$0.baseAddress!], body) }
    planes[i] = plane
  }

  @Test func evenSkinHasNoContrast() {
    let (_, planes) = contrast { _, _ in 150 }
    #expect(planes[0].allSatisfy { abs($0) < 1e-4 })
    #expect(planes[3].allSatisfy { $0 == 1 })
  }

  @Test func dimmerLightChangesLittle() {
    func spot(_ level: Int) -> (Int, Int) -> UInt8 {
      { x, y in UInt8(abs(x - 48) < 3 && abs(y - 48) < 3 ? level / 2 : level) }
    }
    let bright = contrast(spot(200)).1[0][48 * 96 + 48], dim = contrast(spot(120)).1[0][48 * 96 + 48]
    #expect(bright < -0.45 && bright > -0.6)
    #expect(abs(bright - dim) < 0.03)
  }

  @Test func maskedPixelsHaveNoContrastAndDoNotCount() {
    // The right half is black and masked: the skin beside it is as usual.
    let valid = (0..<96 * 96).map { $0 % 96 < 48 }
    let (side, planes) = contrast({ x, _ in x < 48 ? 150 : 0 }, valid: valid)
    for i in 0..<side * side {
      #expect(abs(planes[0][i]) < 1e-4)
      #expect(planes[3][i] == (valid[i] ? 1 : 0))
    }
  }
}
