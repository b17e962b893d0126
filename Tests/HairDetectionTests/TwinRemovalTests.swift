import Geometry
import Imaging
import Kernels
import Testing

@testable import HairDetection

struct TwinRemovalTests {
  private func shaft(_ xs: ClosedRange<Double>, y: Double, width: Double = 8, confidence: Double) -> FoundShaft {
    let ribbon = Ribbon(
      points: stride(from: xs.lowerBound, through: xs.upperBound, by: 2).map { Point($0, y) }, width: width,
      amplitude: 0.8)
    let color = ColorPlanes(SyntheticSkin().photo(), factor: 1)
    let field = ContrastField(
      color, skin: SkinBackground(color, umPerPx: 8, valid: nil), valid: nil, umPerPx: 8, kernels: .best)
    let evidence = ShaftEvidence(
      ribbon, in: field.dark, field: field, polarity: .dark, umPerPx: 8, worth: 100, isAlone: { _ in true })
    return FoundShaft(ribbon: ribbon, polarity: .dark, evidence: evidence, confidence: confidence)
  }

  @Test func ofTwoLinesOnOneHairTheLikelierStays() {
    let hair = shaft(20...120, y: 60, confidence: 0.9), again = shaft(70...120, y: 61, confidence: 0.4)
    #expect(TwinRemoval.withoutTwins([again, hair]).map(\.confidence) == [0.9])
  }

  @Test func neighboursCrossingsAndThickHairOverThinOnesStay() {
    let hair = shaft(20...120, y: 60, confidence: 0.9)
    #expect(TwinRemoval.withoutTwins([hair, shaft(20...120, y: 65, confidence: 0.4)]).count == 2)
    #expect(TwinRemoval.withoutTwins([hair, shaft(100...200, y: 60, confidence: 0.4)]).count == 2)
    #expect(TwinRemoval.withoutTwins([hair, shaft(40...90, y: 60, width: 14, confidence: 0.4)]).count == 2)
  }
}
