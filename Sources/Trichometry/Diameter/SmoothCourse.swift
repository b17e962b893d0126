/// How far aside of its tracing a shaft runs, at equal distances along it: by the places where that was measured, and
/// since the bend of a shaft hardly changes from one place to the next.
///
/// The most probable course where all errors are normal, a discrete smoothing spline (Whittaker 1923): a band matrix.
struct SmoothCourse {
  /// What the light says of one place.
  struct Measured {
    /// px aside.
    var offset: Double
    /// The standard deviation of its error, px.
    var sd: Double
  }

  /// The standard deviation of the tracing, and of the change of a shaft's curvature along it.
  private static let traceSDUm = 7.0
  private static let curvatureChangeSDPerUm2 = 3e-6
  /// A measured place so many standard deviations off counts half: it may be the edge of something else.
  private static let farOff = 2.0
  /// How many equations hang together beside the diagonal.
  private static let band = 3
  /// The third difference.
  private static let difference: [Double] = [-1, 3, -3, 1]

  private let traceVariance: Double
  private let bendChangeVariance: Double

  /// - Parameter spacing: between places, px.
  init(spacing: Double, umPerPx: Double) {
    traceVariance = Self.squared(Self.traceSDUm / umPerPx)
    bendChangeVariance = Self.squared(Self.curvatureChangeSDPerUm2 * spacing * spacing * spacing * umPerPx * umPerPx)
  }

  /// The offset at each place, px.
  ///
  /// - Parameters:
  ///   - bends: the second difference of the traced line at each place but the ends, px, on the side that offsets count to.
  ///   - measured: `nil` where the light says nothing.
  func offsets(bends: [Double], measured: [Measured?]) -> [Double] {
    var variances = measured.map { $0.map { Self.squared($0.sd) } }
    var result = solution(bends, measured, variances)
    for _ in 0..<2 {
      for (i, m) in measured.enumerated() {
        guard let m else { continue }
        variances[i] = Self.squared(m.sd) + Self.squared((m.offset - result[i]) / Self.farOff)
      }
      result = solution(bends, measured, variances)
    }
    return result
  }

  private static func squared(_ x: Double) -> Double { x * x }

  private func solution(_ bends: [Double], _ measured: [Measured?], _ variances: [Double?]) -> [Double] {
    let n = measured.count, width = Self.band + 1
    // Row i holds the elements (i, i), (i, i − 1) … of the matrix.
    var matrix = [Double](repeating: 0, count: n * width)
    var right = [Double](repeating: 0, count: n)
    for i in 0..<n {
      matrix[i * width] = 1 / traceVariance
      guard let m = measured[i], let variance = variances[i] else { continue }
      matrix[i * width] += 1 / variance
      right[i] = m.offset / variance
    }
    for first in 0..<max(0, n - Self.band) {
      let change = bends[first + 2] - bends[first + 1]
      for (a, da) in Self.difference.enumerated() {
        right[first + a] -= da * change / bendChangeVariance
        for b in 0...a { matrix[(first + a) * width + a - b] += da * Self.difference[b] / bendChangeVariance }
      }
    }
    Self.solve(matrix, &right)
    return right
  }

  /// Solves the positive definite equations by Cholesky's decomposition; `x` is their right side, then the solution.
  private static func solve(_ matrix: [Double], _ x: inout [Double]) {
    var matrix = matrix
    let n = x.count, width = band + 1
    for i in 0..<n {
      let from = max(0, i - band)
      for j in from...i {
        var sum = matrix[i * width + i - j]
        for k in from..<j { sum -= matrix[i * width + i - k] * matrix[j * width + j - k] }
        matrix[i * width + i - j] = i == j ? sum.squareRoot() : sum / matrix[j * width]
      }
      for k in from..<i { x[i] -= matrix[i * width + i - k] * x[k] }
      x[i] /= matrix[i * width]
    }
    for i in stride(from: n - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(i + 1, min(n, i + width)) { x[i] -= matrix[k * width + k - i] * x[k] }
      x[i] /= matrix[i * width]
    }
  }
}
