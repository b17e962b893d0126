import Geometry
import Registration
import Trichometry

/// How far a bald patch has grown over between two photos.
///
/// Bald is what lies farther than `reachMm` from every root and outside of a patch's rim; the patch is the largest bald
/// piece of the shared area before. Regrown is what of it is bald no more.
public struct BaldPatch: Sendable, Hashable {
  /// The cuts of the grades, in percent of the patch.
  public struct Cuts: Sendable, Hashable {
    public var complete: Double
    public var most: Double
    public var some: Double
    public var slight: Double

    public init(complete: Double = 95, most: Double = 50, some: Double = 25, slight: Double = 10) {
      self.complete = complete
      self.most = most
      self.some = some
      self.slight = slight
    }

    /// The grade of a regrowth; below `slight` it is slight, and none below 1 %.
    public func grade(_ percent: Double) -> String {
      if percent >= complete { return "complete" }
      if percent > most { return "> \(Self.text(most)) %" }
      if percent >= some { return "\(Self.text(some))–\(Self.text(most)) %" }
      if percent >= slight { return "< \(Self.text(some)) %" }
      return percent >= 1 ? "slight" : "none"
    }

    private static func text(_ value: Double) -> String {
      value == value.rounded() ? String(Int(value)) : "\(value)"
    }
  }

  /// Skin is bald farther than this from every root, mm.
  static let reachMm = 0.7
  /// How far the limit might as well lie elsewhere, as a share: what the interval is made of.
  static let reachDoubt = 0.15
  /// A smaller bald piece is no patch, cm².
  static let smallestCm2 = 0.03
  private static let cellUm = 80.0

  public var areaBeforeCm2: Double?
  public var areaAfterCm2: Double?
  public var regrowthPercent: Double?
  public var ci95: ClosedRange<Double>?
  public var grade: String?

  init(
    _ registration: Registration, before: [Hair], after: [Hair], shared: SharedArea, outline: [Point], umPerPx: Double,
    cuts: Cuts
  ) {
    let old = before.map(\.root), new = after.map { registration.toBefore($0.root) }
    func measure(_ factor: Double) -> (before: Double, after: Double)? {
      Self.areas(old, new, shared, outline, umPerPx, reach: factor * Self.reachMm * 1000 / umPerPx)
    }
    guard let usual = measure(1), usual.before >= Self.smallestCm2 else { return }
    areaBeforeCm2 = usual.before
    areaAfterCm2 = usual.after
    func percent(_ areas: (before: Double, after: Double)) -> Double { 100 * (1 - areas.after / areas.before) }
    let regrowth = percent(usual)
    regrowthPercent = regrowth
    grade = cuts.grade(regrowth)
    let others = [1 - Self.reachDoubt, 1 + Self.reachDoubt].compactMap(measure).filter { $0.before > 0 }.map(percent)
    // New hairs in the patch come by chance: each turns about its own disc.
    let disc = Double.pi * Self.reachMm * Self.reachMm / 100
    let half = 1.96 * 100 * (disc * max(disc, usual.before - usual.after)).squareRoot() / usual.before
    let low = min(regrowth, others.min() ?? regrowth), high = max(regrowth, others.max() ?? regrowth)
    ci95 = max(-100, low - half)...min(100, high + half)
  }

  /// The area of the largest bald piece before, and of what of it is bald after, cm².
  private static func areas(
    _ old: [Point], _ new: [Point], _ shared: SharedArea, _ outline: [Point], _ umPerPx: Double, reach: Double
  ) -> (before: Double, after: Double)? {
    let step = cellUm / umPerPx
    let xs = outline.map(\.x), ys = outline.map(\.y)
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
    let columns = Int((right - left) / step) + 1, rows = Int((bottom - top) / step) + 1
    var bald = [Bool](repeating: false, count: columns * rows)
    func place(_ i: Int) -> Point {
      Point(left + (Double(i % columns) + 0.5) * step, top + (Double(i / columns) + 0.5) * step)
    }
    for i in bald.indices {
      let p = place(i)
      bald[i] = shared.contains(before: p) && old.allSatisfy { $0.distance(to: p) > reach }
    }
    let patch = largest(bald, columns: columns)
    guard !patch.isEmpty else { return nil }
    let still = patch.count { i in new.allSatisfy { $0.distance(to: place(i)) > reach } }
    let cell = cellUm * cellUm / 1e8
    return (Double(patch.count) * cell, Double(still) * cell)
  }

  /// The cells of the largest connected piece.
  private static func largest(_ bald: [Bool], columns: Int) -> [Int] {
    var seen = [Bool](repeating: false, count: bald.count)
    var best: [Int] = []
    for start in bald.indices where bald[start] && !seen[start] {
      var piece = [start]
      seen[start] = true
      var next = 0
      while next < piece.count {
        let i = piece[next]
        next += 1
        let x = i % columns
        var around: [Int] = [i - columns, i + columns]
        if x > 0 { around.append(i - 1) }
        if x < columns - 1 { around.append(i + 1) }
        for k in around where k >= 0 && k < bald.count && bald[k] && !seen[k] {
          seen[k] = true
          piece.append(k)
        }
      }
      if piece.count > best.count { best = piece }
    }
    return best
  }
}
