import Elementary
import Geometry
import Imaging

/// How a hair stands out from the skin beside it, which pigment, width and light make: hairs differ in it more than one hair
/// does between two photos.
struct HairTone: Hashable {
  /// Log light of the skin on both sides less that of the hair: > 0 where the hair is darker.
  var contrast: Double
  /// By how much more that is in red than in blue; `nil` in a grey photo.
  var redness: Double?
}

extension HairTone {
  /// Shafts of fewer points tell nothing.
  private static let leastPoints = 4

  /// Medians along the middle two thirds of a shaft; `nil` where too little of it and its sides is in the photo.
  init?(_ points: [Point], widthPx: Double, in photo: LogColors) {
    guard points.count >= Self.leastPoints else { return nil }
    let flank = 0.75 * widthPx + 1.5
    var luma: [Double] = [], redness: [Double] = []
    for i in points.count / 6..<max(points.count / 6 + 2, 5 * points.count / 6) {
      let along = (points[min(i + 1, points.count - 1)] - points[max(i - 1, 0)]).normalized
      let aside = flank * along.perpendicular
      guard let middle = photo.values(points[i]), let left = photo.values(points[i] + aside),
        let right = photo.values(points[i] - aside)
      else { continue }
      func out(_ channel: KeyPath<LogColors.Value, Double>) -> Double {
        0.5 * (left[keyPath: channel] + right[keyPath: channel]) - middle[keyPath: channel]
      }
      luma.append(0.3 * out(\.red) + 0.59 * out(\.green) + 0.11 * out(\.blue))
      redness.append(out(\.red) - out(\.blue))
    }
    guard !luma.isEmpty else { return nil }
    contrast = RobustSpread.median(luma)
    self.redness = photo.isColored ? RobustSpread.median(redness) : nil
  }
}
