public import Trichometry
import ScalpField
import Imaging

/// Where a photo's scale comes from.
public enum ScaleRequest: Sendable, Hashable {
  /// It is known, or known to be unknown.
  case known(Trichogram.Scale)
  /// The width of the whole photo in millimetres.
  case photoWidthMm(Double)
  /// The diameter in millimetres of the dermoscope's bright circle, which is looked for in the photo.
  case fieldDiameterMm(Double)

  /// The scales that a photo of a scalp can have: from beyond what lenses resolve to a pixel wider than any hair.
  public static let usableUmPerPx = 0.1...1000.0

  /// So many micrometres a pixel.
  public static func umPerPx(_ umPerPx: Double) -> ScaleRequest { .known(.umPerPx(umPerPx)) }

  /// No scale: nothing will have a metric unit.
  public static let unknown = ScaleRequest.known(.unknown)

  /// The scale of a photo in which `found` was seen.
  ///
  /// - Throws: ``AnalysisError`` where it is not within ``usableUmPerPx`` or there is no circle to take it from.
  func resolved(for photo: Photo, found: FieldFinder.Findings) throws(AnalysisError) -> Trichogram.Scale {
    let scale: Trichogram.Scale
    switch self {
    case .known(let known): scale = known
    case .photoWidthMm(let width): scale = .umPerPx(width * 1000 / Double(photo.width))
    case .fieldDiameterMm(let diameter):
      guard let circle = found.circle else { throw .noFieldCircle }
      scale = Trichogram.Scale(
        umPerPx: diameter * 1000 / (2 * circle.radius), relativeSE: nil, source: .fieldCircle)
    }
    if let umPerPx = scale.umPerPx, !Self.usableUmPerPx.contains(umPerPx) { throw .unusableScale(umPerPx) }
    return scale
  }
}

extension Trichogram.Scale {
  /// A scale that the user states.
  public static func umPerPx(_ umPerPx: Double) -> Trichogram.Scale {
    Trichogram.Scale(umPerPx: umPerPx, relativeSE: nil, source: .option)
  }
}
