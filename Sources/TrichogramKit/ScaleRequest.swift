import Imaging
public import ScaleReading
import ScalpField
public import Trichometry

/// Where a photo's scale comes from.
public enum ScaleRequest: Sendable, Hashable {
  /// It is known, or known to be unknown.
  case known(Trichogram.Scale)
  /// The width of the whole photo in millimetres.
  case photoWidthMm(Double)
  /// The diameter in millimetres of the dermoscope's bright circle, which is looked for in the photo.
  case fieldDiameterMm(Double)
  /// A device whose scale was measured before.
  case device(DeviceProfile)
  /// The length in millimetres of the scale bar that is burnt into the photo.
  case scaleBarMm(Double)
  /// A burnt-in scale bar or a ruler in view, where one can be read with confidence, else none.
  case automatic

  /// The scales that a photo of a scalp can have: from beyond what lenses resolve to a pixel wider than any hair.
  public static let usableUmPerPx = 0.1...1000.0

  /// So many micrometres a pixel.
  public static func umPerPx(_ umPerPx: Double) -> ScaleRequest { .known(.umPerPx(umPerPx)) }

  /// No scale: nothing will have a metric unit.
  public static let unknown = ScaleRequest.known(.unknown)
}

extension Trichogram.Scale {
  /// A scale that the user states.
  public static func umPerPx(_ umPerPx: Double) -> Trichogram.Scale {
    Trichogram.Scale(umPerPx: umPerPx, relativeSE: nil, source: .option)
  }
}
