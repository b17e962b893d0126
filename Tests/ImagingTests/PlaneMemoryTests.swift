import Testing

@testable import Imaging

@Suite struct PlaneMemoryTests {
  @Test func memoryThatIsGivenBackServesTheNextPlaneOfItsSizeAndNoOther() {
    // A size that no other test takes.
    let bytes = 1_937_185
    let first = PlaneMemory.take(bytes)
    PlaneMemory.giveBack(first)
    let other = PlaneMemory.take(bytes * 2)
    let second = PlaneMemory.take(bytes - 1000)
    #expect(second.base == first.base && second.capacity >= bytes - 1000)
    #expect(other.base != first.base && other.capacity >= bytes * 2)
    PlaneMemory.giveBack(second)
    PlaneMemory.giveBack(other)
  }

  @Test func planesInUseShareNoMemory() {
    let planes = (0..<4).map { _ in Plane(width: 600, height: 400) }
    #expect(Set(planes.map { UInt(bitPattern: $0.base) }).count == 4)
  }
}
