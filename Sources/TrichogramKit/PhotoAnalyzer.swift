import HairDetection
public import Imaging
public import KernelTable
import Kernels
import ScaleReading
import ScalpField
import Trichometry

/// Analyses photos, all with the same settings.
public struct PhotoAnalyzer: Sendable {
  public let scale: ScaleRequest
  public let options: AnalysisOptions
  private let kernels: KernelTable
  /// Identifies the settings in every result: SHA-256, in hexadecimal, of `settingsText`.
  public let settingsSHA256: String
  /// Every setting that can change a number, a line each.
  public let settingsText: String

  /// Chooses the fastest kernels of this processor.
  ///
  /// - Throws: ``AnalysisError/unusableCuts``.
  public init(scale: ScaleRequest, options: AnalysisOptions = .init()) throws(AnalysisError) {
    try self.init(scale: scale, options: options, kernels: .best)
  }

  /// - Parameter kernels: all tables give the same results.
  /// - Throws: ``AnalysisError/unusableCuts``.
  public init(scale: ScaleRequest, options: AnalysisOptions, kernels: KernelTable) throws(AnalysisError) {
    guard options.vellusBelowUm > 0, options.vellusBelowUm <= options.terminalFromUm, options.terminalFromUm.isFinite
    else { throw .unusableCuts }
    self.scale = scale
    self.options = options
    self.kernels = kernels
    let settings = AnalysisSettings(scale: scale, options: options)
    settingsText = settings.text
    settingsSHA256 = settings.sha256
  }

  /// Decodes and analyses the bytes of a PNG or JPEG file.
  ///
  /// - Parameters:
  ///   - name: the file's name without its folder.
  ///   - limits: what may be spent on decoding.
  /// - Throws: `DecodingError` where the bytes are no usable photo; ``AnalysisError``.
  public func analyze(
    _ bytes: [UInt8], name: String, limits: DecodingLimits = .init()
  ) throws -> PhotoAnalysis {
    var clock = StageClock()
    let photo = try PhotoDecoder.decode(bytes, limits: limits)
    clock.end("decode")
    let sha256 = Fingerprint.sha256(bytes)
    clock.end("hash")
    return try analyze(photo, name: name, sha256: sha256, &clock)
  }

  /// Analyses a photo that is decoded already.
  ///
  /// - Parameters:
  ///   - name: what to call it in the result.
  ///   - sha256: of its file's bytes, in hexadecimal, for the result.
  /// - Throws: ``AnalysisError``.
  public func analyze(_ photo: Photo, name: String, sha256: String) throws(AnalysisError) -> PhotoAnalysis {
    var clock = StageClock()
    return try analyze(photo, name: name, sha256: sha256, &clock)
  }

  /// The stages in their order.
  private func analyze(
    _ photo: Photo, name: String, sha256: String, _ clock: inout StageClock
  ) throws(AnalysisError) -> PhotoAnalysis {
    guard min(photo.width, photo.height) >= Self.leastSidePx else {
      throw .tooSmall(widthPx: photo.width, heightPx: photo.height)
    }
    var found = FieldFinder.look(at: photo)
    clock.end("field")
    let threads = options.threadsPerPhoto
    let scales = ScaleFinder(scale, photo: photo, found: found, threads: threads)
    let (scale, scaleWarnings) = try scales.scale()
    if case .found(let ruler) = scales.ruler { found.leaveOut(ruler.marks, within: 2 + 0.1 * ruler.pitchPx, of: photo) }
    if case .found(let bar) = scales.bar {
      for box in bar.boxes {
        found.leaveOut(x: Self.withRim(box.xs), y: Self.withRim(box.ys), of: photo)
      }
    }
    clock.end("scale")
    let umPerPx = scale.umPerPx ?? AssumedScale.umPerPx(photoWidth: photo.width)
    let litField = try Self.field(options.field, photo, found, scale)
    let hasGlare = found.leaveOutGlare(of: photo, umPerPx: umPerPx)
    let field = try hasGlare ? Self.field(options.field, photo, found, scale) : litField
    clock.end("field")

    let detector = HairDetector(umPerPx: umPerPx, kernels: kernels, threads: threads)
    let grid = detector.grid(photoWidth: photo.width, photoHeight: photo.height)
    let visibility = field.visibility(width: grid.width, height: grid.height, factor: grid.factor, corner: grid.corner)
    let shafts = detector.detection(photo, valid: visibility) { clock.end($0) }
    clock.end("shafts")

    let measured = Measurement(
      of: shafts.hairs.map { ShaftTrace($0) }, in: photo, region: MeasuredRegion(field),
      litRegion: hasGlare ? MeasuredRegion(litField) : nil, scale: scale,
      cuts: SizeCuts(vellusBelowUm: options.vellusBelowUm, terminalFromUm: options.terminalFromUm),
      threads: threads)
    clock.end("measure")

    var quality = measured.quality
    var limit: DetectionLimit?
    if options.detectionLimit, let umPerPx = scale.umPerPx, quality.verdict != .unusable {
      limit = DetectionLimit(
        photo, hairs: measured.hairs, region: MeasuredRegion(field), blur: measured.blur, scale: scale,
        umPerPx: umPerPx, detector: detector, valid: visibility)
      quality.detectionLimitUm = limit?.limitUm
      clock.end("detection limit")
    }

    let cm2PerPx = scale.umPerPx.map { $0 * $0 * 1e-8 }
    var trichogram = Trichogram(
      software: .init(version: Trichogram.Software.currentVersion, settingsSHA256: settingsSHA256),
      photo: .init(name: name, sha256: sha256, widthPx: photo.width, heightPx: photo.height), scale: scale,
      field: .init(
        shape: field.reportedShape, areaCm2: cm2PerPx.map { $0 * field.areaPx },
        maskedCm2: cm2PerPx.map { $0 * field.maskedPx }, outline: field.outline),
      quality: quality, summary: measured.summary, hairs: measured.hairs,
      doubtfulShafts: shafts.doubtful.map { ShaftTrace($0).evenlySpaced },
      warnings: photo.metadata.warnings + scaleWarnings + Self.warnings(options.field, field)
        + measured.warnings)
    if scale.umPerPx == nil { trichogram.warnings.append(Self.noScaleWarning) }
    if let limit, limit.limitUm == nil { trichogram.warnings.append(Self.noLimitWarning) }
    if options.timing { trichogram.timing = clock.stages }
    return PhotoAnalysis(trichogram: trichogram, photo: photo, field: field, detectionLimit: limit)
  }

  private static func warnings(_ request: FieldRequest, _ field: Field) -> [String] {
    guard request.needsScale, field.shareInPhoto < 0.99 else { return [] }
    return [
      "only \(Int((100 * field.shareInPhoto).rounded())) % of the field lies in the photo: the rest is not counted; check the scale and the field's size"
    ]
  }

  /// What is drawn, with the pixels that a coder smears it over.
  private static func withRim(_ pixels: Range<Int>) -> Range<Int> { pixels.lowerBound - 2..<pixels.upperBound + 2 }

  private static let noScaleWarning =
    "the scale is not known: there are only counts and widths in pixels, and what a hair is was judged by an assumed scale"

  /// Pixels along a side below which a photo shows nothing.
  private static let leastSidePx = 32

  private static let noLimitWarning =
    "the detection limit could not be told: there is too little bare skin, or no painted hair was found often enough"

  private static func field(
    _ request: FieldRequest, _ photo: Photo, _ found: FieldFinder.Findings, _ scale: Trichogram.Scale
  ) throws(AnalysisError) -> Field {
    do throws(Field.Unusable) {
      return try Field(request, in: photo, found: found, umPerPx: scale.umPerPx)
    } catch {
      switch error {
      case .needsScale: throw .fieldNeedsScale
      case .outsidePhoto: throw .fieldOutsidePhoto
      case .masked: throw .fieldMasked
      }
    }
  }
}

extension Field {
  fileprivate var reportedShape: Trichogram.FieldReport.Shape {
    switch shape {
    case .frame: .frame
    case .circle: .circle
    case .rectangle: .rectangle
    case .polygon: .polygon
    }
  }
}
