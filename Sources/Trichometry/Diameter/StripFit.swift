import KernelTable
import Kernels

/// A strip fitted to the light across a shaft.
struct StripFit {
  var model: StripModel
  /// Standard error of the width by the fit's curvature, px; correlation between pixels is not in it.
  var widthSE: Double

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
}

/// Fits a `StripModel` to light measured at positions across a shaft: Levenberg–Marquardt on weighted least squares
/// with Gaussian priors, positions far off (3 times the typical misfit) counting less. Holds memory for one fit at a time.
final class StripFitter {
  /// The largest number of positions in one fit.
  static let capacity = 256
  private static let parameters = StripModel.Index.count
  /// The least width and blur of a model, px.
  private static let leastWidth = 0.05
  private static let leastBlur = 0.15

  private let kernels: KernelTable
  private let memory: UnsafeMutablePointer<Double>
  private let position: UnsafeMutablePointer<Double>
  private let light: UnsafeMutablePointer<Double>
  private let weight: UnsafeMutablePointer<Double>
  private let robust: UnsafeMutablePointer<Double>
  private let scratch: UnsafeMutablePointer<Double>
  private let residual: UnsafeMutablePointer<Double>
  /// The derivative by each parameter.
  private let derivatives: UnsafeMutablePointer<Double>
  /// The model and the one that is tried next, by `StripModel.Index`.
  private var values: UnsafeMutablePointer<Double>
  private var next: UnsafeMutablePointer<Double>
  /// The prior's means and precisions.
  private let mean: UnsafeMutablePointer<Double>
  private let precision: UnsafeMutablePointer<Double>
  /// Products of the residual and of the derivatives by free parameters with each other.
  private let products: UnsafeMutablePointer<Double>
  private let columns: UnsafeMutablePointer<UnsafePointer<Double>>
  private let normal: NormalMatrix
  private var used = 0
  /// The parameters that are not fixed, in their order.
  private var free: [Int] = []

  init(kernels: KernelTable = .best) {
    self.kernels = kernels
    let n = Self.parameters
    let productCount = (n + 1) * (n + 2) / 2
    let room = StripModel.Values.scalarCount
    memory = .allocate(capacity: (6 + n) * Self.capacity + 4 * room + productCount)
    position = memory
    light = memory + Self.capacity
    weight = memory + 2 * Self.capacity
    robust = memory + 3 * Self.capacity
    scratch = memory + 4 * Self.capacity
    residual = memory + 5 * Self.capacity
    derivatives = memory + 6 * Self.capacity
    values = derivatives + n * Self.capacity
    next = values + room
    mean = values + 2 * room
    precision = values + 3 * room
    products = values + 4 * room
    values.initialize(repeating: 0, count: 4 * room)
    columns = .allocate(capacity: n + 1)
    normal = NormalMatrix(capacity: n)
  }

  deinit {
    memory.deallocate()
    columns.deallocate()
  }

  /// Positions in whole groups of four; those beyond what is used have no weight.
  private var count: Int { (used + 3) / 4 * 4 }

  /// Takes the positions to fit.
  ///
  /// - Parameter weights: number of pixels that each light is the mean of; 0 leaves one out.
  @inline(__always)
  func load(count: Int, _ value: (Int) -> (position: Double, light: Double, weight: Double)) {
    var n = 0
    for i in 0..<count where n < Self.capacity {
      let v = value(i)
      guard v.weight > 0 else { continue }
      position[n] = v.position
      light[n] = v.light
      weight[n] = v.weight
      n += 1
    }
    used = n
    while n & 3 != 0 {
      position[n] = 0
      light[n] = 0
      weight[n] = 0
      n += 1
    }
  }

  /// The best model near `start`; `nil` where there are too few positions or no optimum.
  ///
  /// - Parameters:
  ///   - noise: the light's standard deviation at one pixel, as far as known: sets the priors' weight.
  ///   - iterations: at most.
  func fit(from start: StripModel, prior: StripFit.Prior, noise: Double, iterations: Int = 8) -> StripModel? {
    guard used >= 8 else { return nil }
    free.removeAll(keepingCapacity: true)
    // Whole vectors at once: single elements by a variable index are slow.
    UnsafeMutableRawPointer(mean).storeBytes(of: prior.mean, as: StripModel.Values.self)
    UnsafeMutableRawPointer(precision).storeBytes(of: prior.precision, as: StripModel.Values.self)
    UnsafeMutableRawPointer(values).storeBytes(of: start.values, as: StripModel.Values.self)
    for i in 0..<Self.parameters {
      let isFixed = precision[i] >= StripFit.Prior.fixed
      if isFixed { values[i] = mean[i] } else { free.append(i) }
    }
    for i in 0..<count { robust[i] = weight[i] }
    var cost = evaluate(values, noise: noise)
    var damping = 1e-4
    for step in 0..<iterations {
      if step == 2 || step == 4 {
        downweight()
        cost = self.cost(values, noise: noise)
      }
      makeEquations(noise: noise)
      var moved = false
      var change = 0.0
      for _ in 0..<5 {
        guard normal.solve(damping: damping) else {
          damping = max(damping * 100, 1e-6)
          continue
        }
        takeStep()
        let nextCost = evaluate(next, noise: noise)
        if nextCost <= cost {
          change = difference(StripModel.Index.width) + difference(StripModel.Index.center)
          change += difference(StripModel.Index.blur)
          swap(&values, &next)
          cost = nextCost
          damping = max(1e-9, damping * 0.1)
          moved = true
          break
        }
        damping = max(damping * 10, 1e-6)
      }
      if !moved {
        // Leave the residuals and derivatives those of the model.
        cost = evaluate(values, noise: noise)
      }
      if !moved || (change < 1e-4 && step >= 4) { break }
    }
    var model = start
    model.values = UnsafeRawPointer(values).loadUnaligned(as: StripModel.Values.self)
    return model.width.isFinite && model.center.isFinite ? model : nil
  }

  /// The standard error of the width, px, of the model that `fit` has just found.
  func widthSE(noise: Double) -> Double {
    makeEquations(noise: noise)
    let variance = free.firstIndex(of: StripModel.Index.width).flatMap { normal.inverseDiagonal($0) } ?? .infinity
    return (variance.isFinite ? variance : 1e6).squareRoot()
  }

  /// Makes the next model from the solution of the equations, within limits.
  private func takeStep() {
    for i in 0..<Self.parameters { next[i] = values[i] }
    for (place, i) in free.enumerated() { next[i] += normal.solution[place] }
    let (width, blur) = (values[StripModel.Index.width], values[StripModel.Index.blur])
    let limit = 0.5 * width + 0.3
    next[StripModel.Index.width] = max(
      Self.leastWidth, min(width + limit, max(width - limit, next[StripModel.Index.width])))
    next[StripModel.Index.blur] = max(Self.leastBlur, min(2 * blur, next[StripModel.Index.blur]))
  }

  private func difference(_ i: Int) -> Double { abs(next[i] - values[i]) }

  /// Fills residuals and derivatives, and gives the cost.
  private func evaluate(_ model: UnsafePointer<Double>, noise: Double) -> Double {
    kernels.evaluateStrip(position, light, count, model, residual, derivatives, Self.capacity)
    return cost(model, noise: noise)
  }

  private func cost(_ model: UnsafePointer<Double>, noise: Double) -> Double {
    columns[0] = UnsafePointer(residual)
    kernels.multiplyWeighted(robust, columns, 1, count, scratch, products)
    var total = products[0] / (noise * noise)
    for i in 0..<Self.parameters where precision[i] > 0 {
      let d = model[i] - mean[i]
      total += precision[i] * d * d
    }
    return total
  }

  /// Makes the normal equations of the free parameters.
  private func makeEquations(noise: Double) {
    let scale = 1 / (noise * noise)
    columns[0] = UnsafePointer(residual)
    for (place, i) in free.enumerated() { columns[place + 1] = UnsafePointer(derivatives + i * Self.capacity) }
    kernels.multiplyWeighted(robust, columns, free.count + 1, count, scratch, products)
    normal.size = free.count
    var row = products + 1
    for (place, i) in free.enumerated() {
      normal.right[place] = row[0] * scale - precision[i] * (values[i] - mean[i])
      let own = normal.row(place)
      for j in 0...place { own[j] = row[j + 1] * scale }
      own[place] += precision[i]
      row += place + 2
    }
  }

  /// Lets positions count less where the misfit is far above the typical one.
  private func downweight() {
    var sum = 0.0, total = 0.0
    for g in stride(from: 0, to: count, by: 4) {
      var squares = 0.0, weights = 0.0
      for i in g..<(g + 4) {
        squares += robust[i] * residual[i] * residual[i]
        weights += robust[i]
      }
      sum += squares
      total += weights
    }
    let limit = 2.5 * (sum / max(total, 1e-30)).squareRoot()
    for i in 0..<count {
      let magnitude = abs(residual[i])
      robust[i] = magnitude > limit ? weight[i] * limit / magnitude : weight[i]
    }
  }
}
