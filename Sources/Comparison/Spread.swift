import Elementary

/// How much a property of one hair differs between the photos of a pair, and between neighbouring hairs of one photo.
struct Spread {
  /// The share of hairs whose property changed anyhow.
  static let looseShare = 0.06

  var centre = 0.0
  var sd: Double
  /// Standard deviation of the difference of neighbours.
  var others: Double

  /// The logarithm of how much likelier a difference is of one hair than of neighbours.
  ///
  /// - Parameter errorVariance: of the difference, by what is known of the two measurements.
  func score(_ difference: Double, errorVariance: Double = 0) -> Double {
    let d = difference - centre
    let width = (sd * sd + errorVariance).squareRoot(), wide = max(others, 1.2 * width)
    let t = d / width, u = d / wide
    let different = 1 / wide * Elementary.exp(-0.5 * u * u)
    guard different > 1e-200 else { return Elementary.log(Self.looseShare) }
    let same = (1 - Self.looseShare) / width * Elementary.exp(-0.5 * t * t) + Self.looseShare * different
    return Elementary.log(same / different)
  }
}

/// Robust estimates from few values.
enum RobustSpread {
  /// The upper median; 0 of none.
  static func median(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.sorted()[values.count / 2] }

  /// The standard deviation of a normal distribution whose median distance from `centre` is that of `values`.
  static func deviation(_ values: [Double], about centre: Double = 0) -> Double {
    1.4826 * median(values.map { abs($0 - centre) })
  }

  /// The same, held towards what is usual by as much as ten values would.
  static func deviation(_ values: [Double], about centre: Double = 0, usually usual: Double) -> Double {
    let n = Double(values.count), held = 10.0
    let own = deviation(values, about: centre)
    return ((n * own * own + held * usual * usual) / (n + held)).squareRoot()
  }
}
