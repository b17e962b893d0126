/// Fits a `StripModel` to light measured at positions across a shaft: Levenberg–Marquardt on weighted least squares
/// with Gaussian priors, positions far off (3 times the typical misfit) counting less.
struct StripFit {
  /// What is known of the parameters before looking: a mean and a precision (1 ÷ variance) each.
  struct Prior {
    var mean = StripModel.Values(repeating: 0)
    var precision = StripModel.Values(repeating: 0)

    /// A precision that leaves no freedom.
    static let fixed = 1e14

    mutating func set(_ index: Int, mean value: Double, sd: Double) {
      mean[index] = value
      precision[index] = 1 / (sd * sd)
    }

    mutating func fix(_ index: Int, at value: Double) {
      mean[index] = value
      precision[index] = Self.fixed
    }
  }

  var model: StripModel
  /// Standard deviation of the light at one pixel about the model, of what was fitted.
  var noise: Double
  /// Standard error of the width by the fit's curvature, px; correlation between pixels is not in it.
  var widthSE: Double
}

/// Memory for one fit at a time, and the fit itself.
final class StripFitter {
  private static let groups = 64
  /// The largest number of positions in one fit.
  static let capacity = 4 * groups

  let position = UnsafeMutablePointer<SIMD4<Double>>.allocate(capacity: groups)
  let light = UnsafeMutablePointer<SIMD4<Double>>.allocate(capacity: groups)
  let weight = UnsafeMutablePointer<SIMD4<Double>>.allocate(capacity: groups)
  private let robust = UnsafeMutablePointer<SIMD4<Double>>.allocate(capacity: groups)
  private let residual = UnsafeMutablePointer<SIMD4<Double>>.allocate(capacity: groups)
  private let columns = UnsafeMutablePointer<SIMD4<Double>>.allocate(capacity: groups * StripModel.Index.count)
  private var used = 0

  deinit {
    position.deallocate()
    light.deallocate()
    weight.deallocate()
    robust.deallocate()
    residual.deallocate()
    columns.deallocate()
  }

  /// Takes the positions to fit.
  ///
  /// - Parameter weights: number of pixels that each light is the mean of; 0 leaves one out.
  func load(count: Int, _ value: (Int) -> (position: Double, light: Double, weight: Double)) {
    var n = 0
    for i in 0..<count where n < Self.capacity {
      let v = value(i)
      guard v.weight > 0 else { continue }
      position[n >> 2][n & 3] = v.position
      light[n >> 2][n & 3] = v.light
      weight[n >> 2][n & 3] = v.weight
      n += 1
    }
    used = n
    while n & 3 != 0 {
      position[n >> 2][n & 3] = 0
      light[n >> 2][n & 3] = 0
      weight[n >> 2][n & 3] = 0
      n += 1
    }
  }

  /// The best model near `start`; `nil` where there are too few positions or no optimum.
  ///
  /// - Parameters:
  ///   - noise: the light's standard deviation at one pixel, as far as known: sets the priors' weight.
  ///   - iterations: at most.
  func fit(from start: StripModel, prior: StripFit.Prior, noise: Double, iterations: Int = 8) -> StripFit? {
    guard used >= 8 else { return nil }
    let n = (used + 3) / 4
    let k = StripModel.Index.count
    var model = start
    for i in 0..<k where prior.precision[i] >= StripFit.Prior.fixed { model.values[i] = prior.mean[i] }
    let limits = (lowWidth: 0.05, lowBlur: 0.15)
    for g in 0..<n { robust[g] = weight[g] }
    var cost = evaluate(model, groups: n, prior: prior, noise: noise)
    var damping = 1e-4
    var matrix = NormalMatrix()
    var accepted = 0
    for step in 0..<iterations {
      if step == 2 || step == 4 {
        downweight(groups: n)
        cost = self.cost(model, groups: n, prior: prior, noise: noise)
      }
      let (normal, gradient) = equations(model, groups: n, prior: prior, noise: noise)
      matrix = normal
      var moved = false
      var change = 0.0
      for _ in 0..<5 {
        guard let delta = normal.solve(gradient, damping: damping) else {
          damping = max(damping * 100, 1e-6)
          continue
        }
        var next = model
        for i in 0..<k { next.values[i] += delta[i] }
        let limit = 0.5 * model.width + 0.3
        next.width = max(limits.lowWidth, min(model.width + limit, max(model.width - limit, next.width)))
        next.blur = max(limits.lowBlur, min(2 * model.blur, next.blur))
        let nextCost = evaluate(next, groups: n, prior: prior, noise: noise)
        if nextCost <= cost {
          change = abs(next.width - model.width) + abs(next.center - model.center) + abs(next.blur - model.blur)
          model = next
          cost = nextCost
          damping = max(1e-9, damping * 0.1)
          moved = true
          accepted += 1
          break
        }
        damping = max(damping * 10, 1e-6)
      }
      if !moved {
        // Leave the residuals and derivatives those of `model`.
        cost = evaluate(model, groups: n, prior: prior, noise: noise)
      }
      if !moved || (change < 1e-4 && step >= 4) { break }
    }
    guard model.width.isFinite, model.center.isFinite else { return nil }
    (matrix, _) = equations(model, groups: n, prior: prior, noise: noise)
    let misfit = pixelNoise(groups: n)
    let variance = matrix.inverseDiagonal(StripModel.Index.width) ?? .infinity
    return StripFit(model: model, noise: misfit, widthSE: (variance.isFinite ? variance : 1e6).squareRoot())
  }

  /// Fills residuals and derivatives, and gives the cost.
  private func evaluate(_ model: StripModel, groups n: Int, prior: StripFit.Prior, noise: Double) -> Double {
    for g in 0..<n {
      residual[g] = light[g] - model.light(at: position[g], derivatives: columns + g, stride: Self.groups)
    }
    return cost(model, groups: n, prior: prior, noise: noise)
  }

  private func cost(_ model: StripModel, groups n: Int, prior: StripFit.Prior, noise: Double) -> Double {
    var sum = SIMD4<Double>(repeating: 0)
    for g in 0..<n { sum += robust[g] * residual[g] * residual[g] }
    var total = sum.sum() / (noise * noise)
    for i in 0..<StripModel.Index.count where prior.precision[i] > 0 {
      let d = model.values[i] - prior.mean[i]
      total += prior.precision[i] * d * d
    }
    return total
  }

  private func equations(
    _ model: StripModel, groups n: Int, prior: StripFit.Prior, noise: Double
  ) -> (NormalMatrix, StripModel.Values) {
    let k = StripModel.Index.count
    let scale = 1 / (noise * noise)
    var matrix = NormalMatrix()
    var gradient = StripModel.Values(repeating: 0)
    for i in 0..<k {
      if prior.precision[i] >= StripFit.Prior.fixed {
        matrix[i, i] = 1
        continue
      }
      let a = columns + i * Self.groups
      var right = SIMD4<Double>(repeating: 0)
      for g in 0..<n { right += robust[g] * a[g] * residual[g] }
      gradient[i] = right.sum() * scale - prior.precision[i] * (model.values[i] - prior.mean[i])
      for j in 0...i where prior.precision[j] < StripFit.Prior.fixed {
        let b = columns + j * Self.groups
        var sum = SIMD4<Double>(repeating: 0)
        for g in 0..<n { sum += robust[g] * a[g] * b[g] }
        matrix[i, j] = sum.sum() * scale
      }
      matrix[i, i] += prior.precision[i]
    }
    return (matrix, gradient)
  }

  /// Lets positions count less where the misfit is far above the typical one.
  private func downweight(groups n: Int) {
    var sum = 0.0, total = 0.0
    for g in 0..<n {
      sum += (robust[g] * residual[g] * residual[g]).sum()
      total += robust[g].sum()
    }
    let typical = (sum / max(total, 1e-30)).squareRoot()
    let limit = SIMD4<Double>(repeating: 2.5 * typical)
    for g in 0..<n {
      let r = residual[g]
      let magnitude = r.replacing(with: -r, where: r .< 0)
      robust[g] = weight[g].replacing(with: weight[g] * limit / magnitude, where: magnitude .> limit)
    }
  }

  private func pixelNoise(groups n: Int) -> Double {
    var sum = SIMD4<Double>(repeating: 0)
    for g in 0..<n { sum += robust[g] * residual[g] * residual[g] }
    return (sum.sum() / Double(max(1, used - StripModel.Index.count))).squareRoot()
  }
}
