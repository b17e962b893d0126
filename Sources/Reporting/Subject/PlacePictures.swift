import Comparison
public import StudyDesign

/// The pictures of one place on a subject's page.
public struct PlacePictures: Sendable {
  /// A visit with its picture.
  public struct Shown: Sendable {
    /// The place of the visit in the series.
    public var visit: Int
    public var picture: VisitPicture
    /// Of the hairs that count, µm.
    public var diametersUm: [Double]

    public init(visit: Int, picture: VisitPicture, diametersUm: [Double]) {
      self.visit = visit
      self.picture = picture
      self.diametersUm = diametersUm
    }
  }

  /// In the order of the visits.
  public var shown: [Shown]
  /// Among the shown visits, by their places in `shown`.
  public var fates: FateChain
  /// Photos that could not be shown, and why.
  public var missing: [String]

  public init(shown: [Shown], fates: FateChain, missing: [String]) {
    self.shown = shown
    self.fates = fates
    self.missing = missing
  }

  /// What became of a hair between two shown visits, whichever of them was first.
  func fate(ofHair id: Int, seenIn own: Int, comparedWith other: Int) -> Fate? {
    let isLater = own > other
    return fates.fate(ofHair: id, seenAfter: isLater, from: min(own, other), to: max(own, other))
  }
}
