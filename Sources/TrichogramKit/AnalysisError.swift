/// Why a photo could not be analysed as asked.
public enum AnalysisError: Error, Hashable {
  /// The scale, in micrometres per pixel, is none that a photo can have; see ``ScaleRequest/usableUmPerPx``.
  case unusableScale(Double)
  /// The cuts between classes are not positive or in the wrong order.
  case unusableCuts
  /// The scale was to come from the dermoscope's bright circle, and none was found.
  case noFieldCircle
  /// The scale was to come from a scale bar, and none was found, or several.
  case noScaleBar
  /// The photo is not one of the device's; why, in words.
  case otherDevice(String)
  /// Two sources give scales, in micrometres per pixel, that differ by more than they may.
  case scalesDisagree(Double, by: String, other: Double, otherBy: String)
  /// The field is in millimetres and there is no scale.
  case fieldNeedsScale
  /// The field has no point in the photo.
  case fieldOutsidePhoto
  /// Nothing of the field is left beside text, bars, borders and glare.
  case fieldMasked
  /// The photo has too few pixels to show anything.
  case tooSmall(widthPx: Int, heightPx: Int)

  /// What is wrong, in words.
  public var problem: String {
    switch self {
    case .unusableScale(let umPerPx): "no photo of a scalp has \(umPerPx) µm a pixel"
    case .unusableCuts: "the cuts between classes are not positive or in the wrong order"
    case .noFieldCircle: "no bright circle of a dermoscope was found"
    case .noScaleBar: "no scale bar was found, or several that differ"
    case .otherDevice(let problem): problem
    case .scalesDisagree(let one, let source, let other, let otherSource):
      "\(source) says \(Self.rounded(one)) µm/px and \(otherSource) \(Self.rounded(other))"
    case .fieldNeedsScale: "the field is in millimetres and the scale is not known"
    case .fieldOutsidePhoto: "the field lies outside of the photo"
    case .fieldMasked: "nothing in the field is skin: all of it is taken for text, bars, borders or glare"
    case .tooSmall(let width, let height): "the photo has only \(width) × \(height) px"
    }
  }

  /// What to do about it, in words.
  public var advice: String {
    switch self {
    case .unusableScale: "check the scale and its unit"
    case .unusableCuts: "give 0 < vellus-below ≤ terminal-from"
    case .noFieldCircle: "give the scale by --um-per-px"
    case .noScaleBar: "give the scale by --um-per-px"
    case .otherDevice: "choose the device that took it, or calibrate that one"
    case .scalesDisagree: "find out which of the two is wrong"
    case .fieldNeedsScale: "give the scale, as by --um-per-px"
    case .fieldOutsidePhoto: "give a position within the photo"
    case .fieldMasked: "give another field, or a photo of scalp"
    case .tooSmall: "give the photo as the camera took it"
    }
  }

  /// Three decimals.
  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
