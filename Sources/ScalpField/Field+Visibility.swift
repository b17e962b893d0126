public import Geometry

extension Field {
  /// How far from a masked part, and from the rim of the bright circle, hair is not looked for, in photo pixels: the
  /// edge of a bar or letter would be taken for the edge of a shaft.
  private static let marginPx = 2.0

  /// Where hair may be looked for on a photo that is reduced or enlarged: in the field and beside it, but away from masked
  /// parts and within the dermoscope's bright circle.
  ///
  /// - Parameters:
  ///   - width: of the reduced photo.
  ///   - height: likewise.
  ///   - factor: photo pixels per reduced pixel along each side.
  ///   - corner: where the upper left corner of the reduced photo lies, in pixels from that of the photo.
  /// - Returns: a value for each reduced pixel, row by row; `nil` where all are `true`.
  public func visibility(width: Int, height: Int, factor: Double, corner: Point = Point(0, 0)) -> [Bool]? {
    guard mask != nil || brightCircle != nil else { return nil }
    var isVisible = [Bool](repeating: true, count: width * height)
    if let brightCircle { Self.darken(&isVisible, width, height, factor, corner, outside: brightCircle) }
    for run in mask?.runs ?? [] {
      func reduced(_ low: Double, _ high: Double, _ corner: Double, _ count: Int) -> Range<Int> {
        // Edges of runs lie between pixels.
        let first = Int((((low + 0.5).rounded() - Self.marginPx - corner) / factor).rounded(.down))
        let end = Int((((high + 0.5).rounded() + Self.marginPx - corner) / factor).rounded(.up))
        return (first..<max(first, end)).clamped(to: 0..<count)
      }
      let xs = reduced(run.left, run.right, corner.x, width)
      for y in reduced(run.top, run.bottom, corner.y, height) {
        for x in xs { isVisible[y * width + x] = false }
      }
    }
    return isVisible
  }

  private static func darken(
    _ isVisible: inout [Bool], _ width: Int, _ height: Int, _ factor: Double, _ corner: Point,
    outside circle: Circle
  ) {
    let radius = circle.radius - marginPx - factor * 0.75
    for y in 0..<height {
      let dy = (Double(y) + 0.5) * factor - 0.5 + corner.y - circle.centre.y
      let half = radius * radius - dy * dy
      for x in 0..<width {
        let dx = (Double(x) + 0.5) * factor - 0.5 + corner.x - circle.centre.x
        if dx * dx >= half { isVisible[y * width + x] = false }
      }
    }
  }
}
