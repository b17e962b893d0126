public import Geometry

/// What measuring needs to know of the analysed field.
public struct MeasuredRegion: Sendable {
  /// Whether a position lies in the field and under no mask, by the half-open rule.
  public var contains: @Sendable (Point) -> Bool
  /// The net area after masks, px².
  public var areaPx: Double
  /// The field's outline, px; three points or more.
  public var outline: [Point]
  /// Whether the scalp can be seen at a position: inside the photo and, of a dermoscope, inside its bright circle. A
  /// hair that ends where nothing more can be seen is cut off, and its root or tip is not in view.
  public var isVisible: @Sendable (Point) -> Bool
  /// The share of the photo, or of its bright circle, that shows no scalp, 0 to 1.
  public var maskedShareOfPhoto: Double

  public init(
    contains: @escaping @Sendable (Point) -> Bool, areaPx: Double, outline: [Point],
    isVisible: @escaping @Sendable (Point) -> Bool, maskedShareOfPhoto: Double = 0
  ) {
    self.contains = contains
    self.areaPx = areaPx
    self.outline = outline
    self.isVisible = isVisible
    self.maskedShareOfPhoto = maskedShareOfPhoto
  }

  /// The whole of a photo.
  public static func frame(width: Int, height: Int) -> MeasuredRegion {
    let right = Double(width) - 0.5, bottom = Double(height) - 0.5
    let inside: @Sendable (Point) -> Bool = { p in p.x >= -0.5 && p.x < right && p.y >= -0.5 && p.y < bottom }
    return MeasuredRegion(
      contains: inside, areaPx: Double(width) * Double(height),
      outline: [Point(-0.5, -0.5), Point(right, -0.5), Point(right, bottom), Point(-0.5, bottom)],
      isVisible: inside)
  }

  /// The distance of a position from the outline, px.
  func distanceFromOutline(_ p: Point) -> Double {
    guard let first = outline.first, outline.count > 1 else { return .infinity }
    return Polyline(outline + [first]).nearest(to: p).distance
  }
}
