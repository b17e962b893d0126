import Geometry

/// The part of a photo in which every hair was marked. Photos were marked in four quadrants, and hairs
/// across the lines between them left out.
public struct MarkedRegion: Sendable, Hashable {
  /// The vertical line between the quadrants.
  public var dividerX: Double
  /// The horizontal line between the quadrants.
  public var dividerY: Double
  public var xs: ClosedRange<Double>
  public var ys: ClosedRange<Double>

  public init(dividerX: Double, dividerY: Double, xs: ClosedRange<Double>, ys: ClosedRange<Double>) {
    self.dividerX = dividerX
    self.dividerY = dividerY
    self.xs = xs
    self.ys = ys
  }

  /// That of videodermatoscope photos of 1280 × 1024 px with a footer.
  public static let videodermatoscope = MarkedRegion(dividerX: 640, dividerY: 512, xs: 60...1220, ys: 60...940)

  /// Whether a hair whose ends have this middle is scored.
  func contains(middle m: Point) -> Bool {
    xs.contains(m.x) && ys.contains(m.y) && abs(m.x - dividerX) > 20 && abs(m.y - dividerY) > 20
  }

  /// Whether the line comes within 8 px of a divider, where counts cannot be compared.
  func isNearDivider(_ line: Polyline) -> Bool {
    func comesNear(_ values: [Double], _ divider: Double) -> Bool {
      guard let low = values.min(), let high = values.max() else { return false }
      return low <= divider + 8 && high >= divider - 8
    }
    return comesNear(line.points.map(\.x), dividerX) || comesNear(line.points.map(\.y), dividerY)
  }
}
