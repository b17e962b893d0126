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
    guard let l = factor(damping: damping) else { return nil }
    return l.backward(l.forward(right))
  }

  /// The element (i, i) of the inverse.
  func inverseDiagonal(_ i: Int) -> Double? {
    guard let l = factor(damping: 1e-12) else { return nil }
    var unit = StripModel.Values(repeating: 0)
    unit[i] = 1
    return l.backward(l.forward(unit))[i]
  }

  /// The lower factor of Cholesky's decomposition.
  private func factor(damping: Double) -> NormalMatrix? {
    var l = NormalMatrix()
    for i in 0..<Self.size {
      for j in 0...i {
        var sum = self[i, j]
        if i == j { sum += damping * self[i, i] }
        for m in 0..<j { sum -= l[i, m] * l[j, m] }
        if i == j {
          guard sum > 1e-300 else { return nil }
          l[i, i] = sum.squareRoot()
        } else {
          l[i, j] = sum / l[j, j]
        }
      }
    }
    return l
  }

  private func forward(_ right: StripModel.Values) -> StripModel.Values {
    var y = right
    for i in 0..<Self.size {
      for m in 0..<i { y[i] -= self[i, m] * y[m] }
      y[i] /= self[i, i]
    }
    return y
  }

  private func backward(_ right: StripModel.Values) -> StripModel.Values {
    var x = right
    for i in stride(from: Self.size - 1, through: 0, by: -1) {
      for m in (i + 1)..<Self.size { x[i] -= self[m, i] * x[m] }
      x[i] /= self[i, i]
    }
    return x
  }
}
