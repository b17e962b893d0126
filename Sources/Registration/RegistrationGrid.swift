public import Geometry

/// A registration's map at many places, quickly: the stretch is read off a grid of 400 µm between whose knots it is
/// interpolated.
public struct RegistrationGrid: Sendable {
  static let spacingUm = 400.0

  private let homography: Homography
  private let corner: Point
  private let spacing: Double
  private let columns: Int
  private let rows: Int
  /// In pixels of the after photo, at each knot.
  private let displacements: [Point]

  /// - Parameter outline: a region of the before photo, px; beyond it the stretch is that of its edge.
  public init(_ registration: Registration, covering outline: [Point]) {
    homography = registration.homography ?? .identity
    spacing = Self.spacingUm / registration.beforeUmPerPx
    let xs = outline.map(\.x), ys = outline.map(\.y)
    corner = Point(xs.min() ?? 0, ys.min() ?? 0)
    columns = Int((((xs.max() ?? 0) - corner.x) / spacing).rounded(.up)) + 2
    rows = Int((((ys.max() ?? 0) - corner.y) / spacing).rounded(.up)) + 2
    var knots: [Point] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let p = corner + spacing * Point(Double(column), Double(row))
        knots.append(registration.stretch.displacement(at: registration.beforeUmPerPx * p) / registration.afterUmPerPx)
      }
    }
    displacements = knots
  }

  /// Where a pixel of the before photo lies in the after photo.
  public func toAfter(_ p: Point) -> Point {
    let x = min(Double(columns - 1) - 1e-9, max(0, (p.x - corner.x) / spacing))
    let y = min(Double(rows - 1) - 1e-9, max(0, (p.y - corner.y) / spacing))
    let column = Int(x), row = Int(y)
    let u = x - Double(column), v = y - Double(row)
    let i = row * columns + column
    let upper = (1 - u) * displacements[i] + u * displacements[i + 1]
    let lower = (1 - u) * displacements[i + columns] + u * displacements[i + columns + 1]
    return homography.apply(p) + ((1 - v) * upper + v * lower)
  }
}
