import OrderedJSON

/// What truly changed between the photos of a pair. Hairs have the same number in both photos.
public struct PairTruth: Sendable, Hashable, Decodable {
  /// Stems of the photos' files.
  public var before: String
  public var after: String
  /// Row by row, from pixels of the before photo to pixels of the after photo; stretch of the skin comes on top of it.
  public var homographyBeforeToAfterPx: [[Double]]
  /// Hairs with their root in the field of both photos.
  public var matchedIDs: [Int]
  /// Hairs with their root in the before photo's field that are gone, though their place lies in the after photo's.
  public var lostIDs: [Int]
  /// The same the other way round.
  public var addedIDs: [Int]
  /// Mean change of diameter of the matched hairs; `nil` where there is none.
  public var meanDiameterChangeUm: Double?

  private enum CodingKeys: String, CodingKey {
    case before, after
    case homographyBeforeToAfterPx = "homography_before_to_after_px"
    case matchedIDs = "matched_ids"
    case lostIDs = "lost_ids"
    case addedIDs = "added_ids"
    case meanDiameterChangeUm = "mean_diameter_change_um"
  }

  /// The text of `STEM_pair.json`.
  public var json: [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.object { json in
      json.member("before", before)
      json.member("after", after)
      json.array("homography_before_to_after_px") { json in
        for row in homographyBeforeToAfterPx { json.value(row) }
      }
      json.member("matched_ids", matchedIDs)
      json.member("lost_ids", lostIDs)
      json.member("added_ids", addedIDs)
      json.member("mean_diameter_change_um", meanDiameterChangeUm)
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}
