import Geometry
import ScalpField
import Trichometry

/// Every option that can change a number, and the version of the analysis, as one text.
///
/// Numbers are written as the bits that are used, so that equal texts mean equal results for equal photos.
struct AnalysisSettings {
  /// Goes up whenever a constant or a method of the analysis changes, so that results of one study can be told to be
  /// of one making.
  static let analysisVersion = 17

  var scale: ScaleRequest
  var options: AnalysisOptions

  /// SHA-256 of the text.
  var sha256: String { Fingerprint.sha256(text) }

  /// A line a setting.
  var text: String {
    """
    trichogram analysis \(Self.analysisVersion)
    scale \(scaleText)
    field \(fieldText)
    vellus-below-um \(options.vellusBelowUm)
    terminal-from-um \(options.terminalFromUm)
    detection-limit \(options.detectionLimit ? "measured" : "not measured")

    """
  }

  private var scaleText: String {
    switch scale {
    case .known(let scale):
      "\(scale.source.rawValue) \(Self.text(scale.umPerPx)) um-per-px, relative SE \(Self.text(scale.relativeSE))"
    case .photoWidthMm(let width): "photo \(width) mm wide"
    case .fieldDiameterMm(let diameter): "bright circle of \(diameter) mm"
    case .device(let profile):
      "device \(Self.text(profile.umPerPx)) um-per-px, relative SE \(Self.text(profile.relativeSE))"
    case .scaleBarMm(let length): "scale bar of \(length) mm"
    case .automatic: "scale bar or ruler in view"
    }
  }

  private var fieldText: String {
    func at(_ centre: Point?) -> String { centre.map { "\($0.x) \($0.y)" } ?? "centre" }
    return switch options.field {
    case .auto: "auto"
    case .frame: "frame"
    case .circle(let diameter, let centre): "circle \(diameter) mm at \(at(centre))"
    case .rectangle(let width, let height, let centre): "rectangle \(width) \(height) mm at \(at(centre))"
    case .polygon(let points): "polygon " + points.map { "\($0.x) \($0.y)" }.joined(separator: ", ")
    }
  }

  private static func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "unknown" }
}
