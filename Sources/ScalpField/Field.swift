public import Geometry

/// The region of a photo that is analysed: a shape, as far as it lies in the photo, minus masked parts.
public struct Field: Sendable, Hashable {
  public let photoWidth: Int
  public let photoHeight: Int
  public let shape: FieldShape
  /// `nil` where nothing is masked.
  public let mask: FieldMask?
  /// The dermoscope's bright circle, where there is one, also if the field is another: outside of it is no scalp.
  public let brightCircle: Circle?
  /// The net area in square pixels: the shape within the photo, after masks.
  public let areaPx: Double
  /// The area that masks took out of the shape, in square pixels.
  public let maskedPx: Double

  init(photoWidth: Int, photoHeight: Int, shape: FieldShape, mask: FieldMask?, brightCircle: Circle? = nil) {
    self.photoWidth = photoWidth
    self.photoHeight = photoHeight
    self.shape = shape
    self.mask = mask.flatMap { $0.isEmpty ? nil : $0 }
    self.brightCircle = brightCircle
    let frame = PixelRectangle(photoWidth: photoWidth, photoHeight: photoHeight)
    var masked = 0.0
    for run in self.mask?.runs ?? [] { masked += shape.area(in: run.intersection(frame)) }
    maskedPx = masked
    areaPx = max(0, shape.area(in: frame) - masked)
  }

  /// A field as it was kept.
  ///
  /// - Parameter maskCells: the cells of its mask; `nil` or another number of them than the photo has: none.
  public init(photoWidth: Int, photoHeight: Int, shape: FieldShape, maskCells: [UInt8]?, brightCircle: Circle?) {
    var mask = FieldMask(photoWidth: photoWidth, photoHeight: photoHeight)
    let isWhole = maskCells?.count == mask.cells.count
    if isWhole, let maskCells { mask.cells = maskCells }
    self.init(
      photoWidth: photoWidth, photoHeight: photoHeight, shape: shape, mask: isWhole ? mask : nil,
      brightCircle: brightCircle)
  }

  /// The whole photo in pixels.
  public var frame: PixelRectangle { PixelRectangle(photoWidth: photoWidth, photoHeight: photoHeight) }

  /// Of the shape's area, the share that lies in the photo.
  public var shareInPhoto: Double { min(1, shape.area(in: frame) / max(1, shape.area)) }

  /// The share of all that the photo could show, the whole of it or its bright circle, that masks take out, 0 to 1.
  public var maskedShareOfPhoto: Double {
    guard let mask else { return 0 }
    let whole = Field(
      photoWidth: photoWidth, photoHeight: photoHeight, shape: brightCircle.map(FieldShape.circle) ?? .frame,
      mask: mask)
    return whole.maskedPx / max(1, whole.areaPx + whole.maskedPx)
  }

  /// Whether a point lies in the field: in the photo, in the shape by half-open rules, and not masked.
  public func contains(_ p: Point) -> Bool {
    shape.contains(p, in: frame) && !(mask?.contains(p) ?? false)
  }

  /// Whether the scalp can be seen at a point, in the field or beside it: in the photo, in the dermoscope's bright circle
  /// and under no mask.
  public func isVisible(_ p: Point) -> Bool {
    frame.contains(p) && brightCircle?.contains(p) ?? true && !(mask?.contains(p) ?? false)
  }

  /// The corners of the shape, or points along its circle, in pixels.
  public var outline: [Point] { shape.outline(in: frame) }
}
