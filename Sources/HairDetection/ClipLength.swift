import Geometry

/// The length to which the hairs of a photo were cut: no shaft is longer, so a longer line is two of them.
///
/// Hairs cut alike end at one length, less where they are younger or lean out of the picture's plane; hair that was
/// not cut shows all lengths. Only where the longest tenth is not far above the middle, and hardly any line is longer
/// than two hairs joined, is there a clip length.
struct ClipLength {
  /// Grid pixels.
  let length: Double

  /// - Parameters:
  ///   - whole: lengths of shafts that do not leave the photo, grid pixels.
  ///   - cut: of those that do.
  init?(whole: [Double], cut: [Double]) {
    let sorted = whole.sorted()
    guard sorted.count >= Self.leastCount else { return nil }
    let middle = sorted[sorted.count / 2], long = sorted[sorted.count * 9 / 10]
    guard long < Self.spread * middle else { return nil }
    let uncut = (whole + cut).count { $0 > Self.joined * long }
    guard Double(uncut) <= Self.fewUncut * Double(whole.count + cut.count) else { return nil }
    length = long
  }

  /// How far a line is too long for one hair, 0 (it is not) to 1 (half as long again).
  func excess(_ length: Double) -> Double { min(1, max(0, (length / self.length - 1.15) / 0.35)) }

  private static let leastCount = 15
  private static let spread = 1.9
  private static let joined = 2.5
  private static let fewUncut = 0.02
}
