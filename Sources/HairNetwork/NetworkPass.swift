import KernelTable

/// The one pass of a network over a picture, strip by strip from the top down.
///
/// Stages ask each other for rows and keep the last few, so that nothing but the logits is ever whole. What is added to what
/// comes from larger cells is kept until those are there.
struct NetworkPass {
  let network: HairNetwork
  let picture: PackedRows.Picture
  /// Cells of 2 × 2 pixels, multiples of 8.
  let columns: Int
  let rows: Int
  let threads: Int
  let kernels: KernelTable

  /// What the evidence is made of: logits, and what is said of the places with the least logit or more.
  struct Findings {
    let logits: KeptLogits
    let places: [HairPlace]
    let values: [Float]
  }

  /// So many rows of the largest cells that are added to others are kept: more than lie between a row and the last one below it
  /// that has a part in what is added to it.
  private static let kept = 12

  /// - Parameter unread: reads the likely places; it has read nothing yet.
  func run(_ unread: PlaceReader) -> Findings {
    let shown = (columns: (picture.width + 1) / 2, rows: (picture.height + 1) / 2)
    let logits = KeptLogits(
      columns: shown.columns, rows: shown.rows, valuesPerCell: network.dense.outputs, sourceScale: network.logitScale)
    let found = Strip.map(height: rows, threads: threads) { strip in
      let (fine, coarse) = features()
      let last = ConvolvedRows(network.dense, of: fine, kernels: kernels)
      var reader = unread
      last.start(at: strip.lowerBound)
      for y in strip where y < shown.rows {
        reader.read(row: y, logits: last.row(y), fine.row(y), coarse.row(y / 2))
        logits.keep(last.row(y), row: y)
      }
      return reader
    }
    return Findings(
      logits: logits, places: found.dropFirst().reduce(into: found[0].places) { $0 += $1.places },
      values: found.dropFirst().reduce(into: found[0].values) { $0 += $1.values })
  }

  /// The features of cells of 2 × 2 and of 4 × 4 pixels.
  private func features() -> (fine: RowStage, coarse: RowStage) {
    // Down: each level as it is before anything comes from larger cells, the smallest cells first.
    var stage: RowStage = PackedRows(picture, columns: columns, height: rows, kernels: kernels)
    for (i, convolution) in network.first.enumerated() {
      let isLast = i == network.first.count - 1
      stage = ConvolvedRows(convolution, of: stage, places: isLast ? places(0) : RowStage.places, kernels: kernels)
    }
    var planes = [stage]
    for level in network.levels {
      let places = places(planes.count)
      let down = ConvolvedRows(
        level.down, of: planes[planes.count - 1], places: level.blocks.isEmpty ? places : RowStage.places,
        kernels: kernels)
      planes.append(chain(level.blocks, down, places: places))
    }
    // Up: what comes from larger cells is added.
    var merged = planes.removeLast()
    for (i, level) in network.levels.dropLast().enumerated().reversed() {
      merged = chain(level.mergedBlocks, sum(planes[i + 1], merged, i))
    }
    let fine = ConvolvedRows(network.last, of: sum(planes[0], merged, -1), kernels: kernels)
    return (fine, merged)
  }

  /// The rows that are kept of what is added to others at a level; 0 is that of the smallest cells.
  private func places(_ level: Int) -> Int { Self.kept << (network.levels.count - level) }

  /// A plane with what comes from the larger cells below added; level −1 is that of the smallest cells.
  private func sum(_ plane: RowStage, _ below: RowStage, _ level: Int) -> RowStage {
    let up = network.levels[level + 1].up
    let scale: Float
    if level < 0 {
      scale = network.first[network.first.count - 1].scale
    } else {
      scale = network.levels[level].blocks.last?.scale ?? network.levels[level].down.scale
    }
    return MergedRows(
      plane, ConvolvedRows(up, of: below, kernels: kernels),
      factors: (scale / up.mergedScale, up.scale / up.mergedScale), kernels: kernels)
  }

  /// Residual blocks one after the other; of the last one `places` rows are kept.
  private func chain(
    _ blocks: [HairNetwork.ResidualBlock], _ source: RowStage, places: Int = RowStage.places
  ) -> RowStage {
    var stage = source
    for (i, block) in blocks.enumerated() {
      let inner = ConvolvedRows(block.a, of: stage, kernels: kernels)
      stage = ConvolvedRows(
        block.b, of: inner, adding: (stage, block.inputScale),
        places: i == blocks.count - 1 ? places : RowStage.places, kernels: kernels)
    }
    return stage
  }
}
