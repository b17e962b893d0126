/// The Swift source that holds networks' weights, the inputs' scaling folded into them.
enum WeightsFile {
  static func text(_ owner: String, _ scorers: [(name: String, scorer: TaughtScorer)]) -> String {
    """
    // Written by Scripts/train-scorer.sh; not edited by hand.
    import Statistics

    extension \(owner) {
    \(scorers.map { text($0.name, $0.scorer) }.joined(separator: "\n\n"))
    }

    """
  }

  private static func text(_ name: String, _ scorer: TaughtScorer) -> String {
    let hidden = scorer.network.hidden.map { unit -> [Double] in
      var weights = unit
      for j in scorer.scaling.means.indices {
        weights[j] /= scorer.scaling.deviations[j]
        weights[weights.count - 1] -= weights[j] * scorer.scaling.means[j]
      }
      return weights
    }
    return """
        static let \(name) = Perceptron(
          hidden: [
      \(hidden.map { "      [\n\(lines($0, indent: "        "))\n      ]," }.joined(separator: "\n"))
          ],
          output: [
      \(lines(scorer.network.output, indent: "      "))
          ],
          slope: \(rounded(scorer.calibration.slope)), offset: \(rounded(scorer.calibration.offset)))
      """
  }

  private static func lines(_ values: [Double], indent: String) -> String {
    stride(from: 0, to: values.count, by: 8).map { start in
      indent + values[start..<min(values.count, start + 8)].map(rounded).joined(separator: ", ") + ","
    }.joined(separator: "\n")
  }

  /// Five decimals are more than the lessons can tell.
  private static func rounded(_ v: Double) -> String {
    let scaled = Int((abs(v) * 100_000).rounded())
    let digits = String(scaled % 100_000)
    let sign = v < 0 && scaled > 0 ? "-" : ""
    return "\(sign)\(scaled / 100_000).\(String(repeating: "0", count: 5 - digits.count))\(digits)"
  }
}
