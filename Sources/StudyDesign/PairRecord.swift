public import Comparison
public import Geometry
import Registration

/// What a comparison of two photos came to, without its hairs.
public struct PairRecord: Sendable, Hashable {
  /// How many hairs had each fate.
  public struct Counts: Sendable, Hashable {
    public var kept = 0
    public var lost = 0
    public var gained = 0
    public var undecided = 0

    public init(kept: Int = 0, lost: Int = 0, gained: Int = 0, undecided: Int = 0) {
      self.kept = kept
      self.lost = lost
      self.gained = gained
      self.undecided = undecided
    }
  }

  /// Whether the photos show one place.
  public var isAligned: Bool
  /// Why they cannot be compared, in words.
  public var reasons: [String]
  /// From pixels of the photo before to those of the photo after.
  public var homography: Homography?
  public var overlapFraction: Double?
  public var residualUm: Double?
  public var samePlaceProbability: Double
  public var sharedAreaCm2: Double?
  public var counts: Counts
  public var changes: PairChanges
  public var phototrichogram: Phototrichogram?
  public var warnings: [String]

  public init(
    isAligned: Bool, reasons: [String], homography: Homography?, overlapFraction: Double?, residualUm: Double?,
    samePlaceProbability: Double, sharedAreaCm2: Double?, counts: Counts, changes: PairChanges,
    phototrichogram: Phototrichogram?, warnings: [String]
  ) {
    self.isAligned = isAligned
    self.reasons = reasons
    self.homography = homography
    self.overlapFraction = overlapFraction
    self.residualUm = residualUm
    self.samePlaceProbability = samePlaceProbability
    self.sharedAreaCm2 = sharedAreaCm2
    self.counts = counts
    self.changes = changes
    self.phototrichogram = phototrichogram
    self.warnings = warnings
  }

  public init(_ pair: PairComparison) {
    let registration = pair.registration
    self.init(
      isAligned: registration.status == .aligned, reasons: registration.reasons, homography: registration.homography,
      overlapFraction: registration.overlapFraction, residualUm: registration.residualUm,
      samePlaceProbability: registration.samePlaceProbability, sharedAreaCm2: pair.sharedAreaCm2,
      counts: Counts(
        kept: pair.hairs.count { $0.fate == .kept }, lost: pair.hairs.count { $0.fate == .lost },
        gained: pair.hairs.count { $0.fate == .gained }, undecided: pair.hairs.count { $0.fate == .undecided }),
      changes: pair.changes, phototrichogram: pair.phototrichogram, warnings: pair.warnings)
  }
}
