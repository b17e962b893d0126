import Imaging
import Testing

@Suite struct PlaneTests {
  @Test(arguments: [1, 15, 16, 17, 1000, 1008, 1009, 1024, 2048, 4000, 4096])
  func rowsAreAlignedAndDoNotCompeteForTheCache(width: Int) {
    let plane = Plane(width: width, height: 3)
    #expect(plane.stride >= width && plane.stride < width + 32)
    #expect(plane.stride % 16 == 0 && plane.stride % 1024 != 0)
    for y in 0..<3 {
      #expect(UInt(bitPattern: plane.row(y)) % 64 == 0)
      #expect(plane.row(y) == plane.base + y * plane.stride)
      #expect((width..<plane.stride).allSatisfy { plane.row(y)[$0] == 0 })
    }
  }
}
