/// The symmetric matrix of the normal equations of a strip fit: the lower triangle, row by row.
struct NormalMatrix {
  private static let size = StripModel.Index.count
  private var storage = SIMD64<Double>(repeating: 0)

  @inline(__always)
  private static func place(_ i: Int, _ j: Int) -> Int { i * (i + 1) / 2 + j }

  /// Row `i`, column `j` ≤ `i`.
  subscript(_ i: Int, _ j: Int) -> Double {
    @inline(__always) get { storage[Self.place(i, j)] }
    @inline(__always) set { storage[Self.place(i, j)] = newValue }
  }

  /// x with (M + damping · diagonal of M) · x = `right`; `nil` where that is not positive definite.
  func solve(_ right: StripModel.Values, damping: Double) -> StripModel.Values? {
    withFactor(damping: damping) { l in
      var x = right
      withUnsafeMutableBytes(of: &x) { x in
        let x = x.assumingMemoryBound(to: Double.self)
        for i in 0..<Self.size {
          for m in 0..<i { x[i] -= l[Self.place(i, m)] * x[m] }
          x[i] /= l[Self.place(i, i)]
        }
        for i in stride(from: Self.size - 1, through: 0, by: -1) {
          for m in (i + 1)..<Self.size { x[i] -= l[Self.place(m, i)] * x[m] }
          x[i] /= l[Self.place(i, i)]
        }
      }
      return x
    }
  }

  /// The element (i, i) of the inverse.
  func inverseDiagonal(_ i: Int) -> Double? {
    var unit = StripModel.Values(repeating: 0)
    unit[i] = 1
    return solve(unit, damping: 1e-12)?[i]
  }

  /// Hands `body` the lower factor of Cholesky's decomposition, in plain memory: taking a vector apart costs more than
  /// the sums.
  private func withFactor<Result>(damping: Double, _ body: (UnsafeMutablePointer<Double>) -> Result) -> Result? {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: storage.scalarCount) { memory in
      let l = memory.baseAddress!
      return withUnsafeBytes(of: storage) { storage in
        let matrix = storage.assumingMemoryBound(to: Double.self)
        for i in 0..<Self.size {
          for j in 0...i {
            var sum = matrix[Self.place(i, j)]
            if i == j { sum += damping * sum }
            for m in 0..<j { sum -= l[Self.place(i, m)] * l[Self.place(j, m)] }
            if i == j {
              guard sum > 1e-300 else { return nil }
              l[Self.place(i, i)] = sum.squareRoot()
            } else {
              l[Self.place(i, j)] = sum / l[Self.place(j, j)]
            }
          }
        }
        return body(l)
      }
    }
  }
}
