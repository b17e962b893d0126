import Elementary

/// 95 % intervals of what follows from counts, density and mean diameter; about the hairs really in the field, like those.
///
/// Their constants are what phantoms of clipped hair show, as those of ``ErrorBudget``.
extension Trichogram.Summary {
  /// What is read wrong of a ratio that follows from counts, as a logarithm.
  private struct Misread {
    /// By how much what is found is too large on the average, and the standard deviation about that.
    var shift: Double
    var sd: Double
    /// The standard deviation that each unit adds, ÷ √units.
    var ofOneUnit = 0.0

    /// Thin hairs are missed more than thick ones, most where they are a pixel or two wide.
    static let terminalToVellus = Misread(shift: 0.25, sd: 0.3)
    /// Of two hairs in one outline one is missed.
    static let hairsPerUnit = Misread(shift: -0.08, sd: 0.06, ofOneUnit: 0.4)
    /// Hairs of one unit that lie apart are taken for two.
    static let units = Misread(shift: 0.045, sd: 0.03, ofOneUnit: 0.3)

    /// - Parameter variance: what else the logarithm of `value` varies by.
    func interval(of value: Double, units: Int = 1, variance: Double = 0) -> ClosedRange<Double> {
      let all = variance + sd * sd + ofOneUnit * ofOneUnit / Double(units)
      let half = ErrorBudget.z95 * all.squareRoot()
      let middle = value * Elementary.exp(-shift)
      return min(value, middle * Elementary.exp(-half))...max(value, middle * Elementary.exp(half))
    }
  }

  /// A product's relative variance is the sum of those of its factors, density and mean diameter.
  public var cumulativeThicknessCI95: ClosedRange<Double>? {
    guard let value = cumulativeThicknessMmPerCm2, let density = densityPerCm2, density > 0,
      let diameter = meanDiameterUm, diameter > 0, let a = densityCI95, let b = meanDiameterCI95
    else { return nil }
    let byDensity = Self.relativeHalf(a, of: density), byDiameter = Self.relativeHalf(b, of: diameter)
    let half = value * (byDensity * byDensity + byDiameter * byDiameter).squareRoot()
    return max(0, value - half)...(value + half)
  }

  /// The variance of the logarithm of a ratio of counts is the sum of both reciprocals, and what is misread.
  public var terminalToVellusCI95: ClosedRange<Double>? {
    guard let value = terminalToVellus, value > 0, let terminal = terminalCount, let vellus = vellusCount, vellus > 0
    else { return nil }
    return Misread.terminalToVellus.interval(of: value, variance: 1 / Double(terminal) + 1 / Double(vellus))
  }

  public var hairsPerUnitCI95: ClosedRange<Double>? {
    guard let value = hairsPerUnit, let units = follicularUnitCount, units > 0 else { return nil }
    let interval = Misread.hairsPerUnit.interval(of: value, units: units)
    return max(1, interval.lowerBound)...max(1, interval.upperBound)
  }

  public var follicularUnitsPerCm2CI95: ClosedRange<Double>? {
    guard let value = follicularUnitsPerCm2, let units = follicularUnitCount, units > 0, let density = densityPerCm2,
      density > 0, let interval = densityCI95
    else { return nil }
    // What hairs and their area are miscounted by, units are too.
    let byDensity = Self.relativeHalf(interval, of: density) / ErrorBudget.z95
    return Misread.units.interval(of: value, units: units, variance: byDensity * byDensity)
  }

  private static func relativeHalf(_ interval: ClosedRange<Double>, of value: Double) -> Double {
    (interval.upperBound - interval.lowerBound) / (2 * value)
  }
}
