import Geometry
public import Imaging

/// Finds rulers and etched ticks in a photo and measures the distance from tick to tick.
public enum RulerReader {
  /// What came of looking for a ruler.
  public enum Outcome: Sendable, Hashable {
    case found(Ruler)
    /// There is none.
    case none
    /// There is more than one, and they do not agree.
    case unsure(String)
  }

  /// Lines are looked for in pictures of at most so many pixels along the longer side.
  static let searchSide = 1600
  /// Standard deviation of the smoothing, in pixels: half the width of the lines that stand out most. Wider ones are looked
  /// for in a picture of half the size.
  static let sigma = 1.2

  /// The ruler with the most ticks.
  public static func read(_ photo: Photo) -> Outcome { read(LumaPicture(photo)) }

  /// The ruler with the most ticks.
  public static func read(_ picture: LumaPicture) -> Outcome {
    let factor = (max(picture.width, picture.height) + searchSide - 1) / searchSide
    var rulers: [Ruler] = []
    for factor in [factor, 2 * factor] where min(picture.width, picture.height) >= 64 * factor {
      let segments = SegmentFinder.segments(in: picture.reduced(by: factor), sigma: sigma)
      for chain in TickChain.longest(of: segments, count: 6) {
        var measurement = TickMeasurement(chain.scaled(by: factor), in: picture)
        if let ruler = measurement?.ruler() { rulers.append(ruler) }
      }
    }
    // Gaps between dark ticks look like bright ticks, and the other way round, but stand out less.
    if let clearest = rulers.max(by: { $0.contrast < $1.contrast }) {
      rulers.removeAll { $0.isDark != clearest.isDark }
    }
    guard let best = rulers.max(by: { ($0.ticks, -$0.relativeSE) < ($1.ticks, -$1.relativeSE) }) else { return .none }
    for other in rulers where !other.agrees(with: best) || other.pitchPx < 0.9 * best.pitchPx {
      return .unsure("there are ticks at \(rounded(best.pitchPx)) and at \(rounded(other.pitchPx)) px")
    }
    return .found(best)
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}

extension Ruler {
  /// Whether two readings are of one ruler: of all its ticks, or of every second, fifth or tenth.
  fileprivate func agrees(with other: Ruler) -> Bool {
    let ratio = max(pitchPx, other.pitchPx) / min(pitchPx, other.pitchPx)
    return [1.0, 2, 5, 10].contains { abs(ratio - $0) <= 0.03 * $0 }
  }
}

extension TickChain {
  /// The chain in pixels of a photo that was reduced by a whole factor.
  fileprivate func scaled(by factor: Int) -> TickChain {
    guard factor > 1 else { return self }
    let f = Double(factor), offset = (f - 1) / 2
    return TickChain(
      ticks: ticks.map { tick in
        var segment = tick.segment
        segment.middle = Point(segment.middle.x * f + offset, segment.middle.y * f + offset)
        segment.half *= f
        return (tick.index, segment)
      })
  }
}
