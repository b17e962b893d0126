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
      width: width, height: height, leastLogit: .max, threads: 1, kernels: .best,
      fill: SamplePicture.fill(width: width))
    #expect(evidence.places.isEmpty && evidence.values.isEmpty)
    #expect(evidence.columns == (width + 1) / 2 && evidence.rows == (height + 1) / 2)
    #expect(evidence.valuesPerCell == 16 && evidence.directions == 9)
    // Kept in a byte each, to the nearest.
    let factor = Double(evidence.logitScale) / Double(evidence.cellLogitScale)
    var (different, cut) = (0, 0)
    for y in 0..<evidence.rows {
      evidence.withLogits(row: y) { row in
        for x in 0..<evidence.columns {
          for c in 0..<16 {
            let expected = c < 11 ? Double(plain.logits[c, y, x]) * factor : 0
            if abs(Double(row[x * 16 + c]) - max(-127, min(127, expected))) > 0.51 { different += 1 }
            if c < 11, abs(plain.logits[c, y, x]) == 16_383 { cut += 1 }
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
    let (logits, fine, coarse) = plain.features(width: width, height: height, pixels: SamplePicture.pixel)
    let evidence = SmallNetwork.network.evidence(
      width: width, height: height, leastLogit: Self.leastLogit, threads: 1, kernels: .best,
      fill: SamplePicture.fill(width: width))
    let likely = (0..<27).flatMap { row in
      (0..<19).flatMap { column in
        (0..<9).filter { logits[$0, row, column] >= Int(Self.leastLogit) }.map { [column, row, $0] }
      }
    }
    #expect(likely.count > 100 && likely.count < 19 * 27 * 9 / 2)
    #expect(evidence.places.map { [Int($0.column), Int($0.row), Int($0.direction)] } == likely)
    #expect(evidence.valuesPerPlace == 3 && evidence.values.count == 3 * likely.count)
    for (i, place) in evidence.places.enumerated() {
      let (column, row, direction) = (Int(place.column), Int(place.row), Int(place.direction))
      #expect(Int(place.logit) == logits[direction, row, column])
      guard i % 7 == 0 else { continue }
      let expected = plain.values(column: column, row: row, direction: direction, fine: fine, coarse: coarse)
      for k in 0..<3 { #expect(abs(Double(evidence.values[3 * i + k]) - expected[k]) < 1e-4) }
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

  /// A quarter of all places of a picture of 37 × 53 pixels are at least so likely.
  private static let leastLogit: Int16 = {
    let logits = PlainNetwork(weights: SmallNetwork.weights)
      .features(width: 37, height: 53, pixels: SamplePicture.pixel).logits
    let all = (0..<9).flatMap { k in (0..<27).flatMap { y in (0..<19).map { x in logits[k, y, x] } } }.sorted()
    return Int16(all[all.count * 3 / 4])
  }()

  /// All logits, as they are kept and as they are, and the values of all places.
  private static func bits(threads: Int, kernels: KernelTable) -> [UInt32] {
    let (width, height) = (75, 121)
    let network = SmallNetwork.network
    let evidence = network.evidence(
      width: width, height: height, leastLogit: .min, threads: threads, kernels: kernels,
      fill: SamplePicture.fill(width: width))
    var bits: [UInt32] = []
    for y in 0..<evidence.rows {
      evidence.withLogits(row: y) { bits += $0.map { UInt32(truncatingIfNeeded: $0) } }
    }
    #expect(evidence.places.count > 100)
    return bits + evidence.places.map { UInt32(truncatingIfNeeded: $0.logit) } + evidence.values.map(\.bitPattern)
  }
}
