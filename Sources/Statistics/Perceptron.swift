import Elementary

/// A network with one hidden layer of tanh units, whose output is a probability.
public struct Perceptron: Sendable {
  /// Per unit: a weight for each input, then the bias.
  private let hidden: [Double]
  /// A weight for each unit, then the bias.
  private let output: [Double]
  private let inputs: Int
  /// What makes the log-odds mean what they say.
  private let slope: Double
  private let offset: Double

  /// - Parameters:
  ///   - hidden: per unit a weight for each input, then the bias.
  ///   - output: a weight for each unit, then the bias.
  ///   - slope, offset: the log-odds are the output times the one plus the other.
  public init(hidden: [[Double]], output: [Double], slope: Double, offset: Double) {
    self.hidden = hidden.flatMap { $0 }
    self.output = output
    inputs = hidden[0].count - 1
    self.slope = slope
    self.offset = offset
  }

  /// ln of the odds.
  public func logOdds(_ values: [Double]) -> Double {
    precondition(values.count == inputs)
    var learnt = output[output.count - 1]
    for unit in 0..<output.count - 1 {
      let first = unit * (inputs + 1)
      var sum = 0.0
      for i in 0..<inputs { sum += hidden[first + i] * values[i] }
      learnt += output[unit] * Elementary.tanh(sum + hidden[first + inputs])
    }
    return slope * learnt + offset
  }

  public func probability(_ values: [Double]) -> Double { Elementary.logistic(logOdds(values)) }
}
