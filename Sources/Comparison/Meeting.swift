import Elementary
import Geometry

/// How a hair after lies to one before that is moved onto its photo, each read from one of its ends.
struct Meeting {
  /// Of the roots, µm.
  var distanceUm: Double
  /// How far the root after lies up the shaft, and aside of the shaft that begins first, µm.
  var alongUm: Double
  var acrossUm: Double
  /// Radians.
  var turn: Double
  /// The logarithm of the length after ÷ before, from the root that was found first; `nil` where a length is not known.
  var logLengthening: Double?
  /// In how many of the photos root and tip are exchanged, 0 to 2.
  var exchanged: Int

  init(_ before: Seen, isBeforeExchanged: Bool = false, _ after: Seen, isAfterExchanged: Bool = false) {
    let from = isBeforeExchanged ? before.tip : before.root, to = isAfterExchanged ? after.tip : after.root
    let one = isBeforeExchanged ? before.fromTip : before.direction
    let other = isAfterExchanged ? after.fromTip : after.direction
    let offset = to - from
    distanceUm = offset.length
    alongUm = offset.dot((one + other).normalized)
    // A root that was missed lies on the other photo's shaft.
    acrossUm = offset.cross(alongUm > 0 ? other : one)
    turn = Elementary.atan2(y: one.cross(other), x: one.dot(other))
    if before.isWhole && after.isWhole {
      let old = before.lengthUm + max(0, -alongUm), new = after.lengthUm + max(0, alongUm)
      logLengthening = Elementary.log(max(10, new) / max(10, old))
    }
    exchanged = (isBeforeExchanged ? 1 : 0) + (isAfterExchanged ? 1 : 0)
  }

  /// All four.
  static func all(_ before: Seen, _ after: Seen) -> [Meeting] {
    [(false, false), (true, false), (false, true), (true, true)].map {
      Meeting(before, isBeforeExchanged: $0.0, after, isAfterExchanged: $0.1)
    }
  }
}
