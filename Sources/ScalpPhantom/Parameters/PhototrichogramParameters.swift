/// The two photos of a phototrichogram: day 0, just clipped, and some days later.
public struct PhototrichogramParameters: Sendable, Hashable {
  public var days = 2.0
  /// Growth of anagen hair, and its coefficient of variation between hairs.
  public var growthUmPerDay = 350.0
  public var growthCV = 0.12
  /// Lengths on day 0.
  public var minLengthUm = 350.0
  public var maxLengthUm = 800.0
  /// Of the second photo against the first.
  public var rotationDegrees = 1.5
  public var shiftXUm = 150.0
  public var shiftYUm = 90.0

  public init() {}
}
