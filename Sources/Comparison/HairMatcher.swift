import Assignment
import Elementary
import Geometry
import Registration
import Trichometry

/// Which hair of the before photo is which of the after photo.
///
/// Every two hairs whose roots may lie on each other get a weight: the logarithm of how much better the two are explained
/// as one hair than as two that happen to stand there, from the distance of the roots, the directions and the diameters.
/// The one-to-one matching of the greatest sum is taken. A hair whose ends were mistaken for each other in either photo can
/// be matched too, at a price, and so can one that was traced from too far up its shaft, or beyond its root.
struct HairMatcher {
  /// A matched pair, by places in the two lists of hairs.
  struct Match: Hashable {
    var before: Int
    var after: Int
    /// The weight: above 0, better explained as one hair.
    var weight: Double
  }

  /// Roots farther apart are never matched, µm.
  static let reachUm = 600.0
  /// The distances of roots of one hair: shares and standard deviations of bell curves, µm.
  static let rootErrors: [(share: Double, sdUm: Double)] = [(0.6, 14), (0.2, 40), (0.1, 90)]
  /// The same of roots that were found too early or too late on the shaft, along it and across.
  static let shiftedRoots = (share: 0.1, alongUm: 250.0, acrossUm: 60.0)
  /// The share of hairs whose properties changed anyhow.
  static let looseShare = 0.08
  /// How much the logarithm of what directions tell counts; tried on phantoms.
  static let directionWorth = 1.4
  /// The logarithm of how seldom root and tip are mistaken in one of the photos.
  static let swapped = -2.3
  private let registration: Registration
  private let beforeUmPerPx: Double
  private let afterUmPerPx: Double

  init(_ registration: Registration, beforeUmPerPx: Double, afterUmPerPx: Double) {
    self.registration = registration
    self.beforeUmPerPx = beforeUmPerPx
    self.afterUmPerPx = afterUmPerPx
  }

  /// The best one-to-one matching, in order of the hairs before.
  ///
  /// It is done twice: the first matching shows how much the same hairs differ in this pair, and the second uses that.
  func matches(_ before: [Hair], _ after: [Hair], sharedAreaUm2: Double) -> [Match] {
    let density = max(1e-7, Double(after.count) / max(sharedAreaUm2, 1))
    let moved = before.map(Seen.moved(registration, beforeUmPerPx, afterUmPerPx))
    let seen = after.map { Seen($0, afterUmPerPx) }
    let first = matches(moved, seen, density, .usual)
    return matches(moved, seen, density, HairDifferences(first.map { (moved[$0.before], seen[$0.after]) }))
  }

  private func matches(_ before: [Seen], _ after: [Seen], _ density: Double, _ usual: HairDifferences) -> [Match] {
    var candidates: [Candidate] = []
    let beforeReversed = before.map(\.reversed), afterReversed = after.map(\.reversed)
    for (i, a) in before.enumerated() {
      for (j, b) in after.enumerated() {
        func score(_ a: Seen, _ b: Seen, price: Double) -> Double { Self.score(a, b, usual, density) + price }
        let weight = max(
          score(a, b, price: 0), score(beforeReversed[i], b, price: Self.swapped),
          score(a, afterReversed[j], price: Self.swapped),
          score(beforeReversed[i], afterReversed[j], price: 2 * Self.swapped))
        if weight > 0 { candidates.append(Candidate(row: i, column: j, weight: weight)) }
      }
    }
    return maximumMatching(candidates, rows: before.count, columns: after.count)
      .map { Match(before: $0.row, after: $0.column, weight: $0.weight) }
  }

  private static func score(_ a: Seen, _ b: Seen, _ usual: HairDifferences, _ density: Double) -> Double {
    let offset = b.root - a.root
    let squared = offset.dot(offset)
    guard squared < reachUm * reachUm else { return -.infinity }
    var near = 0.0
    for part in rootErrors {
      let variance = part.sdUm * part.sdUm
      near += part.share / (2 * Double.pi * variance) * Elementary.exp(-squared / (2 * variance))
    }
    let shaft = (a.direction + b.direction).normalized
    let along = offset.dot(shaft) / shiftedRoots.alongUm, across = offset.cross(shaft) / shiftedRoots.acrossUm
    near +=
      shiftedRoots.share / (2 * Double.pi * shiftedRoots.alongUm * shiftedRoots.acrossUm)
      * Elementary.exp(-0.5 * (along * along + across * across))
    return Elementary.log(near / density) + usual.score(a, b)
  }
}
