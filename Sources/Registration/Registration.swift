public import Geometry

/// How two photos of one place lie on each other, or why they cannot be compared.
public struct Registration: Sendable {
  public enum Status: String, Sendable {
    case aligned
    case notComparable = "not_comparable"
  }

  public var status: Status
  /// Why the photos cannot be compared, in words.
  public var reasons: [String]
  /// From pixels of the before photo to pixels of the after photo; `nil` where there is no map.
  public var homography: Homography?
  /// The stretch of the skin on top of it.
  public var stretch: StretchField
  /// The shared area ÷ the smaller of the two fields.
  public var overlapFraction: Double?
  /// The median distance of roots that lie on each other, in micrometres.
  public var residualUm: Double?
  public var samePlaceProbability: Double
  /// log10 of the number of ways in which chance would bring as many roots together; see `ChanceAgreement`.
  public var log10Chance: Double
  /// Roots before that lie on one after, and those that could.
  public var agreeing: Int
  public var tested: Int

  var beforeUmPerPx: Double
  var afterUmPerPx: Double

  /// Takes back that the photos can be compared.
  public mutating func refuse(_ reason: String) {
    status = .notComparable
    reasons.append(reason)
  }

  /// Where a pixel of the before photo lies in the after photo.
  public func toAfter(_ p: Point) -> Point {
    guard let homography else { return p }
    let moved = homography.apply(p)
    return moved + stretch.displacement(at: beforeUmPerPx * p) / afterUmPerPx
  }

  /// Where a pixel of the after photo lies in the before photo: the inverse of ``toAfter(_:)``, to a hundredth of a pixel.
  public func toBefore(_ q: Point) -> Point {
    guard let homography else { return q }
    let inverse = homography.inverse
    var p = inverse.apply(q)
    for _ in 0..<3 {
      p = inverse.apply(q - stretch.displacement(at: beforeUmPerPx * p) / afterUmPerPx)
    }
    return p
  }
}
