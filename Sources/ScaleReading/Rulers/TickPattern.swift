/// What the longer ticks among the shorter ones say of a ruler.
enum TickPattern {
  /// The distances between ticks in millimetres that lengths of ticks, from the first to the last place, speak for.
  ///
  /// Every second tick longer: half millimetres. Every fifth or tenth longer: millimetres, or tenths of one. `nil` stands
  /// for a tick that was not seen.
  static func possibleTickMm(_ lengths: [Double?]) -> [Double] {
    if isPeriodic(lengths, 2) { return [0.5] }
    return isPeriodic(lengths, 5) || isPeriodic(lengths, 10) ? [1, 0.1] : []
  }

  /// Whether every `period`-th tick, from some one on, is longer than all others, nearly without exception.
  private static func isPeriodic(_ lengths: [Double?], _ period: Int) -> Bool {
    // Two periods must be in view, and three for alternating ticks.
    guard lengths.count >= max(2 * period, 7) else { return false }
    for phase in 0..<period {
      var long: [Double] = [], short: [Double] = []
      for (i, length) in lengths.enumerated() {
        guard let length else { continue }
        if i % period == phase { long.append(length) } else { short.append(length) }
      }
      guard long.count >= 2, short.count >= 3 else { continue }
      let typicalLong = long.sorted()[long.count / 2], typicalShort = short.sorted()[short.count / 2]
      guard typicalLong >= 1.25 * typicalShort else { continue }
      let border = (typicalLong * typicalShort).squareRoot()
      // Hair hides a part of some ticks and lengthens others.
      let right = long.count { $0 > border } + short.count { $0 < border }
      let rightLong = long.count { $0 > border }
      if right * 100 >= 85 * (long.count + short.count), rightLong * 100 >= 65 * long.count { return true }
    }
    return false
  }
}
