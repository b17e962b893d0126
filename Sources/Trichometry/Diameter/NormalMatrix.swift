/// The normal equations of a strip fit: a symmetric matrix, as its lower triangle row by row, a right side and the
/// solution. Plain memory: taking vectors apart costs more than the sums.
final class NormalMatrix {
  /// How many equations there are, up to the capacity.
  var size = 0
  let right: UnsafeMutablePointer<Double>
  let solution: UnsafeMutablePointer<Double>
  private let matrix: UnsafeMutablePointer<Double>
  /// The lower factor of Cholesky's decomposition.
  private let factor: UnsafeMutablePointer<Double>

  init(capacity: Int) {
    let triangle = capacity * (capacity + 1) / 2
    matrix = .allocate(capacity: 2 * triangle + 2 * capacity)
    factor = matrix + triangle
    right = factor + triangle
    solution = right + capacity
  }

  deinit { matrix.deallocate() }

  /// The elements of row `i` up to the diagonal.
  @inline(__always)
  func row(_ i: Int) -> UnsafeMutablePointer<Double> { matrix + i * (i + 1) / 2 }

  /// Finds x with (M + damping · diagonal of M) · x = right.
  ///
  /// - Returns: false where that is not positive definite.
  func solve(damping: Double) -> Bool {
    guard decompose(damping: damping) else { return false }
    for i in 0..<size { solution[i] = right[i] }
    substitute()
    return true
  }

  /// The element (i, i) of the inverse; `nil` where the matrix is not positive definite.
  func inverseDiagonal(_ i: Int) -> Double? {
    guard decompose(damping: 1e-12) else { return nil }
    for k in 0..<size { solution[k] = k == i ? 1 : 0 }
    substitute()
    return solution[i]
  }

  private func decompose(damping: Double) -> Bool {
    var own = factor
    for i in 0..<size {
      let source = row(i)
      var other = factor
      for j in 0..<i {
        var sum = source[j]
        for m in 0..<j { sum -= own[m] * other[m] }
        own[j] = sum / other[j]
        other += j + 1
      }
      var sum = source[i]
      sum += damping * sum
      for m in 0..<i { sum -= own[m] * own[m] }
      guard sum > 1e-300 else { return false }
      own[i] = sum.squareRoot()
      own += i + 1
    }
    return true
  }

  private func substitute() {
    var own = factor
    for i in 0..<size {
      for m in 0..<i { solution[i] -= own[m] * solution[m] }
      solution[i] /= own[i]
      own += i + 1
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      for m in (i + 1)..<max(size, i + 1) { solution[i] -= factor[m * (m + 1) / 2 + i] * solution[m] }
      solution[i] /= factor[i * (i + 1) / 2 + i]
    }
  }
}
