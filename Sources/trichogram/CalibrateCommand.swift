import ArgumentParser
import DeviceProfiles
import Files
import Imaging
import OrderedJSON
import Reporting
import ScaleReading

/// Reads the scale from a photo of something whose size is known.
struct CalibrateCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Reads the scale from a ruler, a scale bar or a wire.",
    discussion: """
      Prints micrometres per pixel with their standard error. What cannot be read with confidence is an error, never a \
      guess. With --save, keeps the scale as a device for analyze --device NAME, for photos of the same size from the \
      same camera at the same magnification.

      EXAMPLE: trichogram calibrate stage-micrometer.png --tick-mm 0.1 --save scope-50x --overlay ticks.png
      EXAMPLE: trichogram calibrate photo.jpg --scale-bar-mm 1 --format json
      """
  )

  @Argument(help: .init("A photo of a ruler, a stage micrometer or a wire, or with a scale bar.", valueName: "photo"))
  var photo: String

  @Option(help: .init("The distance from each tick of a ruler to the next, in millimetres.", valueName: "l"))
  var tickMm: Double?

  @Option(help: .init("The length of the burnt-in scale bar, in millimetres.", valueName: "l"))
  var scaleBarMm: Double?

  @Option(help: .init("The diameter of a straight wire, in micrometres.", valueName: "d"))
  var wireUm: Double?

  @Option(help: .init("Save the scale as a device of this name.", valueName: "name"))
  var save: String?

  @Option(help: .init("What was set on the lens, to be kept with the device.", valueName: "text"))
  var magnification: String?

  @Option(help: .init("The file of devices (default: the user's).", valueName: "file"))
  var devices: String?

  @Option(help: .init("A picture of what was found, PNG.", valueName: "file.png"))
  var overlay: String?

  @Option(help: "What to print: text or json.")
  var format = Format.text

  @Option(help: .init("Refuse photos of more megapixels (default: 250).", valueName: "n"))
  var maxMegapixels: Double = DecodingLimits().maxMegapixels

  func validate() throws {
    let sizes = [("--tick-mm", tickMm), ("--scale-bar-mm", scaleBarMm), ("--wire-um", wireUm)]
      .compactMap { name, value in value.map { (name, $0) } }
    guard sizes.count == 1 else { throw ValidationError("Give one of --tick-mm, --scale-bar-mm and --wire-um.") }
    for (name, value) in sizes + [("--max-megapixels", maxMegapixels)] where !(value > 0 && value.isFinite) {
      throw ValidationError("\(name) must be greater than 0.")
    }
    guard save.map(DeviceFile.isUsable) ?? true else {
      throw ValidationError("--save takes a name of 1 to 100 printable characters.")
    }
    guard save != nil || (devices == nil && magnification == nil) else {
      throw ValidationError("--devices and --magnification need --save.")
    }
  }

  func run() throws {
    let calibration: Calibration
    let picture: Photo
    do {
      picture = try PhotoDecoder.decode(
        FileReading.bytes(at: photo), limits: DecodingLimits(maxMegapixels: maxMegapixels))
      calibration = try Calibration(picture, of: object)
    } catch {
      throw Failure(error, subject: photo)
    }
    if let overlay {
      let drawn = CalibrationOverlay.render(calibration, on: picture)
      try AtomicFile.write(
        PNGEncoder.encode(.rgb8(drawn.pixels), width: drawn.width, height: drawn.height), to: overlay)
    }
    let saved = try save.map { try self.saved($0, calibration, picture) }
    switch format {
    case .text: try StandardOutput.write(CalibrationText.encode(calibration) + (saved ?? ""))
    case .json: try StandardOutput.write(CalibrationJSON.encode(calibration) + [UInt8(ascii: "\n")])
    }
  }

  /// Saves the scale as that of a device.
  ///
  /// - Returns: what was done, in a line.
  private func saved(_ name: String, _ calibration: Calibration, _ photo: Photo) throws -> String {
    let store = try DeviceStore(path: devices)
    let former = try store.save(profile(name, calibration, photo))
    let instead = former.map { ", in place of one of \(DecimalText.string($0.umPerPx, decimals: 3)) µm/px" } ?? ""
    return "saved as device \(name) in \(store.path)\(instead)\n"
  }

  private var object: Calibration.Object {
    tickMm.map(Calibration.Object.ticksMm) ?? scaleBarMm.map(Calibration.Object.scaleBarMm)
      ?? .wireUm(wireUm ?? 0)
  }

  private func profile(_ name: String, _ calibration: Calibration, _ photo: Photo) -> DeviceProfile {
    DeviceProfile(
      name: name, umPerPx: calibration.umPerPx, relativeSE: calibration.relativeSE, widthPx: photo.width,
      heightPx: photo.height, camera: photo.camera, magnification: magnification, source: calibration.source.rawValue)
  }
}
