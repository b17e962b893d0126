import Elementary
import Geometry
import Imaging

/// What speaks for a ribbon being a shaft.
public struct ShaftEvidence: Sendable {
  /// Median contrast along the middle.
  public internal(set) var amplitude = 0.0
  /// The contrast along the middle at its 20 % point ÷ the median.
  public internal(set) var uniformity = 0.0
  /// Median step of contrast over 2.4 pixels across the clearer edge, ÷ amplitude.
  public internal(set) var sharpness = 0.0
  /// The same for the less clear edge.
  public internal(set) var otherSharpness = 0.0
  /// (inside − flanks) ÷ spread of the flanks.
  public internal(set) var signalToNoise = 0.0
  /// Mean change of direction per length, ÷ that of a circle of 1 mm radius; jitter of the line.
  public internal(set) var wobble = 0.0

  /// The area only this shaft explains ÷ its width: the length for which it is needed.
  public internal(set) var worthUm = 0.0
  /// ln(odds that this is a hair).
  public internal(set) var logOdds = 0.0

  /// The probability that this is a hair.
  public var confidence: Double { 1 / (1 + Elementary.exp(-0.7 * logOdds)) }

  /// Weighs the evidence.
  mutating func judge(_ polarity: TracedShaft.Polarity) {
    func clamp(_ v: Double, _ lo: Double, _ hi: Double) -> Double { min(hi, max(lo, v)) }
    guard amplitude > 0 else {
      logOdds = -10
      return
    }
    var v = 8 * (uniformity - 0.78)
    v += clamp(Elementary.log(max(signalToNoise, 0.05)), -1.5, 1.5)
    v += 2.5 * clamp(otherSharpness - 0.1, -0.4, 0.5) + 1.5 * clamp(sharpness - 0.4, -0.4, 0.2)
    v -= 0.8 * clamp(wobble - 1.2, -0.7, 3)
    // Bright specks of skin are short; light hair must show more of itself.
    v +=
      polarity == .dark
      ? 1.2 * Elementary.log(max(worthUm, 1) / 150) : 2.5 * Elementary.log(max(worthUm, 1) / 300)
    v += 3 * Elementary.log(amplitude / (polarity == .dark ? 0.3 : 0.5))
    logOdds = v
  }

  init(_ r: Ribbon, contrast: Plane, umPerPx: Double) {
    let half = r.width / 2
    let p = r.points
    guard p.count >= 3 else { return }
    var centre: [Double] = [], left: [Double] = [], right: [Double] = [], flank: [Double] = [], best: [Double] = [],
      worse: [Double] = []
    for i in stride(from: 1, to: p.count - 1, by: 1) {
      let n = (p[i + 1] - p[i - 1]).normalized.perpendicular
      let inside =
        (contrast.sample(p[i]) + contrast.sample(p[i] + (0.3 * half) * n) + contrast.sample(p[i] - (0.3 * half) * n))
        / 3
      centre.append(inside)
      let d = 1.2
      let l = contrast.sample(p[i] - max(0, half - d) * n) - contrast.sample(p[i] - (half + d) * n)
      let rr = contrast.sample(p[i] + max(0, half - d) * n) - contrast.sample(p[i] + (half + d) * n)
      left.append(l)
      right.append(rr)
      best.append(max(l, rr))
      worse.append(min(l, rr))
      for t in [half + 3, half + 5, half + 7] {
        for q in [p[i] + t * n, p[i] - t * n] where contrast.contains(q) { flank.append(contrast.sample(q)) }
      }
    }
    func quantile(_ v: [Double], _ q: Double) -> Double {
      let s = v.sorted()
      return s.isEmpty ? 0 : s[Int(Double(s.count - 1) * q)]
    }
    amplitude = quantile(centre, 0.5)
    let a = max(amplitude, 1e-3)
    uniformity = quantile(centre, 0.2) / a
    sharpness = quantile(best, 0.5) / a
    otherSharpness = quantile(worse, 0.5) / a
    let mid = quantile(flank, 0.5)
    let spread = max(0.01, (quantile(flank, 0.75) - quantile(flank, 0.25)) / 1.35)
    signalToNoise = (amplitude - mid) / spread
    var turn = 0.0
    let k = 3
    if p.count > 2 * k + 1 {
      var last = Point.zero
      for i in stride(from: 0, to: p.count - k, by: k) {
        let d = (p[i + k] - p[i]).normalized
        if last != .zero { turn += abs(last.cross(d)) }
        last = d
      }
      wobble = turn / (r.length * umPerPx / 1000)
    }
  }
}
