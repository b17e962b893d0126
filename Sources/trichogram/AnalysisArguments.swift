import ArgumentParser
import Files
import KernelTable
import ScalpField
import TrichogramKit

/// The options that say how photos are analysed, the same for every command that does.
struct AnalysisArguments: ParsableArguments {
  @Option(help: .init("The scale in micrometres per pixel.", valueName: "x"), transform: DecimalNumber.positive)
  var umPerPx: Double?

  @Option(
    help: .init("The scale by the width of the whole photo in millimetres.", valueName: "w"),
    transform: DecimalNumber.positive)
  var fieldWidthMm: Double?

  @Option(
    help: .init("The scale by the diameter in millimetres of the dermoscope's bright circle.", valueName: "d"),
    transform: DecimalNumber.positive)
  var fieldDiameterMm: Double?

  @Option(help: .init("The scale of a device that was calibrated and saved under this name.", valueName: "name"))
  var device: String?

  @Option(
    help: .init("The scale by the length in millimetres of the scale bar in the photo.", valueName: "l"),
    transform: DecimalNumber.positive)
  var scaleBarMm: Double?

  @Option(help: .init("The file of devices (default: the user's).", valueName: "file"))
  var devices: String?

  @Option(
    help: .init(
      """
      What is analysed: auto, frame, circle:D[@X,Y], rect:WxH[@X,Y] or polygon:FILE, with D, W, H in mm and X, Y in \
      pixels (default: auto, a dermoscope's bright circle or else the whole photo). Text, bars and borders are left \
      out of each.
      """, valueName: "shape"))
  var field = "auto"

  @Option(help: .init("Hairs below this diameter are vellus (default: 30).", valueName: "um"))
  var vellusBelow: Double = AnalysisOptions().vellusBelowUm

  @Option(help: .init("Hairs from this diameter are terminal (default: 60).", valueName: "um"))
  var terminalFrom: Double = AnalysisOptions().terminalFromUm

  @Flag(help: "Measure which widths of hair each photo shows, by painting hairs into it and looking for them.")
  var detectionLimit = false

  @Option(help: .init("Refuse photos of more megapixels (default: 250).", valueName: "n"))
  var maxMegapixels: Double = DecodingLimits().maxMegapixels

  func validate() throws {
    let scales = [
      ("--um-per-px", umPerPx), ("--field-width-mm", fieldWidthMm), ("--field-diameter-mm", fieldDiameterMm),
      ("--scale-bar-mm", scaleBarMm), ("--device", device == nil ? nil : 1),
    ].compactMap { name, value in value.map { (name, $0) } }
    guard scales.count < 2 else {
      throw ValidationError("Give one scale: \(scales.map(\.0).joined(separator: " or ")).")
    }
    let positive = [
      ("--vellus-below", vellusBelow), ("--terminal-from", terminalFrom), ("--max-megapixels", maxMegapixels),
    ]
    for (name, value) in positive where !(value > 0 && value.isFinite) {
      throw ValidationError("\(name) must be greater than 0.")
    }
    if let umPerPx, !ScaleRequest.usableUmPerPx.contains(umPerPx) {
      throw ValidationError("--um-per-px must be from 0.1 to 1000, in micrometres.")
    }
    guard vellusBelow <= terminalFrom else {
      throw ValidationError("--vellus-below must not be greater than --terminal-from.")
    }
    _ = try notation()
  }

  /// Refuses a file of devices that nothing would look into.
  func checkDevicesAreUsed() throws {
    guard devices == nil || device != nil else { throw ValidationError("--devices needs --device.") }
  }

  /// What these options mean.
  ///
  /// - Parameters:
  ///   - threadsPerPhoto: how many threads may work on one photo.
  ///   - ownUmPerPx: a photo's own scale, which goes before that of all.
  /// - Throws: `FileError` or `Failure` where the polygon's or the devices' file cannot be used.
  func analyzer(
    timing: Bool, kernels: KernelTable, threadsPerPhoto: Int = 1, ownUmPerPx: Double? = nil
  ) throws -> PhotoAnalyzer {
    var options = AnalysisOptions()
    options.field = try fieldRequest()
    options.vellusBelowUm = vellusBelow
    options.terminalFromUm = terminalFrom
    options.detectionLimit = detectionLimit
    options.timing = timing
    options.threadsPerPhoto = threadsPerPhoto
    let scale = try ownUmPerPx.map(ScaleRequest.umPerPx) ?? scale()
    return try PhotoAnalyzer(scale: scale, options: options, kernels: kernels)
  }

  var limits: DecodingLimits { DecodingLimits(maxMegapixels: maxMegapixels) }

  private func scale() throws -> ScaleRequest {
    if let device { return .device(try DeviceStore(path: devices).device(named: device)) }
    return umPerPx.map(ScaleRequest.umPerPx) ?? fieldWidthMm.map(ScaleRequest.photoWidthMm)
      ?? fieldDiameterMm.map(ScaleRequest.fieldDiameterMm) ?? scaleBarMm.map(ScaleRequest.scaleBarMm) ?? .automatic
  }

  private func notation() throws -> FieldNotation {
    do {
      return try FieldNotation(parsing: field)
    } catch {
      throw ValidationError("\(error).")
    }
  }

  private func fieldRequest() throws -> FieldRequest {
    switch try notation() {
    case .request(let request): return request
    case .polygonFile(let path):
      // Ten thousand points with all their digits.
      let bytes = try FileReading.bytes(at: path, limit: 1 << 20)
      do {
        return .polygon(try PolygonFile.points(bytes))
      } catch {
        throw Failure(
          code: .dataError, subject: path, problem: error.description,
          advice: "give the header x_px,y_px and three points or more of sides that do not cross")
      }
    }
  }
}
