/// What is truly in a phantom. Coordinates are pixels of the photo, with two decimals.
///
/// Reading passes over keys that are not known, so that files of other generators can be read too.
public struct PhantomTruth: Sendable, Hashable, Decodable {
  public var width: Int
  public var height: Int
  public var umPerPx: Double
  public var fieldAreaCm2: Double
  /// Roots in the field ÷ its area.
  public var densityPerCm2: Double
  /// Over the hairs with their root in the field; `nil` where there is none.
  public var meanDiameterUm: Double?
  /// Sum of the diameters of hairs rooted in the field ÷ its area.
  public var cumulativeThicknessMmPerCm2: Double
  /// Units with a root in the field.
  public var follicularUnits: [Unit]
  /// Every hair with any part of its axis in the field.
  public var hairs: [Hair]
  /// File name of the photo.
  public var image: String
  public var field: Field

  /// A follicular unit and its hairs rooted in the field.
  public struct Unit: Sendable, Hashable, Codable {
    public var id: Int
    public var n: Int

    public init(id: Int, n: Int) {
      self.id = id
      self.n = n
    }
  }

  /// The region that counts.
  public enum Field: Sendable, Hashable {
    /// The whole photo.
    case rect
    case circle(cx: Double, cy: Double, r: Double)
  }

  /// One hair.
  public struct Hair: Sendable, Hashable, Decodable {
    public var id: Int
    /// The follicular unit.
    public var fu: Int
    /// Where the shaft leaves the skin, [x, y]; it may lie outside the photo.
    public var root: [Double]
    public var rootInField: Bool
    public var tip: [Double]
    public var tipInField: Bool
    /// The axis inside the field from the root's end to the tip's, [[x, y], …]: inner points about 4 px apart, not less.
    public var polyline: [[Double]]
    /// Diameters at the points of the polyline.
    public var diametersUm: [Double]
    /// Median diameter over the central 60 % of the whole shaft.
    public var diameterUm: Double
    public var lengthUm: Double
    /// Length inside the field.
    public var visibleLengthUm: Double
    public var color: String
    /// `vellus`, `intermediate` or `terminal`, as the generator drew it.
    public var cls: String
    /// `anagen` or `telogen`.
    public var phase: String
    /// Mean difference of luma (0 to 255) between the shaft's middle and the bare skin there, without noise and shine.
    public var contrastLevels: Double

    private enum CodingKeys: String, CodingKey {
      case id, fu, root, tip, polyline, color, cls, phase
      case rootInField = "root_in_field"
      case tipInField = "tip_in_field"
      case diametersUm = "diameters_um"
      case diameterUm = "diameter_um"
      case lengthUm = "length_um"
      case visibleLengthUm = "visible_length_um"
      case contrastLevels = "contrast_levels"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case width, height, hairs, image, field
    case umPerPx = "um_per_px"
    case fieldAreaCm2 = "field_area_cm2"
    case densityPerCm2 = "density_per_cm2"
    case meanDiameterUm = "mean_diameter_um"
    case cumulativeThicknessMmPerCm2 = "cumulative_thickness_mm_per_cm2"
    case follicularUnits = "follicular_units"
  }
}
