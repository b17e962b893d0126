public import Geometry
public import Imaging

/// The scale read from a photo of something whose size is known.
public struct Calibration: Sendable, Hashable {
  public enum Source: String, Sendable {
    case ruler, wire
    case scaleBar = "scale-bar"
  }

  /// What is in the photo, and its size.
  public enum Object: Sendable, Hashable {
    /// A ruler or stage micrometer: from one tick to the next, in millimetres.
    case ticksMm(Double)
    /// A burnt-in scale bar of a length in millimetres.
    case scaleBarMm(Double)
    /// A wire of a diameter in micrometres.
    case wireUm(Double)
  }

  /// Why no scale was read, in words.
  public struct Unreadable: Error, Hashable {
    public var problem: String
    public var advice: String
  }

  /// Micrometres per pixel at the middle of what was read.
  public var umPerPx: Double
  public var relativeSE: Double
  public var source: Source
  /// How many ticks were measured; `nil` where it was no ruler.
  public var ticks: Int?
  /// Micrometres per pixel along x ÷ that along y; `nil` where only one direction was seen.
  public var anisotropy: Double?
  /// What a reader should know, one sentence each.
  public var warnings: [String]
  /// What was measured, as lines in pixels of the photo.
  public var marks: [[Point]]

  /// Reads the scale of a photo.
  ///
  /// - Throws: ``Unreadable`` where the object is not found, or not read with confidence.
  public init(_ photo: Photo, of object: Object) throws(Unreadable) {
    switch object {
    case .ticksMm(let length): try self.init(ticks: length, in: photo)
    case .scaleBarMm(let length): try self.init(bar: length, in: photo)
    case .wireUm(let diameter): try self.init(wire: diameter, in: photo)
    }
    guard (0.1...1000).contains(umPerPx) else {
      throw Unreadable(
        problem: "\(umPerPx) µm a pixel is no scale of a photo of a scalp", advice: "check the size given and its unit")
    }
  }

  private init(ticks lengthMm: Double, in photo: Photo) throws(Unreadable) {
    switch RulerReader.read(photo) {
    case .none:
      throw Unreadable(
        problem: "no ruler was read with confidence", advice: "give a sharp photo with seven even ticks or more")
    case .unsure(let why): throw Unreadable(problem: why, advice: "give a photo of one ruler")
    case .found(let ruler):
      umPerPx = lengthMm * 1000 / ruler.pitchPx
      relativeSE = ruler.relativeSE
      source = .ruler
      self.ticks = ruler.ticks
      anisotropy = nil
      marks = ruler.marks
      warnings = []
      if ruler.distortion > 1.02 {
        let percent = ((ruler.distortion - 1) * 1000).rounded() / 10
        warnings.append("The scale changes by \(percent) % along the ruler: it is tilted or bent.")
      }
      if !ruler.possibleTickMm.isEmpty && !ruler.possibleTickMm.contains(lengthMm) {
        let usual = ruler.possibleTickMm.map { "\($0)" }.joined(separator: " or ")
        warnings.append("Rulers with longer ticks like these have ticks of \(usual) mm; check --tick-mm.")
      }
    }
  }

  private init(bar lengthMm: Double, in photo: Photo) throws(Unreadable) {
    switch ScaleBarReader.read(photo, hasLength: true) {
    case .none: throw Unreadable(problem: "no scale bar was found", advice: "give a photo that shows one")
    case .unsure(let why): throw Unreadable(problem: why, advice: "give a photo with one scale bar")
    case .found(let bar):
      if let label = bar.labelUm, abs(label - lengthMm * 1000) > 0.03 * label {
        throw Unreadable(
          problem: "the length given is \(lengthMm) mm and the bar's label says \(label / 1000) mm",
          advice: "find out which of the two is wrong")
      }
      umPerPx = lengthMm * 1000 / bar.lengthPx
      relativeSE = bar.relativeSE
      source = .scaleBar
      self.ticks = nil
      anisotropy = bar.anisotropy
      marks = bar.lines
      warnings = ["The bar is as right as the device that drew it; a ruler or stage micrometer shows more."]
    }
  }

  private init(wire diameterUm: Double, in photo: Photo) throws(Unreadable) {
    switch WireReader.read(photo) {
    case .none:
      throw Unreadable(
        problem: "no wire was found", advice: "give a sharp photo of one straight wire, 4 px wide or more")
    case .unsure(let why): throw Unreadable(problem: why, advice: "give a photo of one wire")
    case .found(let wire):
      umPerPx = diameterUm / wire.widthPx
      relativeSE = wire.relativeSE
      source = .wire
      self.ticks = nil
      anisotropy = nil
      marks = [wire.line]
      warnings = []
    }
  }
}
