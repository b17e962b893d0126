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
        #expect(abs(chance(Double(found) * Double(evidence.cellLogitScale)) - chance(Double(expected))) < 0.04)
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

  @Test func aMirroredOrTurnedPictureHasTheMirroredOrTurnedEvidence() {
    let network = HairNetwork.standard
    let side = 96, directions = network.directions
    let straight = SamplePicture.fill(width: side)
    var pixels = [[Float]](repeating: [Float](repeating: 0, count: side * side), count: 4)
    for y in 0..<side {
      var rows = [Float](repeating: 0, count: 4 * side)
      rows.withUnsafeMutableBufferPointer { rows in straight(y, (0..<4).map { rows.baseAddress! + $0 * side }) }
      for c in 0..<4 { pixels[c].replaceSubrange(y * side..<(y + 1) * side, with: rows[c * side..<(c + 1) * side]) }
    }
    /// The evidence of the picture whose pixel (x, y) is that of `source`.
    func evidence(_ source: @escaping (_ x: Int, _ y: Int) -> (x: Int, y: Int)) -> HairEvidence {
      network.evidence(width: side, height: side, leastLogit: .max, threads: 1, kernels: .best) { y, planes in
        for x in 0..<side {
          let from = source(x, y)
          for c in 0..<4 { planes[c][x] = pixels[c][from.y * side + from.x] }
        }
      }
    }
    func logits(_ evidence: HairEvidence, _ x: Int, _ y: Int) -> [Int8] {
      evidence.withLogits(row: y) { Array($0[x * evidence.valuesPerCell..<(x + 1) * evidence.valuesPerCell]) }
    }
    let last = side - 1, lastCell = side / 2 - 1
    let plain = evidence { ($0, $1) }
    let mirrored = evidence { (last - $0, $1) }
    let turned = evidence { (last - $1, $0) }
    for y in 0...lastCell {
      for x in 0...lastCell {
        let (a, m, t) = (logits(plain, x, y), logits(mirrored, lastCell - x, y), logits(turned, y, lastCell - x))
        for k in 0..<directions {
          #expect(a[k] == m[(directions - k) % directions])
          #expect(a[k] == t[(k + directions / 2) % directions])
        }
        #expect(a[directions...] == m[directions...])
        #expect(a[directions...] == t[directions...])
      }
    }
  }
}
