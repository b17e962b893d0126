import KernelReference
import KernelTable
import Kernels
import Testing

@Suite struct KernelBitsTests {
  @Test(arguments: KernelTable.available.indices)
  func everyTableGivesTheBitsOfTheReference(index: Int) {
    #expect(KernelComparison.differences(of: KernelTable.available[index]) == [])
  }

  @Test func oneWrongKernelIsNamed() {
    let best = KernelTable.best
    let wrong = KernelTable(
      name: "wrong",
      convolveColumns: best.convolveColumns,
      sumCells: best.sumCells,
      scaleCells: best.scaleCells,
      scaleAndAddCells: best.scaleAndAddCells,
      mergeCells: best.mergeCells,
      packCells: best.packCells,
      // Adds the offset last: the same number but for its rounding.
      multiplyMatrix: { values, count, weights, offsets, outputs, destination in
        for o in 0..<outputs {
          var sum: Float = 0
          for i in 0..<count { sum += values[i] * weights[i * outputs + o] }
          destination[o] = sum + offsets[o]
        }
      },
      evaluateStrip: best.evaluateStrip,
      multiplyWeighted: best.multiplyWeighted)
    #expect(KernelComparison.differences(of: wrong) == ["multiplyMatrix"])
  }
}
