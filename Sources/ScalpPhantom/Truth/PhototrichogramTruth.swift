import OrderedJSON

/// What truly grew between the two photos of a phototrichogram. Hairs have the same number in both photos.
public struct PhototrichogramTruth: Sendable, Hashable, Decodable {
  /// Stems of the photos' files.
  public var day0: String
  public var dayN: String
  public var days: Double
  /// Row by row, from pixels of the day-0 photo to pixels of the later one.
  public var homographyPx: [[Double]]
  /// Hairs with their root in the field of both photos.
  public var hairs: [Hair]
  /// Share of growing hairs among them; `nil` where there is none.
  public var anagenShare: Double?
  /// Mean growth of those; `nil` where there is none.
  public var meanAnagenRateUmPerDay: Double?

  /// One hair's growth.
  public struct Hair: Sendable, Hashable, Decodable {
    public var id: Int
    /// `anagen` or `telogen`.
    public var phase: String
    public var growthUm: Double

    private enum CodingKeys: String, CodingKey {
      case id, phase
      case growthUm = "growth_um"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case day0, dayN, days, hairs
    case homographyPx = "homography_px"
    case anagenShare = "anagen_share"
    case meanAnagenRateUmPerDay = "mean_anagen_rate_um_per_day"
  }

  /// The text of `STEM_ptg.json`.
  public var json: [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.object { json in
      json.member("day0", day0)
      json.member("dayN", dayN)
      json.member("days", days)
      json.array("homography_px") { json in
        for row in homographyPx { json.value(row) }
      }
      json.array("hairs") { json in
        for hair in hairs {
          json.object(onOneLine: true) { json in
            json.member("id", hair.id)
            json.member("phase", hair.phase)
            json.member("growth_um", hair.growthUm, decimals: 2)
          }
        }
      }
      json.member("anagen_share", anagenShare)
      json.member("mean_anagen_rate_um_per_day", meanAnagenRateUmPerDay)
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}
