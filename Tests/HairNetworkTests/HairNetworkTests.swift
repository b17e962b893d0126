import HairNetwork
import KernelReference
import KernelTable
import Kernels
import Testing

@Suite struct HairNetworkTests {
  @Test(arguments: [(1, 1), (16, 16), (37, 53), (90, 70)])
  func logitsAreThoseOfPlainLoops(width: Int, height: Int) {
    let plain = PlainNetwork(weights: SmallNetwork.weights)
      .features(width: width, height: height, pixels: SamplePicture.pixel)
    let evidence = SmallNetwork.network.evidence(
      width: width, height: height, threads: 1, kernels: .best, fill: SamplePicture.fill(width: width))
    #expect(evidence.columns == (width + 1) / 2 && evidence.rows == (height + 1) / 2)
    #expect(evidence.valuesPerCell == 16 && evidence.directions == 9)
    var (different, cut) = (0, 0)
    for y in 0..<evidence.rows {
      evidence.withLogits(row: y) { row in
        for x in 0..<evidence.columns {
          for c in 0..<16 {
            let expected = c < 11 ? plain.logits[c, y, x] : 0
            if Int(row[x * 16 + c]) != expected { different += 1 }
            if c < 11, abs(expected) == 16_383 { cut += 1 }
          }
        }
      }
    }
    #expect(different == 0)
    // The formula's weights keep the numbers alive: not all at the limit, not all the same.
    #expect(cut < evidence.columns * evidence.rows)
    #expect(Set(plain.logits.values).count > 20)
  }

  @Test func valuesAtPlacesAreThoseOfPlainLoops() {
    let (width, height) = (37, 53)
    let plain = PlainNetwork(weights: SmallNetwork.weights)
    let (_, fine, coarse) = plain.features(width: width, height: height, pixels: SamplePicture.pixel)
    let evidence = SmallNetwork.network.evidence(
      width: width, height: height, threads: 1, kernels: .best, fill: SamplePicture.fill(width: width))
    // Some cells twice in a row, with two directions.
    let places = (0..<60).map { HairPlace(column: $0 / 2 * 5 % 19, row: $0 / 2 * 7 % 27, direction: $0 % 9) }
    let values = SmallNetwork.network.values(at: places, of: evidence, kernels: .best)
    #expect(SmallNetwork.network.valuesPerPlace == 3 && values.count == 180)
    for (i, place) in places.enumerated() {
      let expected = plain.values(
        column: place.column, row: place.row, direction: place.direction, fine: fine, coarse: coarse)
      for k in 0..<3 { #expect(abs(Double(values[3 * i + k]) - expected[k]) < 1e-4) }
    }
  }

  @Test(arguments: [2, 3, 7])
  func threadsChangeNoBit(threads: Int) {
    #expect(Self.bits(threads: threads, kernels: .best) == Self.bits(threads: 1, kernels: .best))
  }

  @Test(arguments: KernelTable.available.indices)
  func kernelsChangeNoBit(index: Int) {
    let reference = Self.bits(threads: 1, kernels: KernelReference.table)
    #expect(Self.bits(threads: 2, kernels: KernelTable.available[index]) == reference)
  }

  /// All logits, and the values of some places.
  private static func bits(threads: Int, kernels: KernelTable) -> [UInt32] {
    let (width, height) = (75, 121)
    let network = SmallNetwork.network
    let evidence = network.evidence(
      width: width, height: height, threads: threads, kernels: kernels, fill: SamplePicture.fill(width: width))
    var bits: [UInt32] = []
    for y in 0..<evidence.rows {
      evidence.withLogits(row: y) { bits += $0.map { UInt32(truncatingIfNeeded: $0) } }
    }
    let places = (0..<200).map { HairPlace(column: $0 * 5 % 38, row: $0 * 7 % 61, direction: $0 % 9) }
    return bits + network.values(at: places, of: evidence, kernels: kernels).map(\.bitPattern)
  }
}
