public import Geometry
public import Trichometry

/// The skin that both fields of a registered pair show, in the before photo.
public struct SharedArea: Sendable {
  /// Samples across the longer side.
  static let samples = 500

  /// In square pixels of the before photo.
  public let areaPx: Double
  private let registration: Registration
  private let before: MeasuredRegion
  private let after: MeasuredRegion

  public init(_ registration: Registration, _ before: MeasuredRegion, _ after: MeasuredRegion) {
    self.registration = registration
    self.before = before
    self.after = after
    let map = RegistrationGrid(registration, covering: before.outline)
    let xs = before.outline.map(\.x), ys = before.outline.map(\.y)
    let left = xs.min() ?? 0, top = ys.min() ?? 0
    let width = (xs.max() ?? 0) - left, height = (ys.max() ?? 0) - top
    let step = max(width, height) / Double(Self.samples)
    var inside = 0
    for row in 0..<Int((height / max(step, 1e-9)).rounded(.up)) {
      for column in 0..<Int((width / max(step, 1e-9)).rounded(.up)) {
        let p = Point(left + (Double(column) + 0.5) * step, top + (Double(row) + 0.5) * step)
        if before.contains(p), after.contains(map.toAfter(p)) { inside += 1 }
      }
    }
    areaPx = Double(inside) * step * step
  }

  /// Whether a pixel of the before photo lies in both fields.
  public func contains(before p: Point) -> Bool { before.contains(p) && after.contains(registration.toAfter(p)) }

  /// Whether a pixel of the before photo lies in both fields and at least `margin` px from where they end.
  public func isWellInside(_ p: Point, by margin: Double) -> Bool {
    guard contains(before: p) else { return false }
    let diagonal = margin * 0.7071067811865476
    let around = [
      Point(margin, 0), Point(-margin, 0), Point(0, margin), Point(0, -margin), Point(diagonal, diagonal),
      Point(-diagonal, diagonal), Point(diagonal, -diagonal), Point(-diagonal, -diagonal),
    ]
    return around.allSatisfy { contains(before: p + $0) }
  }

  /// The shared area ÷ the smaller of the fields; `nil` where a field is empty.
  func fraction(_ beforeRegion: MeasuredRegion, _ afterRegion: MeasuredRegion, _ registration: Registration) -> Double?
  {
    let outline = beforeRegion.outline
    guard let homography = registration.homography, !outline.isEmpty else { return nil }
    let middle = outline.reduce(.zero, +) / Double(outline.count)
    let magnification = homography.magnification(at: middle)
    guard magnification > 0 else { return nil }
    let smaller = min(beforeRegion.areaPx, afterRegion.areaPx / (magnification * magnification))
    return smaller > 0 ? min(1, areaPx / smaller) : nil
  }
}
