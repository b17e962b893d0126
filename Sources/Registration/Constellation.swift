public import Geometry
public import Trichometry

/// Where hairs leave the skin in one photo: what stays when hair moves, grows or is cut.
public struct Constellation: Sendable, Hashable {
  /// One root in view.
  public struct Root: Sendable, Hashable {
    /// In pixels of the photo.
    public var position: Point
    /// The follicular unit; roots of equal numbers belong together.
    public var unit: Int
    /// The probability that there is a root, 0 to 1.
    public var confidence: Double

    public init(position: Point, unit: Int, confidence: Double) {
      self.position = position
      self.unit = unit
      self.confidence = confidence
    }
  }

  public var roots: [Root]
  /// Micrometres a pixel, known or assumed.
  public var umPerPx: Double

  public init(roots: [Root], umPerPx: Double) {
    self.roots = roots
    self.umPerPx = umPerPx
  }

  /// Hairs that are more likely none say nothing about the place.
  static let leastConfidence = 0.3

  /// The roots in view of a trichogram.
  ///
  /// - Parameter umPerPx: the scale, known or assumed.
  public init(_ trichogram: Trichogram, umPerPx: Double) {
    self.umPerPx = umPerPx
    roots = trichogram.hairs.compactMap { hair in
      guard let unit = hair.unit, hair.confidence >= Self.leastConfidence else { return nil }
      return Root(position: hair.root, unit: unit, confidence: hair.confidence)
    }
  }

  /// The roots in micrometres.
  var positionsUm: [Point] { roots.map { umPerPx * $0.position } }

  /// Roots a unit; 1 where there is none.
  var rootsPerUnit: Double {
    var units = 0
    var last: Int?
    for unit in roots.map(\.unit).sorted() where unit != last {
      units += 1
      last = unit
    }
    return units > 0 ? Double(roots.count) / Double(units) : 1
  }
}
