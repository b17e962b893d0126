public import Geometry

/// The field as it is asked for: lengths in millimetres, positions in pixels of the upright photo.
public enum FieldRequest: Sendable, Hashable {
  /// A dermoscope's bright circle where there is one, else the whole photo.
  case auto
  /// The whole photo.
  case frame
  /// A circle; its centre is the photo's where it is `nil`.
  case circle(diameterMm: Double, centre: Point?)
  /// A rectangle; its centre is the photo's where it is `nil`.
  case rectangle(widthMm: Double, heightMm: Double, centre: Point?)
  /// A polygon through three points or more, closed by itself.
  case polygon([Point])

  /// Whether it is in millimetres, so that it means nothing without a scale.
  public var needsScale: Bool {
    switch self {
    case .auto, .frame, .polygon: false
    case .circle, .rectangle: true
    }
  }
}
