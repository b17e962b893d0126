/// How far from a true centreline a found one may lie.
public enum Tolerance: Sendable, Hashable {
  case pixels(Double)
  case micrometres(Double)

  /// 3 px.
  public static let usual = Tolerance.pixels(3)

  /// The tolerance in a photo of `umPerPx` micrometres a pixel.
  func pixels(umPerPx: Double) -> Double {
    switch self {
    case .pixels(let px): px
    case .micrometres(let um): um / umPerPx
    }
  }
}
