/// Scores as aligned text: a line a photo, and what they come to together.
public enum EvaluationTable {
  /// Scores of phantoms. The last two lines, for two photos or more, hold the median and the worst photo.
  public static func text(_ scores: [PhotoScore]) -> String {
    var table = TextTable(header: [
      "photo", "hair F1", "P", "R", "line F1", "count %", "density %", "false /cm²", "mean d µm", "thickness %",
      "d bias µm",
      "d MAD µm", "R <30", "R 30–60", "R ≥60", "root µm", "direction", "unit ARI",
    ])
    for score in scores {
      table.add(
        [
          score.photo, cell(score.hairs.f1, 3), cell(score.hairs.precision.fraction, 2),
          cell(score.hairs.recall.fraction, 2), cell(score.centreline.f1, 3), cell(score.count.errorPercent, 1),
          cell(score.densityPerCm2.errorPercent, 1), cell(score.falseHairsPerCm2, 1),
          cell(score.meanDiameterUm.error, 2),
          cell(score.cumulativeThicknessMmPerCm2.errorPercent, 1), cell(score.diameterBiasUm, 2),
          cell(score.diameterDeviationUm, 2),
        ] + score.recallByDiameter.map { TextTable.cell($0.recall) } + [
          cell(score.rootDistanceUm, 0), cell(score.direction.fraction, 3), cell(score.adjustedRandIndex, 2),
        ])
    }
    if scores.count > 1 {
      let pooled = Evaluation.pool(scores)
      table.add(row("median", pooled, { $0.median }) { TextTable.cell($0) })
      table.add(row("worst", pooled, { $0.worst }) { _ in "" })
    }
    return table.text + thinRecall(scores)
  }

  /// Scores against hand-marked hairs; the last line, for two photos or more, is of all hairs together.
  public static func text(_ scores: [MarkedScore]) -> String {
    var table = TextTable(header: [
      "photo", "premium+single", "undersize", "abnormal", "found", "marked", "ratio", "direction", "root µm",
      "d single µm", "d undersize µm",
    ])
    let pooled = Evaluation.pool(scores)
    for score in scores + (scores.count > 1 ? [pooled.total] : []) {
      table.add([
        score.photo, TextTable.cell(score.terminalRecall), TextTable.cell(score.recall(of: .undersize)),
        TextTable.cell(score.recall(of: .abnormal)), "\(score.foundCount)", "\(score.markedCount)",
        cell(score.foundPerMarked, 2), cell(score.direction.fraction, 3), cell(score.medianRootDistanceUm, 0),
        cell(score.medianDiameterUm(of: .single), 0), cell(score.medianDiameterUm(of: .undersize), 0),
      ])
    }
    return table.text + "correlation of counts over \(pooled.photos) photos: \(cell(pooled.countCorrelation, 3))\n"
  }

  private static func row(
    _ name: String, _ pooled: PooledScore, _ value: (PooledScore.Spread) -> Double, _ recall: (Share) -> String
  ) -> [String] {
    func spread(_ spread: PooledScore.Spread?, _ decimals: Int) -> String { cell(spread.map(value), decimals) }
    return [
      name, spread(pooled.hairF1, 3), spread(pooled.hairPrecision, 2), spread(pooled.hairRecall, 2),
      spread(pooled.centrelineF1, 3), spread(pooled.countErrorPercent, 1), spread(pooled.densityErrorPercent, 1),
      spread(pooled.falseHairsPerCm2, 1), spread(pooled.meanDiameterErrorUm, 2),
      spread(pooled.cumulativeThicknessErrorPercent, 1),
      spread(pooled.diameterBiasUm, 2), spread(pooled.diameterDeviationUm, 2),
    ] + pooled.recallByDiameter.map { recall($0.recall) } + [
      spread(pooled.rootDistanceUm, 0), spread(pooled.direction, 3), spread(pooled.adjustedRandIndex, 2),
    ]
  }

  private static func thinRecall(_ scores: [PhotoScore]) -> String {
    let recall = Evaluation.pool(scores).visibleThinRecall
    return "recall of hairs below 30 µm that differ from skin by 8 levels or more: \(TextTable.cell(recall))\n"
  }

  private static func cell(_ value: Double?, _ decimals: Int) -> String { TextTable.cell(value, decimals) }
}
