/// How the second photo of a before/after pair differs from the first.
public struct PairParameters: Sendable, Hashable {
  /// Of the photo about its centre.
  public var rotationDegrees = 4.0
  public var shiftXUm = 300.0
  public var shiftYUm = -200.0
  /// Magnification of the after photo relative to the before photo.
  public var scale = 1.02
  /// Change of scale from one side of the photo to the other, as a share.
  public var perspective = 0.01
  /// Amplitude of smooth skin stretch that no homography describes.
  public var elasticUm = 30.0
  public var lostShare = 0.06
  public var gainedShare = 0.1
  /// Mean gain of diameter of the kept hairs that are not vellus, and its standard deviation.
  public var thickeningUm = 4.0
  public var thickeningSDUm = 3.0
  /// Standard deviation of the change of direction of a hair, degrees.
  public var restyleDegrees = 10.0
  /// How different light, focus, debris and bubbles are, 0 to 1.
  public var conditions = 0.5

  public init() {}
}
