/// A polynomial of degree 1 to 3 that fits points best, by least squares.
struct Polynomial {
  private(set) var coefficients: [Double]
  private let middle: Double
  private let scale: Double
  /// Root mean square distance of the points, for the degrees of freedom left.
  private(set) var scatter = 0.0
  /// Standard error of the slope at the middle of the points.
  private(set) var slopeSE = 0.0

  /// `nil` where there are too few points.
  init?(_ x: [Double], _ y: [Double], degree: Int) {
    let n = degree + 1
    guard x.count > n, let low = x.min(), let high = x.max(), high > low else { return nil }
    middle = (low + high) / 2
    scale = (high - low) / 2
    // Normal equations with the unit matrix beside them.
    var m = [[Double]](repeating: [Double](repeating: 0, count: 2 * n + 1), count: n)
    for (x, y) in zip(x, y) {
      let t = (x - middle) / scale
      var powers = [1.0]
      for _ in 1..<n { powers.append(powers[powers.count - 1] * t) }
      for i in 0..<n {
        for j in 0..<n { m[i][j] += powers[i] * powers[j] }
        m[i][n] += powers[i] * y
      }
    }
    for i in 0..<n { m[i][n + 1 + i] = 1 }
    for i in 0..<n {
      guard let pivot = (i..<n).max(by: { abs(m[$0][i]) < abs(m[$1][i]) }), abs(m[pivot][i]) > 1e-12 else { return nil }
      m.swapAt(i, pivot)
      let divisor = m[i][i]
      for j in m[i].indices { m[i][j] /= divisor }
      for k in 0..<n where k != i {
        let factor = m[k][i]
        for j in m[k].indices { m[k][j] -= factor * m[i][j] }
      }
    }
    coefficients = m.map { $0[n] }
    var sum = 0.0
    for (x, y) in zip(x, y) {
      let d = y - self(x)
      sum += d * d
    }
    scatter = (sum / Double(x.count - n)).squareRoot()
    slopeSE = scatter * max(0, m[1][n + 2]).squareRoot() / scale
  }

  func callAsFunction(_ x: Double) -> Double {
    let t = (x - middle) / scale
    var sum = 0.0
    for c in coefficients.reversed() { sum = sum * t + c }
    return sum
  }

  /// The derivative.
  func slope(_ x: Double) -> Double {
    let t = (x - middle) / scale
    var sum = 0.0
    for (i, c) in coefficients.enumerated().reversed() where i > 0 { sum = sum * t + Double(i) * c }
    return sum / scale
  }

  /// The fit without points that lie far off: more than 3.5 times the median distance's worth of a standard deviation.
  ///
  /// - Returns: also which points were kept.
  static func robust(_ x: [Double], _ y: [Double], degree: Int, floor: Double) -> (Polynomial, [Bool])? {
    var keep = [Bool](repeating: true, count: x.count)
    guard var fit = Polynomial(x, y, degree: degree) else { return nil }
    for _ in 0..<6 {
      let distances = x.indices.map { abs(y[$0] - fit(x[$0])) }
      let kept = x.indices.filter { keep[$0] }.map { distances[$0] }.sorted()
      let limit = max(floor, 3.5 * 1.4826 * kept[kept.count / 2])
      let next = distances.map { $0 <= limit }
      let xs = x.indices.filter { next[$0] }
      guard let better = Polynomial(xs.map { x[$0] }, xs.map { y[$0] }, degree: degree) else { return nil }
      fit = better
      if next == keep { break }
      keep = next
    }
    return (fit, keep)
  }
}
