import OrderedJSON
public import Statistics

/// The plot of Bland and Altman: the difference of two measurements over their mean, with the bias and the limits of
/// agreement and their 95 % intervals.
public enum BlandAltmanSVG {
  private static let width = 640.0
  private static let height = 420.0
  private static let left = 70.0
  private static let right = 620.0
  private static let top = 20.0
  private static let bottom = 370.0

  /// - Parameter pairs: the measurements that `agreement` is of.
  public static func encode(
    _ agreement: BlandAltman, pairs: [(first: Double, second: Double)], endpoint: String
  ) -> [UInt8] {
    let means = pairs.map { ($0.first + $0.second) / 2 }, differences = pairs.map { $0.first - $0.second }
    let x = Axis(means, low: left, high: right)
    let y = Axis(
      differences + [agreement.lowerCI95.lowerBound, agreement.upperCI95.upperBound], low: bottom, high: top)
    var svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(text(width)) \(text(height))\" "
      + "font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
    for (value, interval, name) in [
      (agreement.bias, agreement.biasCI95, "bias"), (agreement.lower, agreement.lowerCI95, "−1.96 SD"),
      (agreement.upper, agreement.upperCI95, "+1.96 SD"),
    ] {
      let high = y.place(interval.upperBound), low = y.place(interval.lowerBound)
      svg +=
        "<rect x=\"\(text(left))\" y=\"\(text(high))\" width=\"\(text(right - left))\" height=\"\(text(low - high))\" "
        + "fill=\"#0b7285\" opacity=\"0.15\"/>\n"
        + "<line x1=\"\(text(left))\" x2=\"\(text(right))\" y1=\"\(text(y.place(value)))\" y2=\"\(text(y.place(value)))\" "
        + "stroke=\"#0b7285\" stroke-dasharray=\"\(name == "bias" ? "none" : "6 4")\"/>\n"
        + "<text x=\"\(text(right - 4))\" y=\"\(text(y.place(value) - 4))\" text-anchor=\"end\">\(name) "
        + "\(ChangeWords.fixed(value, 2))</text>\n"
    }
    for (mean, difference) in zip(means, differences) {
      svg +=
        "<circle cx=\"\(text(x.place(mean)))\" cy=\"\(text(y.place(difference)))\" r=\"3.5\" fill=\"#1d2125\" "
        + "opacity=\"0.75\"/>\n"
    }
    svg +=
      "<path d=\"M\(text(left)) \(text(top))V\(text(bottom))H\(text(right))\" fill=\"none\" stroke=\"#1d2125\"/>\n"
    for (axis, isX) in [(x, true), (y, false)] {
      for value in [axis.first, (axis.first + axis.last) / 2, axis.last] {
        let place = axis.place(value)
        svg +=
          isX
          ? "<text x=\"\(text(place))\" y=\"\(text(bottom + 16))\" text-anchor=\"middle\">\(ChangeWords.fixed(value, 1))</text>\n"
          : "<text x=\"\(text(left - 6))\" y=\"\(text(place + 4))\" text-anchor=\"end\">\(ChangeWords.fixed(value, 1))</text>\n"
      }
    }
    svg +=
      "<text x=\"\(text((left + right) / 2))\" y=\"\(text(height - 12))\" text-anchor=\"middle\">mean of both, "
      + "\(HTML.escaped(endpoint))</text>\n<text transform=\"translate(16 \(text((top + bottom) / 2))) rotate(-90)\" "
      + "text-anchor=\"middle\">first less second</text>\n</svg>\n"
    return Array(svg.utf8)
  }

  private static func text(_ value: Double) -> String { DecimalText.string(value, decimals: 2) }

  /// Values along one side of the plot.
  private struct Axis {
    let first: Double
    let last: Double
    private let low: Double
    private let high: Double

    /// - Parameters:
    ///   - values: what must have room.
    ///   - low: where the smallest value stands, and `high` the largest.
    init(_ values: [Double], low: Double, high: Double) {
      let least = values.min() ?? 0, most = values.max() ?? 1
      let margin = most > least ? 0.06 * (most - least) : 1
      first = least - margin
      last = most + margin
      self.low = low
      self.high = high
    }

    func place(_ value: Double) -> Double { low + (value - first) / (last - first) * (high - low) }
  }
}
