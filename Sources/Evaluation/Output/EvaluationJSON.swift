public import OrderedJSON

/// Scores of phantoms as JSON, schema `trichogram-evaluation/1`.
public enum EvaluationJSON {
  /// One object: a list of photos, and what they come to together. What cannot be known is `null`.
  public static func encode(_ scores: [PhotoScore], style: JSONWriter.Style = .compact) -> [UInt8] {
    var json = JSONWriter(style: style)
    json.object { json in
      json.member("schema", "trichogram-evaluation/1")
      json.array("photos") { json in
        for score in scores { write(score, to: &json) }
      }
      json.object("pooled") { json in write(Evaluation.pool(scores), to: &json) }
    }
    return json.bytes
  }

  private static func write(_ score: PhotoScore, to json: inout JSONWriter) {
    json.object { json in
      json.member("photo", score.photo)
      json.member("tolerance_px", score.tolerancePx)
      json.agreement("centreline", score.centreline)
      json.agreement("hairs", score.hairs)
      json.quantity("hair_count", score.count)
      json.quantity("density_per_cm2", score.densityPerCm2)
      json.member("false_hairs_per_cm2", score.falseHairsPerCm2)
      json.quantity("mean_diameter_um", score.meanDiameterUm)
      json.quantity("cumulative_thickness_mm_per_cm2", score.cumulativeThicknessMmPerCm2)
      json.member("diameter_bias_um", score.diameterBiasUm)
      json.member("diameter_deviation_um", score.diameterDeviationUm)
      json.bands("recall_by_diameter", score.recallByDiameter)
      json.bands("recall_by_narrow_diameter", score.recallByNarrowDiameter)
      json.share("visible_thin_recall", score.visibleThinRecall)
      json.member("root_distance_um", score.rootDistanceUm)
      json.share("direction_right", score.direction)
      json.table("class_confusion", score.classConfusion)
      json.member("unit_adjusted_rand_index", score.adjustedRandIndex)
    }
  }

  private static func write(_ pooled: PooledScore, to json: inout JSONWriter) {
    json.member("photos", pooled.photos)
    json.spread("centreline_f1", pooled.centrelineF1)
    json.spread("hair_precision", pooled.hairPrecision)
    json.spread("hair_recall", pooled.hairRecall)
    json.spread("hair_f1", pooled.hairF1)
    json.spread("count_error_percent", pooled.countErrorPercent)
    json.spread("density_error_percent", pooled.densityErrorPercent)
    json.spread("false_hairs_per_cm2", pooled.falseHairsPerCm2)
    json.spread("mean_diameter_error_um", pooled.meanDiameterErrorUm)
    json.spread("cumulative_thickness_error_percent", pooled.cumulativeThicknessErrorPercent)
    json.spread("diameter_bias_um", pooled.diameterBiasUm)
    json.spread("diameter_deviation_um", pooled.diameterDeviationUm)
    json.spread("root_distance_um", pooled.rootDistanceUm)
    json.spread("direction_right", pooled.direction)
    json.spread("unit_adjusted_rand_index", pooled.adjustedRandIndex)
    json.bands("recall_by_diameter", pooled.recallByDiameter)
    json.bands("recall_by_narrow_diameter", pooled.recallByNarrowDiameter)
    json.share("visible_thin_recall", pooled.visibleThinRecall)
    json.table("class_confusion", pooled.classConfusion)
  }
}

extension JSONWriter {
  fileprivate mutating func agreement(_ name: String, _ agreement: Agreement) {
    object(name) { json in
      json.share("precision", agreement.precision)
      json.share("recall", agreement.recall)
      json.member("f1", agreement.f1)
    }
  }

  fileprivate mutating func quantity(_ name: String, _ quantity: PhotoScore.Quantity) {
    object(name) { json in
      json.member("found", quantity.found)
      json.member("truth", quantity.truth)
      json.member("error", quantity.error)
      json.member("error_percent", quantity.errorPercent)
    }
  }

  fileprivate mutating func bands(_ name: String, _ bands: [PhotoScore.DiameterBand]) {
    array(name) { json in
      for band in bands {
        json.object { json in
          json.member("from_um", band.fromUm)
          json.member("below_um", band.belowUm)
          json.share("recall", band.recall)
        }
      }
    }
  }

  fileprivate mutating func spread(_ name: String, _ spread: PooledScore.Spread?) {
    key(name)
    guard let spread else { return null() }
    object { json in
      json.member("median", spread.median)
      json.member("worst", spread.worst)
    }
  }

  fileprivate mutating func table(_ name: String, _ rows: [[Int]]) {
    array(name, onOneLine: true) { json in
      for row in rows { json.value(row) }
    }
  }

  mutating func share(_ name: String, _ share: Share) {
    object(name) { json in
      json.member("count", share.count)
      json.member("total", share.total)
      json.member("fraction", share.fraction)
    }
  }
}
