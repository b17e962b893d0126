import Testing

@testable import HairDetection

struct OrderStatisticTests {
  @Test(arguments: [1, 2, 7, 8, 9, 64, 501])
  func everyRankGivesWhatSortingGives(count: Int) {
    for kind in 0..<4 {
      let values = (0..<count).map { i -> Float in
        let noise = Float((i * 7919 + 13) % 1009) / 1009
        switch kind {
        case 0: return noise
        // Many equal values, negative ones, and ones of very different size.
        case 1: return Float(Int(noise * 5))
        case 2: return noise - 0.5
        default:
          let size: Float = i % 2 == 0 ? 1e6 : -1e-3
          return noise * noise * noise * size
        }
      }
      let sorted = values.sorted()
      for rank in 0..<count {
        let value = values.withUnsafeBufferPointer { OrderStatistic.value(atRank: rank, of: $0) }
        #expect(value == sorted[rank])
      }
    }
  }
}
