import Elementary
import HairNetwork
import Kernels
import Testing

/// The delivered weights beside what the network of the training says in Float.
@Suite struct StandardNetworkTests {
  @Test func chancesAndValuesAreCloseToThoseInFloat() {
    let network = HairNetwork.standard
    let (width, height) = (TestVector.width, TestVector.height)
    let evidence = network.evidence(
      width: width, height: height, leastLogit: .min, threads: 1, kernels: .best,
      fill: SamplePicture.fill(width: width))
    let cells = stride(from: 0, to: height / 2, by: 3).flatMap { y in
      stride(from: y % 11, to: width / 2, by: 11).map { (column: $0, row: y) }
    }
    #expect(cells.count == TestVector.logits.count)
    func chance(_ logit: Double) -> Double { 1 / (1 + Elementary.exp(-logit)) }
    for (cell, logits) in zip(cells, TestVector.logits) {
      for (k, expected) in logits.enumerated() {
        let found = evidence.withLogits(row: cell.row) { $0[cell.column * evidence.valuesPerCell + k] }
        #expect(abs(chance(Double(found) * Double(evidence.logitScale)) - chance(Double(expected))) < 0.04)
      }
    }
    // All places are likely enough.
    for (cell, expected) in zip(cells, TestVector.values) {
      #expect(expected.count == network.valuesPerPlace)
      let direction = (3 * cell.column + cell.row) % network.directions
      let place = (cell.row * evidence.columns + cell.column) * network.directions + direction
      for (k, value) in expected.enumerated() {
        #expect(abs(evidence.values[place * network.valuesPerPlace + k] - value) < 0.25)
      }
    }
  }
}
