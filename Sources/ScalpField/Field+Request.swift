public import Imaging

extension Field {
  /// A field that cannot be made.
  public enum Unusable: Error, Hashable {
    /// It is in millimetres and there is no scale.
    case needsScale
    /// It has no point in the photo.
    case outsidePhoto
    /// Nothing of it is left beside masked parts.
    case masked
  }

  /// The field that `request` means in a photo.
  ///
  /// - Parameters:
  ///   - found: what ``FieldFinder`` saw in the photo.
  ///   - umPerPx: the scale, for requests in millimetres.
  /// - Throws: ``Unusable``.
  public init(
    _ request: FieldRequest, in photo: Photo, found: FieldFinder.Findings, umPerPx: Double?
  ) throws(Unusable) {
    guard !request.needsScale || umPerPx != nil else { throw .needsScale }
    let frame = PixelRectangle(photoWidth: photo.width, photoHeight: photo.height)
    let shape =
      FieldShape(request, in: frame, umPerPx: umPerPx ?? 1) ?? found.circle.map(FieldShape.circle) ?? .frame
    self.init(
      photoWidth: photo.width, photoHeight: photo.height, shape: shape, mask: found.mask, brightCircle: found.circle)
    guard areaPx > 0 else { throw maskedPx > 0 ? .masked : .outsidePhoto }
  }
}
