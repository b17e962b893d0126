import Comparison
import StudyDesign
import Testing

@Suite struct FateChainTests {
  // Hair 1 stays; 2 is lost after the second visit; 3 comes at the third; 4 is undecided at the second.
  private let first: [HairMatch] = [
    .init(beforeID: 1, afterID: 11, fate: .kept), .init(beforeID: 2, afterID: 12, fate: .kept),
    .init(beforeID: 4, afterID: nil, fate: .undecided),
  ]
  private let second: [HairMatch] = [
    .init(beforeID: 11, afterID: 21, fate: .kept), .init(beforeID: 12, afterID: nil, fate: .lost),
    .init(beforeID: nil, afterID: 23, fate: .gained),
  ]

  @Test func hairsAreFollowedThroughTheVisitsBetween() {
    let chain = FateChain(steps: [first, second], fromFirst: [first, nil])
    #expect(chain.fate(ofHair: 1, seenAfter: false, from: 0, to: 2) == .kept)
    #expect(chain.fate(ofHair: 21, seenAfter: true, from: 0, to: 2) == .kept)
    #expect(chain.fate(ofHair: 2, seenAfter: false, from: 0, to: 2) == .lost)
    #expect(chain.fate(ofHair: 23, seenAfter: true, from: 0, to: 2) == .gained)
    #expect(chain.fate(ofHair: 4, seenAfter: false, from: 0, to: 2) == .undecided)
    #expect(chain.fate(ofHair: 12, seenAfter: false, from: 1, to: 2) == .lost)
  }

  @Test func theComparisonWithTheFirstVisitGoesBeforeTheChain() {
    let direct: [HairMatch] = [.init(beforeID: 2, afterID: 22, fate: .kept)]
    let chain = FateChain(steps: [first, second], fromFirst: [first, direct])
    #expect(chain.fate(ofHair: 2, seenAfter: false, from: 0, to: 2) == .kept)
  }

  @Test func whatWasNotComparedHasNoFate() {
    let chain = FateChain(steps: [first, nil], fromFirst: [first, nil])
    #expect(chain.fate(ofHair: 1, seenAfter: false, from: 0, to: 2) == nil)
    #expect(chain.fate(ofHair: 99, seenAfter: false, from: 0, to: 1) == nil)
  }
}
