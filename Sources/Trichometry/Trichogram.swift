public import Geometry

/// The result of analysing one photo: what was measured, on what, and how well.
///
/// A value that cannot be known is `nil`, never zero. Coordinates are pixels of the upright photo.
public struct Trichogram: Sendable, Hashable {
  public var software: Software
  public var photo: PhotoIdentity
  public var scale: Scale
  public var field: FieldReport
  public var quality: Quality
  public var summary: Summary
  /// Every traced hair with any part in the field.
  public var hairs: [Hair]
  /// Lines that are less likely hair than not, which no number counts: a hair that another photo of the place shows may be
  /// one of them.
  public var doubtfulShafts: [ShaftTrace]
  /// What a reader should know before trusting the numbers, one sentence each.
  public var warnings: [String]
  /// Milliseconds per stage in the order they ran; only on request.
  public var timing: [StageTime]?

  public init(
    software: Software, photo: PhotoIdentity, scale: Scale, field: FieldReport, quality: Quality,
    summary: Summary, hairs: [Hair], doubtfulShafts: [ShaftTrace] = [], warnings: [String],
    timing: [StageTime]? = nil
  ) {
    self.software = software
    self.photo = photo
    self.scale = scale
    self.field = field
    self.quality = quality
    self.summary = summary
    self.hairs = hairs
    self.doubtfulShafts = doubtfulShafts
    self.warnings = warnings
    self.timing = timing
  }

  /// The program and the settings that made the result.
  public struct Software: Sendable, Hashable {
    public var version: String
    /// SHA-256, in hexadecimal, of every option and constant that can change a number.
    public var settingsSHA256: String

    public init(version: String, settingsSHA256: String) {
      self.version = version
      self.settingsSHA256 = settingsSHA256
    }
  }

  /// The photo that was analysed.
  public struct PhotoIdentity: Sendable, Hashable {
    /// The file's name without its folder.
    public var name: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    public var widthPx: Int
    public var heightPx: Int

    public init(name: String, sha256: String, widthPx: Int, heightPx: Int) {
      self.name = name
      self.sha256 = sha256
      self.widthPx = widthPx
      self.heightPx = heightPx
    }
  }

  /// How many micrometres a pixel covers.
  public struct Scale: Sendable, Hashable {
    public enum Source: String, Sendable {
      case option, device
      case fieldCircle = "field-circle"
      case scaleBar = "scale-bar"
      case ruler, none
    }

    /// `nil` where the scale is not known: then nothing has a metric unit.
    public var umPerPx: Double?
    /// Standard error of the scale ÷ the scale.
    public var relativeSE: Double?
    public var source: Source

    public init(umPerPx: Double?, relativeSE: Double?, source: Source) {
      self.umPerPx = umPerPx
      self.relativeSE = relativeSE
      self.source = source
    }

    public static let unknown = Scale(umPerPx: nil, relativeSE: nil, source: .none)
  }

  /// The region that was analysed.
  public struct FieldReport: Sendable, Hashable {
    public enum Shape: String, Sendable { case frame, circle, rectangle, polygon }

    public var shape: Shape
    /// The net area after masks: the denominator of every density.
    public var areaCm2: Double?
    /// What masks took out of the shape.
    public var maskedCm2: Double?
    public var outline: [Point]

    public init(shape: Shape, areaCm2: Double?, maskedCm2: Double?, outline: [Point]) {
      self.shape = shape
      self.areaCm2 = areaCm2
      self.maskedCm2 = maskedCm2
      self.outline = outline
    }
  }

  /// How far the photo can be trusted.
  public struct Quality: Sendable, Hashable {
    public enum Verdict: String, Sendable { case good, usable, unusable }

    public var verdict: Verdict
    /// Why the verdict is not `good`, in words.
    public var reasons: [String]
    /// 0 (no detail at the size of a hair) to 1 (sharp).
    public var focus: Double?
    /// Share of the field covered by glare, 0 to 1.
    public var glareFraction: Double?
    /// The diameter below which fewer than 80 % of hairs are found.
    public var detectionLimitUm: Double?

    public init(
      verdict: Verdict, reasons: [String] = [], focus: Double? = nil, glareFraction: Double? = nil,
      detectionLimitUm: Double? = nil
    ) {
      self.verdict = verdict
      self.reasons = reasons
      self.focus = focus
      self.glareFraction = glareFraction
      self.detectionLimitUm = detectionLimitUm
    }
  }

  /// The numbers of the whole field, over the hairs whose root lies in it.
  public struct Summary: Sendable, Hashable {
    public var hairCount = 0
    public var densityPerCm2: Double?
    public var densityCI95: ClosedRange<Double>?
    public var meanDiameterUm: Double?
    public var meanDiameterCI95: ClosedRange<Double>?
    public var medianDiameterUm: Double?
    public var sdDiameterUm: Double?
    /// Standard deviation of the diameter ÷ its mean.
    public var cvDiameter: Double?
    public var cumulativeThicknessMmPerCm2: Double?
    public var vellusBelowUm = 30.0
    public var terminalFromUm = 60.0
    public var vellusCount: Int?
    public var intermediateCount: Int?
    public var terminalCount: Int?
    public var terminalToVellus: Double?
    /// Units whose anchor, their first root in reading order, lies in the field; see ``FollicularUnit``.
    public var follicularUnitCount: Int?
    public var follicularUnitsPerCm2: Double?
    /// `hairCount` ÷ `follicularUnitCount`.
    public var hairsPerUnit: Double?
    /// Share of those units that have one hair, counting hairs beyond the field, too, 0 to 1.
    public var singleHairUnitsFraction: Double?
    /// Over hairs with root and tip in the field.
    public var meanLengthMm: Double?
    /// Share of the field's net area that hair covers, 0 to 1.
    public var hairCoverFraction: Double?

    public init() {}
  }

  /// A stage of the analysis and the time it took.
  public struct StageTime: Sendable, Hashable {
    public var stage: String
    public var milliseconds: Double

    public init(stage: String, milliseconds: Double) {
      self.stage = stage
      self.milliseconds = milliseconds
    }
  }
}
