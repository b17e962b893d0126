import Geometry
import Imaging
import Testing

@testable import HairDetection

struct ClipLengthTests {
  @Test func hairCutAlikeHasALengthThatOnlyJoinedLinesExceed() throws {
    let clip = try #require(ClipLength(whole: (0..<30).map { 60 + Double($0 % 10) * 5 }, cut: []))
    #expect(clip.length == 105)
    #expect(clip.excess(105) == 0)
    #expect(clip.excess(1.15 * 105) == 0)
    #expect(clip.excess(150) > 0.5)
    #expect(clip.excess(210) == 1)
  }

  @Test func uncutHairHasNone() {
    // All lengths, as pieces of long hair show them.
    #expect(ClipLength(whole: (0..<40).map { 20 + 0.5 * Double($0 * $0) }, cut: []) == nil)
    // Some hair was cut, some runs through the photo.
    #expect(ClipLength(whole: Array(repeating: 80, count: 30), cut: [400, 500]) == nil)
    // Too few to tell.
    #expect(ClipLength(whole: Array(repeating: 80, count: 14), cut: []) == nil)
  }

  /// Two dark strips end to end along row 30 with a pixel or two of skin between them.
  private func field(gap: Range<Int>) -> (contrast: Plane, opposite: Plane) {
    let contrast = Plane(width: 240, height: 60), opposite = Plane(width: 240, height: 60)
    for y in 0..<60 {
      for x in 0..<240 {
        let inside = abs(Double(y) - 30) < 4 && x > 10 && x < 230 && !gap.contains(x)
        contrast.row(y)[x] = inside ? 0.8 : 0
        opposite.row(y)[x] = 0
      }
    }
    return (contrast, opposite)
  }

  private func pieces(gap: Range<Int>, clipLength: ClipLength?) -> [Ribbon] {
    let (contrast, opposite) = field(gap: gap)
    let model = ShaftModel(contrast: contrast, opposite: opposite, umPerPx: 8)
    model.add(
      Ribbon(points: stride(from: 11.0, through: 229, by: 2).map { Point($0, 30) }, width: 7.5, amplitude: 0.8))
    ShaftCutter(model: model, refiner: ShaftRefiner(model: model), clipLength: clipLength).cutAll()
    return model.order.compactMap { model.shafts[$0]?.ribbon }
  }

  @Test func aLineTwiceAsLongAsTheHairIsCutWhereSkinShows() throws {
    let clip = try #require(ClipLength(whole: Array(repeating: 110, count: 20), cut: []))
    let cut = pieces(gap: 112..<122, clipLength: clip).map { $0.points.map(\.x) }.sorted { $0[0] < $1[0] }
    try #require(cut.count == 2)
    #expect(abs((cut[0].max() ?? 0) - 112) < 6)
    #expect(abs((cut[1].min() ?? 0) - 122) < 6)
  }

  @Test func aLineNoLongerThanTheHairIsLeftWhole() throws {
    let clip = try #require(ClipLength(whole: Array(repeating: 200, count: 20), cut: []))
    #expect(pieces(gap: 112..<122, clipLength: clip).count == 1)
  }
}
