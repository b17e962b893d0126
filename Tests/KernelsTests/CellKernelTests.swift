import KernelReference
import KernelTable
import Kernels
import Testing

/// Results of the kernels for cells that are known without running any.
@Suite struct CellKernelTests {
  static let tables = KernelTable.available + [KernelReference.table]

  @Test(arguments: tables.indices, [1, 2, 3, 4, 5, 6, 13])
  func sumsArePairsOfValuesTimesPairsOfWeights(index: Int, count: Int) {
    // Two rows, a span of 4, a step of 2; of channel o the weights are o + 1, but for the last of a row, which is −1.
    let channels = 24
    var weights: [Int16] = []
    for block in 0..<3 {
      for _ in 0..<2 {
        for pair in 0..<2 {
          for o in 0..<8 { weights += [Int16(8 * block + o + 1), pair == 1 ? -1 : Int16(8 * block + o + 1)] }
        }
      }
    }
    let upper = (0..<(2 * count + 2)).map { Int16($0) }
    let lower = upper.map { 100 * $0 }
    var sums = [Int32](repeating: 7, count: channels * count)
    upper.withUnsafeBufferPointer { upper in
      lower.withUnsafeBufferPointer { lower in
        Self.tables[index].sumCells(
          [upper.baseAddress!, lower.baseAddress!], 2, 4, 2, weights, channels, &sums, count)
      }
    }
    for x in 0..<count {
      for o in 0..<channels {
        // (2x + 2x + 1 + 2x + 2)(o + 1) − (2x + 3), of both rows.
        #expect(sums[x * channels + o] == Int32(101 * ((6 * x + 3) * (o + 1) - (2 * x + 3))))
      }
    }
  }

  @Test(arguments: tables.indices)
  func sumsOfTheGreatestNumbersDoNotOverflow(index: Int) {
    let products = 1024
    let values = [Int16](repeating: -16_383, count: products)
    for (channels, count) in [(8, 1), (24, 6), (32, 6), (48, 4)] {
      let weights = [Int16](repeating: 128, count: channels * products)
      var sums = [Int32](repeating: 0, count: channels * count)
      values.withUnsafeBufferPointer {
        Self.tables[index].sumCells([$0.baseAddress!], 1, products, 0, weights, channels, &sums, count)
      }
      #expect(sums == [Int32](repeating: -16_383 * 128 * 1024, count: channels * count))
    }
  }

  @Test(arguments: tables.indices)
  func scaledSumsAreRoundedToEvenAndCut(index: Int) {
    let sums: [Int32] = [1, 3, 5, -1, -3, 40_000, -40_000, .max]
    let halves = [Float](repeating: 0.5, count: 8)
    let none = [Float](repeating: 0, count: 8)
    var out = [Int16](repeating: 7, count: 8)
    Self.tables[index].scaleCells(sums, halves, none, 8, -16_383, &out, 1)
    #expect(out == [0, 2, 2, 0, -2, 16_383, -16_383, 16_383])
    Self.tables[index].scaleCells(sums, halves, [0, 0, 0.25, 0, 9, 0, 0, 0], 8, 0, &out, 1)
    #expect(out == [0, 2, 3, 0, 8, 16_383, 0, 16_383])
    let addends: [Int16] = [1, -1, 2, 8, 100, 0, 16_383, -16_383]
    Self.tables[index].scaleAndAddCells(sums, halves, none, 8, addends, 2, &out, 1)
    #expect(out == [2, 0, 6, 16, 198, 16_383, 12_766, 16_383])
  }

  @Test(arguments: tables.indices)
  func aLargeCellIsAddedToTwoSmallOnes(index: Int) {
    let fine = (0..<3).flatMap { x in (0..<8).map { Int16(100 * x + $0) } }
    let coarse = (0..<2).flatMap { x in (0..<8).map { Int16(1000 * (x + 1) + $0) } }
    var out = [Int16](repeating: 7, count: 24)
    Self.tables[index].mergeCells(fine, 2, coarse, 3, 8, &out, 3)
    for x in 0..<3 {
      for c in 0..<8 {
        let expected = 2 * (100 * x + c) + 3 * (1000 * (x / 2 + 1) + c)
        #expect(Int(out[8 * x + c]) == expected)
      }
    }
  }

  @Test(arguments: tables.indices)
  func pixelsOfACellLieRowByRowPlaneByPlane(index: Int) {
    let rows = (0..<8).map { row in (0..<4).map { Float(10 * row + $0) } }
    var out = [Int16](repeating: 7, count: 32)
    let plane = rows.flatMap { $0 }
    plane.withUnsafeBufferPointer { plane in
      Self.tables[index].packCells((0..<8).map { plane.baseAddress! + 4 * $0 }, 2, &out, 2)
    }
    #expect(out[..<8] == [0, 2, 20, 22, 40, 42, 60, 62])
    #expect(out[16..<24] == [4, 6, 24, 26, 44, 46, 64, 66])
  }

  @Test(arguments: tables.indices)
  func aMatrixIsMultipliedFromTheLeft(index: Int) {
    let weights = (0..<3).flatMap { i in (0..<8).map { Float(10 * i + $0) } }
    var out = [Float](repeating: .nan, count: 8)
    Self.tables[index].multiplyMatrix([1, 2, 4], 3, weights, [Float](repeating: 0.5, count: 8), 8, &out)
    #expect(out == (0..<8).map { 100.5 + 7 * Float($0) })
  }
}
