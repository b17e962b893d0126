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
}
