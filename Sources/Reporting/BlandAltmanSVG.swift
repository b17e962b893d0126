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
  private static let bottom = 355.0

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
    if (y.first...y.last).contains(0) {
      svg +=
        "<line x1=\"\(text(left))\" x2=\"\(text(right))\" y1=\"\(text(y.place(0)))\" y2=\"\(text(y.place(0)))\" "
        + "stroke=\"#adb5bd\"/>\n"
    }
    for (number, (value, interval, name)) in [
      (agreement.bias, agreement.biasCI95, "bias"), (agreement.lower, agreement.lowerCI95, "−1.96 SD"),
      (agreement.upper, agreement.upperCI95, "+1.96 SD"),
    ].enumerated() {
      let high = y.place(interval.upperBound), low = y.place(interval.lowerBound),
        beam = left + 10 + 10 * Double(number)
      svg +=
        "<line x1=\"\(text(left))\" x2=\"\(text(right))\" y1=\"\(text(y.place(value)))\" y2=\"\(text(y.place(value)))\" "
        + "stroke=\"#0b7285\" stroke-dasharray=\"\(name == "bias" ? "none" : "6 4")\"/>\n"
        + "<path d=\"M\(text(beam - 3)) \(text(high))h6m-3 0V\(text(low))m-3 0h6\" fill=\"none\" stroke=\"#0b7285\" "
        + "stroke-width=\"2\"/>\n"
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
    for value in x.ticks {
      let place = text(x.place(value))
      svg +=
        "<path d=\"M\(place) \(text(bottom))v4\" stroke=\"#1d2125\"/><text x=\"\(place)\" y=\"\(text(bottom + 18))\" "
        + "text-anchor=\"middle\">\(number(value))</text>\n"
    }
    for value in y.ticks {
      let place = y.place(value)
      svg +=
        "<path d=\"M\(text(left)) \(text(place))h-4\" stroke=\"#1d2125\"/><text x=\"\(text(left - 7))\" "
        + "y=\"\(text(place + 4))\" text-anchor=\"end\">\(number(value))</text>\n"
    }
    let title = ChangeWords.title(endpoint), unit = title.unit.isEmpty ? "" : ", \(title.unit)"
    svg +=
      "<text x=\"\(text((left + right) / 2))\" y=\"\(text(height - 24))\" text-anchor=\"middle\">mean of both: "
      + "\(HTML.escaped(title.name + unit))</text>\n<text x=\"\(text((left + right) / 2))\" y=\"\(text(height - 7))\" "
      + "text-anchor=\"middle\" fill=\"#5c6670\" font-size=\"11\">\(pairs.count) pairs; bars at the left: 95 % intervals of the "
      + "bias and of the limits of agreement</text>\n<text transform=\"translate(16 \(text((top + bottom) / 2))) rotate(-90)\" "
      + "text-anchor=\"middle\">first less second\(HTML.escaped(unit))</text>\n</svg>\n"
    return Array(svg.utf8)
  }

  private static func text(_ value: Double) -> String { DecimalText.string(value, decimals: 2) }

  /// As short as it is exact, with a true minus sign.
  private static func number(_ value: Double) -> String {
    (value < 0 ? "−" : "") + DecimalText.string(value.magnitude, decimals: 6)
  }

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

    /// Round values, some five of them.
    var ticks: [Double] {
      var step = 1.0
      while (last - first) / step > 8 { step *= 10 }
      while (last - first) / step < 0.8 { step /= 10 }
      if (last - first) / step < 2 { step /= 5 } else if (last - first) / step < 4 { step /= 2 }
      let lowest = Int((first / step).rounded(.up)), highest = Int((last / step).rounded(.down))
      return lowest <= highest ? (lowest...highest).map { Double($0) * step } : []
    }

    func place(_ value: Double) -> Double { low + (value - first) / (last - first) * (high - low) }
  }
}
