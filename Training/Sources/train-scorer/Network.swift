import Elementary
import ScalpPhantom

/// One hidden layer of tanh units and a logistic output.
struct Network {
  /// Per unit: a weight for each input, then the bias.
  var hidden: [[Double]]
  /// A weight for each unit, then the bias.
  var output: [Double]

  init(inputs: Int, units: Int, random: inout RandomSource) {
    let spread = (6.0 / Double(inputs + units)).squareRoot()
    hidden = (0..<units).map { _ in (0...inputs).map { _ in random.uniform(-spread, spread) } }
    output = (0...units).map { _ in random.uniform(-spread, spread) }
  }

  /// The network whose log-odds are the mean of those of others: it has the units of all.
  init(meanOf others: [Network]) {
    let share = 1 / Double(others.count)
    hidden = others.flatMap(\.hidden)
    output = others.flatMap { network in network.output.dropLast().map { share * $0 } }
    output.append(share * others.reduce(0) { $0 + $1.output[$1.output.count - 1] })
  }

  /// Units' values and the probability, for inputs that end with 1.
  func forward(_ x: [Double]) -> (units: [Double], probability: Double) {
    var units = hidden.map { Elementary.tanh(dot($0, x)) }
    units.append(1)
    return (units, Elementary.logistic(dot(output, units)))
  }

  /// ln of the odds, for inputs that end with 1.
  func logOdds(_ x: [Double]) -> Double { dot(output, forward(x).units) }

  /// Minimises the mean logistic loss and `decay` ÷ 2 × Σ weights² ÷ lessons by Adam (Kingma and Ba, 2015) over shuffled
  /// batches, with a falling step.
  mutating func learn(
    _ x: [[Double]], _ y: [Double], decay: Double, epochs: Int, random: inout RandomSource
  ) {
    let batch = 128
    var first = zeros(), second = zeros()
    var order = Array(x.indices)
    var steps = 0
    for epoch in 0..<epochs {
      for i in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(i, random.integer(below: i + 1)) }
      let rate = 0.004 * (1 - Double(epoch) / Double(epochs))
      for lower in stride(from: 0, to: order.count, by: batch) {
        let members = order[lower..<min(order.count, lower + batch)]
        var gradient = zeros()
        for i in members {
          let (units, p) = forward(x[i])
          let error = (p - y[i]) / Double(members.count)
          for k in hidden.indices {
            gradient.output[k] += error * units[k]
            let back = error * output[k] * (1 - units[k] * units[k])
            for j in x[i].indices { gradient.hidden[k][j] += back * x[i][j] }
          }
          gradient.output[hidden.count] += error
        }
        steps += 1
        for k in hidden.indices {
          let decayed = decay / Double(x.count)
          for j in hidden[k].indices {
            // Biases are free.
            let g = gradient.hidden[k][j] + (j < hidden[k].count - 1 ? decayed * hidden[k][j] : 0)
            Self.step(&hidden[k][j], g, &first.hidden[k][j], &second.hidden[k][j], steps, rate)
          }
          let g = gradient.output[k] + decayed * output[k]
          Self.step(&output[k], g, &first.output[k], &second.output[k], steps, rate)
        }
        let last = hidden.count
        Self.step(&output[last], gradient.output[last], &first.output[last], &second.output[last], steps, rate)
      }
    }
  }

  private static func step(
    _ w: inout Double, _ g: Double, _ m: inout Double, _ v: inout Double, _ steps: Int, _ rate: Double
  ) {
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    let t = Double(steps)
    w -= rate * m / (1 - Elementary.pow(0.9, t)) / ((v / (1 - Elementary.pow(0.999, t))).squareRoot() + 1e-8)
  }

  private func zeros() -> (hidden: [[Double]], output: [Double]) {
    (hidden.map { $0.map { _ in 0 } }, output.map { _ in 0 })
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }
}
