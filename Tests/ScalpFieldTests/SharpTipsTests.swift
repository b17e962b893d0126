import Foundation
import Imaging
import ScalpField
import Testing

@Suite struct SharpTipsTests {
  /// The sample has a tapered tip two pixels thin, with edges as sharp as a letter's.
  @Test func aThinSharpTipOfAHairIsNoLabel() throws {
    let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "SampleImages/clipped-dark.jpg")
    let photo = try PhotoDecoder.decode([UInt8](Data(contentsOf: sample)), limits: DecodingLimits())
    #expect(FieldFinder.look(at: photo).mask == nil)
  }

  /// Coarse, sharpened photos show pairs of hairs as sharp as the strokes of letters all over the frame.
  @Test func sharpHairsThatLieApartAreNoTextThatFillsThePhoto() {
    var picture = TestPicture()
    for y in stride(from: 30, to: 400, by: 67) {
      for x in stride(from: 30, to: 590, by: 35) {
        for stroke in [x, x + 6] { picture.fill(stroke..<(stroke + 2), y..<(y + 40), (35, 28, 25)) }
      }
    }
    let mask = FieldFinder.look(at: picture.photo).mask
    let share = mask.map { Double($0.cells.count { $0 != 0 }) / Double($0.cells.count) } ?? 0
    #expect(share < 0.3)
  }
}
