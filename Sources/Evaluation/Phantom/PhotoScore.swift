/// How right the trichogram of one phantom is. What cannot be known is `nil`.
public struct PhotoScore: Sendable, Hashable {
  /// A number of the summary: as found, and as it truly is.
  public struct Quantity: Sendable, Hashable {
    public var found: Double?
    public var truth: Double?

    /// Found − true.
    public var error: Double? {
      guard let found, let truth else { return nil }
      return found - truth
    }

    /// `error` in percent of the truth; `nil` where the truth is 0.
    public var errorPercent: Double? {
      guard let error, let truth, truth != 0 else { return nil }
      return 100 * error / truth
    }
  }

  /// Hairs of one range of true diameters, and how many of them were found.
  public struct DiameterBand: Sendable, Hashable {
    public var fromUm: Double
    /// The upper end, not included; `nil` where there is none.
    public var belowUm: Double?
    public var recall: Share
  }

  /// The photo's name without extension.
  public var photo: String
  /// The tolerance that was used, in pixels of this photo.
  public var tolerancePx: Double

  /// Points at most 1 px apart along the centrelines, right within the tolerance.
  public var centreline: Agreement
  /// Hairs matched one to one. `precision.total` is the number of traced hairs with a visible part,
  /// `recall.total` that of true ones.
  public var hairs: Agreement

  /// Hairs with their root in the field.
  public var count: Quantity
  public var densityPerCm2: Quantity
  /// Traced hairs with their root in the field that match no true hair, per cm².
  public var falseHairsPerCm2: Double
  public var meanDiameterUm: Quantity
  public var cumulativeThicknessMmPerCm2: Quantity

  /// Median of found − true diameter over matched hairs.
  public var diameterBiasUm: Double?
  /// Median distance of those differences from their median.
  public var diameterDeviationUm: Double?

  /// Recall below 30, from 30 to 60, and from 60 µm.
  public var recallByDiameter: [DiameterBand]
  /// The same in narrower bands: cuts at 20, 30, 40, 60, 80 µm.
  public var recallByNarrowDiameter: [DiameterBand]
  /// Recall of hairs below 30 µm that differ from the skin by 8 levels of luma or more.
  public var visibleThinRecall: Share

  /// Median distance of the roots of matched hairs whose true root lies in the field.
  public var rootDistanceUm: Double?
  /// Matched hairs that run the right way, of those with an end in the field.
  public var direction: Share
  /// Matched hairs by true class (rows) and found class (columns): vellus, intermediate, terminal.
  public var classConfusion: [[Int]]
  /// Agreement of the follicular units over matched hairs whose true root lies in the field.
  public var adjustedRandIndex: Double?
}
