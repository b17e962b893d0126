import Geometry
import Registration
import Trichometry

/// What makes two photos of one place unequal, in words: their numbers may differ by it alone.
enum CaptureDifferences {
  /// Ratios from which on a difference is told.
  static let length = 1.3
  static let magnification = 1.2
  static let scaleMisfit = 0.03
  static let contrast = 1.6
  static let focus = 0.25

  static func warnings(
    _ registration: Registration, _ before: Trichogram, _ after: Trichogram, pairing: HairPairing,
    isPhototrichogram: Bool
  ) -> [String] {
    var result: [String] = []
    func far(_ a: Double, _ b: Double, _ ratio: Double) -> Bool { a > ratio * b || b > ratio * a }
    if before.photo.sha256 == after.photo.sha256 {
      result.append("before and after are one and the same file: nothing can have changed")
    }
    if let a = before.scale.umPerPx, let b = after.scale.umPerPx, far(a, b, magnification) {
      result.append(
        "the photos have other magnifications (\(text(a, 2)) and \(text(b, 2)) µm a pixel): fine hair is found more easily "
          + "in the finer one, which looks like a change of vellus hair")
    }
    if let misfit = scaleMisfit(registration, before, after), abs(misfit) > scaleMisfit {
      result.append(
        "the stated scales do not fit the photos: roots lie \(text(100 * abs(misfit), 1)) % "
          + "\(misfit > 0 ? "farther apart" : "closer together") after, by these scales; check them, diameters change by as much"
      )
    }
    if !isPhototrichogram {
      let old = lengths(before), new = lengths(after)
      if let old, let new, far(old, new, length) {
        result.append(
          "the hair is of another length (median \(text(old, 2)) mm before, \(text(new, 2)) mm after): longer hair crosses "
            + "and hides more, which looks like a change of density")
      }
    }
    if let contrast = pairing.contrast, contrast.before > 0, contrast.after > 0,
      far(contrast.before, contrast.after, Self.contrast)
    {
      result.append(
        "hair stands out from the skin \(text(max(contrast.before, contrast.after) / min(contrast.before, contrast.after), 1)) "
          + "times as much \(contrast.after > contrast.before ? "after" : "before"), as by dye, light or focus: fine hair is "
          + "found more easily there, which looks like a change of density")
    }
    if let a = before.quality.focus, let b = after.quality.focus, abs(a - b) > focus {
      result.append("the photo \(a < b ? "before" : "after") is less sharp: fine hair may be missed in it")
    }
    return result
  }

  /// How much farther apart roots lie after than before by the stated scales, as a share; `nil` without scales.
  static func scaleMisfit(_ registration: Registration, _ before: Trichogram, _ after: Trichogram) -> Double? {
    guard let a = before.scale.umPerPx, let b = after.scale.umPerPx, let h = registration.homography else { return nil }
    let middle = Point(Double(before.photo.widthPx) / 2, Double(before.photo.heightPx) / 2)
    return h.magnification(at: middle) * b / a - 1
  }

  private static func lengths(_ trichogram: Trichogram) -> Double? {
    let values = trichogram.hairs.filter { $0.rootInField && $0.tipInField }.compactMap(\.lengthMm).sorted()
    return values.count < 10 ? nil : values[values.count / 2]
  }

  /// With so many decimals.
  static func text(_ value: Double, _ decimals: Int) -> String {
    var factor = 1.0
    for _ in 0..<decimals { factor *= 10 }
    let rounded = (value * factor).rounded() / factor
    return rounded == rounded.rounded() && rounded.magnitude < 1e9 ? String(Int(rounded)) : "\(rounded)"
  }
}
