import Elementary
import Geometry

/// How surprising it would be to find as many roots in agreement by chance, among all the ways to lay one photo on another.
///
/// An a-contrario test (Desolneux, Moisan and Morel 2000): the expected number of ways in which chance gives at least this
/// agreement. Chance is measured on the photos themselves, by shifting the one a little: so it knows their densities and
/// the clumping of roots in units. Roots of a unit agree together, so each unit counts once.
enum ChanceAgreement {
  /// log10 of the number of turns, magnifications, shifts and bends that differ in which roots agree.
  static let log10Ways = 9.0
  /// Roots within this of each other agree, µm.
  static let radiusUm = 90.0
  /// Shifts for measuring chance: far beyond the radius, near enough to stay in the photo.
  private static let decoyDistancesUm = [350.0, 550.0, 750.0]
  private static let decoyDirections = 8

  /// Roots that agree under a map, those that could, and how many would by chance.
  struct Count {
    var agreeing: Int
    var tested: Int
    var byChance: Double
  }

  /// - Parameters:
  ///   - moved: roots before, laid on the after photo.
  ///   - isShared: whether a place lies in both photos.
  static func count(_ moved: [Point], _ neighbors: MutualNeighbors, isShared: (Point) -> Bool) -> Count {
    let shared = moved.filter(isShared)
    var chance = 0.0
    var decoys = 0
    for distance in decoyDistancesUm {
      for k in 0..<decoyDirections {
        let (sine, cosine) = Elementary.sincos(2 * Double.pi * Double(k) / Double(decoyDirections))
        let decoy = shared.map { $0 + distance * Point(cosine, sine) }
        let inside = decoy.filter(isShared)
        guard !inside.isEmpty else { continue }
        let agreeing = neighbors.pairs(inside, within: radiusUm).count
        chance += Double(agreeing) / Double(inside.count)
        decoys += 1
      }
    }
    return Count(
      agreeing: neighbors.pairs(shared, within: radiusUm).count, tested: shared.count,
      byChance: decoys > 0 ? chance / Double(decoys) * Double(shared.count) : Double(shared.count))
  }

  /// log10 of the expected number of ways that agree as well by chance: below 0 is surprising, and more so the lower.
  ///
  /// The tail of the binomial distribution is bounded by Hoeffding's exp(−n·KL(k/n ‖ p)).
  static func log10Expected(_ count: Count, rootsPerUnit: Double) -> Double {
    guard count.tested > 0 else { return log10Ways }
    let n = Double(count.tested)
    let share = Double(count.agreeing) / n
    let p = min(0.95, max((count.byChance + 0.5) / (n + 1), 0.01))
    guard share > p else { return log10Ways }
    func term(_ a: Double, _ b: Double) -> Double { a > 0 ? a * Elementary.log(a / b) : 0 }
    let divergence = term(share, p) + term(1 - share, 1 - p)
    return log10Ways - n / max(1, rootsPerUnit) * divergence / Elementary.log(10)
  }
}
