public import Geometry

/// A follicular unit of a photo, whole, also where the analysed field cuts it.
public struct FollicularUnit: Sendable, Hashable {
  /// Its first root in reading order, the topmost and of these the leftmost, px: where the unit lies, so that it is in
  /// exactly one of the tiles of a photo.
  public var anchor: Point
  /// Hairs that leave the skin together, 1 or more.
  public var hairCount: Int

  public init(anchor: Point, hairCount: Int) {
    self.anchor = anchor
    self.hairCount = hairCount
  }

  /// The units of hairs, in the order of their numbers.
  ///
  /// - Parameter members: for each hair its root, px, and the number of its unit.
  static func all(_ members: [(root: Point, number: Int)]) -> [FollicularUnit] {
    var units: [Int: FollicularUnit] = [:]
    for (root, number) in members {
      var unit = units[number] ?? FollicularUnit(anchor: root, hairCount: 0)
      unit.hairCount += 1
      if (root.y, root.x) < (unit.anchor.y, unit.anchor.x) { unit.anchor = root }
      units[number] = unit
    }
    return units.keys.sorted().compactMap { units[$0] }
  }
}
