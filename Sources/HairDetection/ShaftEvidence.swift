import Elementary
import Geometry
import Imaging

/// What speaks for and against a ribbon being a hair: numbers of about −3 to 3 that ``ShaftScorer`` weighs.
public struct ShaftEvidence: Sendable {
  /// What each of ``values`` says.
  public enum Sign: Int, Sendable, CaseIterable {
    /// ln of the contrast along the middle.
    case amplitude
    /// The contrast along the middle at its 20 % point ÷ the median.
    case uniformity
    /// Median step of contrast across the clearer edge, and across the less clear one, ÷ amplitude.
    case sharpness, otherSharpness
    /// ln of (inside − flanks) ÷ spread of the flanks.
    case signalToNoise
    /// ln of the spread of the flanks.
    case clutter
    /// ln of the length for which the shaft is needed: the area that only it explains ÷ its width.
    case worth
    /// Share of its length on which no other shaft lies.
    case exclusiveShare
    /// ln of the contrast where it lies alone ÷ that of the whole.
    case exclusiveAmplitude
    /// ln of the width, of the length, of length ÷ width.
    case width, length, aspect
    /// Whether it is lighter than skin.
    case isLight
    /// 1 − red over the skin's red, along the middle: hair takes away red, vessels do not.
    case redLoss
    /// Blue-green less red, over the skin's: what lies under the skin looks blue.
    case blueness
    /// ln of amplitude and of width ÷ what is usual in this photo.
    case relativeAmplitude, relativeWidth
    /// Whether neighbours lie the same way, −1 to 1.
    case coherence
    /// Share of its length along which a shaft of the other polarity, or one of its own that explains more, lies close
    /// beside or over it.
    case otherPolarityBeside, strongerBeside
    /// ln of its worth ÷ that of the stronger shaft beside it.
    case worthBeside
  }

  /// In the order of ``Sign``.
  public internal(set) var values = [Double](repeating: 0, count: Sign.allCases.count)

  public internal(set) subscript(_ sign: Sign) -> Double {
    get { values[sign.rawValue] }
    set { values[sign.rawValue] = newValue }
  }
}

extension ShaftEvidence {
  /// What a ribbon shows by itself.
  ///
  /// - Parameters:
  ///   - isAlone: for a point of the ribbon, whether no other shaft lies there.
  ///   - worth: the area that only this ribbon explains, grid pixels.
  init(
    _ r: Ribbon, in contrast: Plane, field: ContrastField, polarity: TracedShaft.Polarity, umPerPx: Double,
    worth: Double, isAlone: (Point) -> Bool
  ) {
    let p = r.points
    guard p.count >= 3 else { return }
    let sections = (1..<(p.count - 1)).map { i in
      CrossSection(
        at: p[i], normal: (p[i + 1] - p[i - 1]).normalized.perpendicular, half: r.width / 2, contrast: contrast,
        field: field, isAlone: isAlone(p[i]))
    }
    let free = sections.filter(\.isAlone)
    let seen = free.count >= 3 ? free : sections
    func quantile(_ v: [Double], _ q: Double) -> Double {
      let s = v.sorted()
      return s.isEmpty ? 0 : s[Int(Double(s.count - 1) * q)]
    }
    func log(_ v: Double) -> Double { Elementary.log(max(v, 1e-3)) }
    let inside = quantile(seen.map(\.inside), 0.5)
    let a = max(inside, 0.02)
    let flanks = seen.flatMap(\.flanks)
    let spread = max(0.01, (quantile(flanks, 0.75) - quantile(flanks, 0.25)) / 1.35)
    self[.amplitude] = log(a)
    self[.uniformity] = max(-1, quantile(seen.map(\.inside), 0.2) / a)
    self[.sharpness] = quantile(seen.map(\.clearerEdge), 0.5) / a
    self[.otherSharpness] = max(-1, quantile(seen.map(\.otherEdge), 0.5) / a)
    self[.signalToNoise] = log(max(0.05, (inside - quantile(flanks, 0.5)) / spread))
    self[.clutter] = log(spread)
    self[.worth] = log(max(1, worth / r.width * umPerPx) / 200)
    self[.exclusiveShare] = Double(free.count) / Double(sections.count)
    self[.exclusiveAmplitude] = log(a / max(0.02, quantile(sections.map(\.inside), 0.5)))
    self[.width] = log(r.width * umPerPx / 50)
    self[.length] = log(r.length * umPerPx / 500)
    self[.aspect] = log(r.length / r.width / 10)
    self[.isLight] = polarity == .light ? 1 : 0
    self[.redLoss] = quantile(seen.map(\.redLoss), 0.5)
    self[.blueness] = quantile(seen.map(\.blueness), 0.5)
  }

  /// What a ribbon shows at one of its points.
  private struct CrossSection {
    var inside: Double
    var clearerEdge: Double
    var otherEdge: Double
    var flanks: [Double]
    var redLoss: Double
    var blueness: Double
    var isAlone: Bool

    init(at p: Point, normal n: Point, half: Double, contrast: Plane, field: ContrastField, isAlone: Bool) {
      let points = [p, p + (0.3 * half) * n, p - (0.3 * half) * n]
      func mean(_ plane: Plane) -> Double { points.map(plane.sample).reduce(0, +) / 3 }
      inside = mean(contrast)
      redLoss = mean(field.redLoss)
      blueness = redLoss - mean(field.coolLoss)
      let d = 1.2
      let left = contrast.sample(p - max(0, half - d) * n) - contrast.sample(p - (half + d) * n)
      let right = contrast.sample(p + max(0, half - d) * n) - contrast.sample(p + (half + d) * n)
      clearerEdge = max(left, right)
      otherEdge = min(left, right)
      flanks = []
      for t in [half + 3, half + 5, half + 7] {
        for q in [p + t * n, p - t * n] where contrast.contains(q) { flanks.append(contrast.sample(q)) }
      }
      self.isAlone = isAlone
    }
  }
}
