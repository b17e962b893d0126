import Imaging
import ScaleReading
import ScalpField
import Trichometry

/// Finds a photo's scale as it is asked for, and checks it against what the photo itself shows.
struct ScaleFinder {
  private let request: ScaleRequest
  private let photo: Photo
  private let found: FieldFinder.Findings
  let ruler: RulerReader.Outcome
  let bar: ScaleBarReader.Outcome

  /// Two sources of a scale may differ by this share; more is a mistake in one of them.
  static let tolerance = 0.03
  /// What the rim of a bright circle may be off: its fit in pixels, and its stated diameter, relative.
  static let rimSEPx = 0.5
  static let diameterRelativeSE = 0.002

  /// Looks for rulers and scale bars.
  ///
  /// - Parameter threads: how many may work on it; no result depends on it.
  init(_ request: ScaleRequest, photo: Photo, found: FieldFinder.Findings, threads: Int) {
    self.request = request
    self.photo = photo
    self.found = found
    let luma = LumaPicture(photo)
    (ruler, bar) = ParallelWork.both(threads: threads) {
      RulerReader.read(luma)
    } _: {
      request == .unknown ? .none : ScaleBarReader.read(luma, hasLength: request.isBar)
    }
  }

  /// The scale, with what a reader should know about it.
  ///
  /// - Throws: ``AnalysisError`` where it is not within ``ScaleRequest/usableUmPerPx``, what it should be taken from is
  ///   not there, or a scale bar in the photo says another.
  func scale() throws(AnalysisError) -> (scale: Trichogram.Scale, warnings: [String]) {
    if request == .unknown { return (.unknown, []) }
    if case .automatic = request { return try automatic(bar) }
    let scale = try stated(request, bar)
    guard let umPerPx = scale.umPerPx else { return (scale, []) }
    guard ScaleRequest.usableUmPerPx.contains(umPerPx) else { throw .unusableScale(umPerPx) }
    for (seen, by, slack) in seen(bar) where abs(umPerPx - seen) > (Self.tolerance + slack) * seen {
      throw .scalesDisagree(umPerPx, by: request.words, other: seen, otherBy: by)
    }
    return (scale, warnings(request) + tickWarnings(umPerPx))
  }

  /// A ruler whose ticks stand where no ruler has them at this scale: it is not certain enough to refuse the scale.
  private func tickWarnings(_ umPerPx: Double) -> [String] {
    guard case .found(let ruler) = ruler else { return [] }
    let tickMm = ruler.pitchPx * umPerPx / 1000
    let slack = Self.tolerance + ruler.slack
    let possible = ruler.possibleTickMm.isEmpty ? Ruler.usualTickMm : ruler.possibleTickMm
    guard !possible.contains(where: { abs(tickMm - $0) <= slack * $0 }) else { return [] }
    return [
      "At this scale the ticks of the ruler in view would be \((tickMm * 1000).rounded() / 1000) mm apart, which is unusual: check the scale."
    ]
  }

  /// The scales that the photo itself shows with confidence, and by how much more than usual each may differ from that of
  /// the whole photo.
  private func seen(_ bar: ScaleBarReader.Outcome) -> [(umPerPx: Double, by: String, slack: Double)] {
    var result: [(umPerPx: Double, by: String, slack: Double)] = []
    if case .found(let bar) = bar, let umPerPx = bar.umPerPx {
      result.append((umPerPx, "the scale bar in the photo", 0))
    }
    if case .found(let ruler) = ruler,
      let tickMm = ruler.plausibleTickMm(photoSidePx: max(photo.width, photo.height))
    {
      result.append((tickMm * 1000 / ruler.pitchPx, "the ruler in the photo", ruler.slack))
    }
    return result
  }

  /// The scale that `request` states, before any check.
  private func stated(
    _ request: ScaleRequest, _ bar: ScaleBarReader.Outcome
  ) throws(AnalysisError) -> Trichogram.Scale {
    switch request {
    case .automatic: return .unknown
    case .known(let known): return known
    case .photoWidthMm(let width): return .umPerPx(width * 1000 / Double(photo.width))
    case .fieldDiameterMm(let diameter):
      guard let circle = found.circle else { throw .noFieldCircle }
      let byFit = Self.rimSEPx / circle.radius
      return Trichogram.Scale(
        umPerPx: diameter * 1000 / (2 * circle.radius),
        relativeSE: (byFit * byFit + Self.diameterRelativeSE * Self.diameterRelativeSE).squareRoot(),
        source: .fieldCircle)
    case .device(let profile):
      if let problem = profile.mismatch(widthPx: photo.width, heightPx: photo.height, camera: photo.camera) {
        throw .otherDevice(problem)
      }
      return Trichogram.Scale(umPerPx: profile.umPerPx, relativeSE: profile.relativeSE, source: .device)
    case .scaleBarMm(let length):
      guard case .found(let bar) = bar else { throw .noScaleBar }
      return Trichogram.Scale(
        umPerPx: length * 1000 / bar.lengthPx, relativeSE: bar.relativeSE, source: .scaleBar)
    }
  }

  /// A bar with its label, else a ruler, else nothing.
  private func automatic(
    _ outcome: ScaleBarReader.Outcome
  ) throws(AnalysisError) -> (scale: Trichogram.Scale, warnings: [String]) {
    let seen = seen(outcome)
    if seen.count == 2, abs(seen[0].umPerPx - seen[1].umPerPx) > (Self.tolerance + seen[1].slack) * seen[1].umPerPx {
      throw .scalesDisagree(seen[0].umPerPx, by: seen[0].by, other: seen[1].umPerPx, otherBy: seen[1].by)
    }
    switch outcome {
    case .found(let bar):
      guard let umPerPx = bar.umPerPx, ScaleRequest.usableUmPerPx.contains(umPerPx) else { return (.unknown, []) }
      return (Trichogram.Scale(umPerPx: umPerPx, relativeSE: bar.relativeSE, source: .scaleBar), [])
    case .unsure(let why): return (.unknown, ["A scale bar is in view but was not used: \(why)."])
    case .none: break
    }
    switch ruler {
    case .found(let ruler):
      guard let tickMm = ruler.plausibleTickMm(photoSidePx: max(photo.width, photo.height)) else {
        return (.unknown, ["A ruler is in view but was not used: the distance between its ticks is not sure."])
      }
      let umPerPx = tickMm * 1000 / ruler.pitchPx
      guard ScaleRequest.usableUmPerPx.contains(umPerPx) else { return (.unknown, []) }
      return (Trichogram.Scale(umPerPx: umPerPx, relativeSE: ruler.relativeSEOverPhoto, source: .ruler), [])
    case .unsure(let why): return (.unknown, ["A ruler is in view but was not used: \(why)."])
    case .none: return (.unknown, [])
    }
  }

  private func warnings(_ request: ScaleRequest) -> [String] {
    guard case .device(let profile) = request, let camera = profile.camera, photo.camera == nil else { return [] }
    return ["The photo does not say which camera took it; that it was \(camera) was taken on trust."]
  }
}

extension Ruler {
  /// By how much more than usual its scale may differ from that of the whole photo, relative.
  fileprivate var slack: Double { (distortion - 1) / 2 }
}

extension ScaleRequest {
  fileprivate var isBar: Bool {
    if case .scaleBarMm = self { true } else { false }
  }

  /// What states the scale, for a message.
  fileprivate var words: String {
    switch self {
    case .known: "the scale given"
    case .photoWidthMm: "the field's width"
    case .fieldDiameterMm: "the field's circle"
    case .device(let profile): "device \(profile.name)"
    case .scaleBarMm: "the scale bar's length as given"
    case .automatic: "the photo"
    }
  }
}
