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
      convolveRowSymmetric: best.convolveRowSymmetric,
      convolveRowAntisymmetric: best.convolveRowAntisymmetric,
      convolveColumns: best.convolveColumns,
      lightOfRGB8: best.lightOfRGB8,
      reduceArea: best.reduceArea,
      measureRidge: best.measureRidge,
      findExtremes: best.findExtremes,
      // Forgets the values below −threshold.
      findPositionsBeyond: { source, count, threshold, positions in
        var found = 0
        for x in 0..<count where source[x] > threshold {
          positions[found] = Int32(x)
          found += 1
        }
        return found
      },
      measureContrast: best.measureContrast,
      measureCurvature: best.measureCurvature,
      evaluateStrip: best.evaluateStrip,
      multiplyWeighted: best.multiplyWeighted)
    #expect(KernelComparison.differences(of: wrong) == ["findPositionsBeyond"])
  }
}
