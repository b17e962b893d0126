import KernelTable
import Kernels
import Testing

/// Results that are known without running any kernel.
@Suite struct KernelClosedFormTests {
  let kernels = KernelTable.best

  @Test func symmetricTapsThatSumToOneKeepARamp() {
    let taps: [Float] = [0.5, 0.125, 0.125]
    let ramp = (-2..<102).map { Float($0) }
    var out = [Float](repeating: .nan, count: 100)
    ramp.withUnsafeBufferPointer { kernels.convolveRowSymmetric($0.baseAddress! + 2, taps, 2, &out, 100) }
    #expect(out == (0..<100).map { Float($0) })
  }

  @Test func antisymmetricTapsTakeTheSlopeOfARamp() {
    let taps: [Float] = [99, 0.25, 0.125]  // 2·(1·0.25 + 2·0.125) = 1; the tap at the centre is not read
    let ramp = (-2..<102).map { 3 * Float($0) }
    var out = [Float](repeating: .nan, count: 100)
    ramp.withUnsafeBufferPointer { kernels.convolveRowAntisymmetric($0.baseAddress! + 2, taps, 2, &out, 100) }
    #expect(out.allSatisfy { $0 == 3 })
  }

  @Test func columnsTakeTheirTapsFromTheFirstRowDown() {
    let width = 20
    let plane = (0..<7).map { row in [Float](repeating: Float(1 << row), count: width) }
    var out = [[Float]](repeating: [Float](repeating: .nan, count: width), count: 4)
    withRows(plane) { rows in
      withMutableRows(&out) { destinations in
        kernels.convolveColumns(rows, [1, 0, 0, 100], 4, destinations, 4, width)
      }
    }
    for i in 0..<4 {
      #expect(out[i].allSatisfy { $0 == Float(1 << i) + 100 * Float(1 << (i + 3)) })
    }
  }

  @Test func lightIsTheSumOfThreeTables() {
    let red = (0..<256).map { Float($0) }
    let green = (0..<256).map { 1000 * Float($0) }
    let blue = [Float](repeating: 0.5, count: 256)
    var out: [Float] = [0, 0]
    kernels.lightOfRGB8([1, 2, 3, 255, 0, 9], red, green, blue, &out, 2)
    #expect(out == [2001.5, 255.5])
  }

  @Test(arguments: 1...6)
  func areaReductionIsTheMean(factor: Int) {
    let count = 19
    let plane = (0..<factor).map { y in (0..<(factor * count)).map { x in Float(x / factor + 2 * y) } }
    var sums = [Float](repeating: 0, count: factor * count)
    var out = [Float](repeating: .nan, count: count)
    withRows(plane) { kernels.reduceArea($0, factor, 1 / Float(factor * factor), &sums, &out, count) }
    for x in 0..<count {
      #expect(abs(out[x] - Float(x + factor - 1)) < 1e-5)
    }
  }

  /// A dark ridge along the x axis bends upwards across y: its normal is (0, 1), at 2θ = 180°.
  @Test func aDarkHorizontalRidgeHasAPositiveValueAndAVerticalNormal() {
    #expect(ridge(xx: 0, xy: 0, yy: 2) == [2, -1, 0])
  }

  @Test func aLightVerticalRidgeHasANegativeValueAndAHorizontalNormal() {
    #expect(ridge(xx: -3, xy: 0, yy: 0) == [-3, 1, 0])
  }

  /// λ n nᵀ with n = (3/5, 4/5): cos 2θ = −7/25, sin 2θ = 24/25.
  @Test(arguments: [Float(50), -50])
  func theNormalDoesNotDependOnTheSign(value: Float) {
    let found = ridge(xx: value * 9 / 25, xy: value * 12 / 25, yy: value * 16 / 25)
    let expected: [Float] = [value, -7 / 25, 24 / 25]
    for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-5 * max(1, abs(b))) }
  }

  @Test func aRoundPlaceHasTheDirectionZero() {
    #expect(ridge(xx: 4, xy: 0, yy: 4) == [4, 1, 0])
    #expect(ridge(xx: 0, xy: 0, yy: 0) == [0, 1, 0])
  }

  @Test func extremesAreFoundWhereverTheyStand() {
    for count in 1...40 {
      for place in 0..<count {
        var row = [Float](repeating: 1, count: count)
        row[place] = 5
        row[(place + 1) % count] = -5
        var (least, greatest): (Float, Float) = (0, 0)
        kernels.findExtremes(row, count, &least, &greatest)
        #expect(least == -5)
        #expect(greatest == (count == 1 ? -5 : 5))
      }
    }
  }

  @Test func positionsBeyondAThresholdAreAscendingAndStrict() {
    var row = [Float](repeating: 0.5, count: 45)
    row[0] = -0.75
    row[7] = 0.75
    row[44] = 1
    var positions = [Int32](repeating: -1, count: 45)
    let found = kernels.findPositionsBeyond(row, 45, 0.5, &positions)
    #expect(positions[..<found] == [0, 7, 44])
  }

  private func ridge(xx: Float, xy: Float, yy: Float) -> [Float] {
    // Nine pixels: the vector's way and the single one's must agree.
    var value = [Float](repeating: .nan, count: 9)
    var cos2 = value
    var sin2 = value
    kernels.measureRidge(
      [Float](repeating: xx, count: 9), [Float](repeating: xy, count: 9), [Float](repeating: yy, count: 9),
      &value, &cos2, &sin2, 9)
    #expect(value[0] == value[8] && cos2[0] == cos2[8] && sin2[0] == sin2[8])
    return [value[0], cos2[0], sin2[0]]
  }
}

private func withRows(_ plane: [[Float]], _ body: (UnsafePointer<UnsafePointer<Float>>) -> Void) {
  let width = plane[0].count
  plane.flatMap { $0 }.withUnsafeBufferPointer { all in
    let rows = plane.indices.map { all.baseAddress! + $0 * width }
    body(rows)
  }
}

private func withMutableRows(
  _ plane: inout [[Float]], _ body: (UnsafePointer<UnsafeMutablePointer<Float>>) -> Void
) {
  let width = plane[0].count
  var flat = plane.flatMap { $0 }
  flat.withUnsafeMutableBufferPointer { all in
    let rows = plane.indices.map { all.baseAddress! + $0 * width }
    body(rows)
  }
  for i in plane.indices { plane[i] = Array(flat[(i * width)..<((i + 1) * width)]) }
}
