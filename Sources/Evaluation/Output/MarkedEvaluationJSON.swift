public import OrderedJSON

/// Scores against hand-marked hairs as JSON, schema `trichogram-marked-evaluation/1`.
public enum MarkedEvaluationJSON {
  /// One object: a list of photos, and what they come to together. What cannot be known is `null`.
  public static func encode(_ scores: [MarkedScore], style: JSONWriter.Style = .compact) -> [UInt8] {
    var json = JSONWriter(style: style)
    json.object { json in
      json.member("schema", "trichogram-marked-evaluation/1")
      json.array("photos") { json in
        for score in scores {
          json.object { json in
            json.member("photo", score.photo)
            write(score, to: &json)
          }
        }
      }
      json.object("pooled") { json in
        let pooled = Evaluation.pool(scores)
        json.member("photos", pooled.photos)
        write(pooled.total, to: &json)
        json.member("count_correlation", pooled.countCorrelation)
      }
    }
    return json.bytes
  }

  private static func write(_ score: MarkedScore, to json: inout JSONWriter) {
    json.object("recall") { json in
      for kind in MarkedHair.Kind.allCases { json.share(kind.rawValue, score.recall(of: kind)) }
      json.share("premium_and_single", score.terminalRecall)
    }
    json.member("found", score.foundCount)
    json.member("marked", score.markedCount)
    json.member("found_per_marked", score.foundPerMarked)
    json.share("direction_right", score.direction)
    json.member("root_distance_um", score.medianRootDistanceUm)
    json.object("median_diameter_um") { json in
      for kind in MarkedHair.Kind.allCases { json.member(kind.rawValue, score.medianDiameterUm(of: kind)) }
    }
  }
}
