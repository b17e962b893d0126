import Testing

@testable import Trichometry

@Suite struct SmoothCourseTests {
  private static let course = SmoothCourse(spacing: 8, umPerPx: 6)

  /// Second differences of a line that lies `aside` of a straight one.
  private static func bends(_ aside: [Double]) -> [Double] {
    aside.indices.map { i in
      i > 0 && i + 1 < aside.count ? aside[i - 1] - 2 * aside[i] + aside[i + 1] : 0
    }
  }

  @Test func aTracingThatSwervesWhereNothingIsSeenIsLedStraightOn() {
    let aside: [Double] = [0, 0, 0, 0, 0.4, 1.1, 1.3, 0.6, 0, 0, 0, 0, 0]
    let measured = aside.indices.map { i in
      (4...7).contains(i) ? nil : SmoothCourse.Measured(offset: -aside[i], sd: 0.2)
    }
    let offsets = Self.course.offsets(bends: Self.bends(aside), measured: measured)
    for i in aside.indices { #expect(abs(aside[i] + offsets[i]) < 0.25, "place \(i)") }
  }

  @Test func anEvenBendIsKept() {
    let aside = (0..<20).map { 0.05 * Double($0 * $0) }
    let offsets = Self.course.offsets(
      bends: Self.bends(aside), measured: aside.indices.map { $0 % 5 == 0 ? .init(offset: 0, sd: 0.2) : nil })
    for offset in offsets { #expect(abs(offset) < 1e-9) }
  }

  @Test func onePlaceThatContradictsAllOthersHardlyMovesTheCourse() {
    let measured = (0..<15).map { SmoothCourse.Measured(offset: $0 == 7 ? 4 : 0.5, sd: 0.2) }
    let offsets = Self.course.offsets(bends: [Double](repeating: 0, count: 15), measured: measured)
    for offset in offsets { #expect(abs(offset - 0.5) < 0.15) }
  }

  @Test func aShaftOfFewPlacesIsMovedToo() {
    for count in 1...3 {
      let offsets = Self.course.offsets(
        bends: [Double](repeating: 0, count: count),
        measured: [SmoothCourse.Measured?](repeating: .init(offset: 1, sd: 0.1), count: count))
      for offset in offsets { #expect(abs(offset - 1) < 0.1) }
    }
  }
}
