public import Geometry

/// A hair that a person marked in a photo as a straight vector from root to tip.
public struct MarkedHair: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A hair in a unit of several.
    case premium
    /// A lone terminal hair.
    case single
    /// A fine hair.
    case undersize
    /// A cut fragment or debris: neither right nor wrong to find.
    case abnormal
  }

  public var kind: Kind
  public var root: Point
  public var tip: Point

  public init(kind: Kind, root: Point, tip: Point) {
    self.kind = kind
    self.root = root
    self.tip = tip
  }

  var middle: Point { 0.5 * (root + tip) }
}
