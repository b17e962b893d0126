import KernelTable

/// The passes of a network over the planes of one picture.
///
/// Each pass reads planes that are whole and writes others, strip by strip; chains of stages within it hand each other
/// rows. What is large is never whole: neither the packed pixels nor the last features.
struct NetworkPasses {
  let network: HairNetwork
  let picture: PackedRows.Picture
  /// Cells of 2 × 2 pixels, multiples of 8.
  let columns: Int
  let rows: Int
  let threads: Int
  let kernels: KernelTable

  /// What the evidence is made of: logits, and what is said of the places with the least logit or more.
  struct Findings {
    let logits: CellRows
    let places: [HairPlace]
    let values: [Float]
  }

  /// - Parameter reader: reads the likely places; it has read nothing yet.
  func run(_ reader: PlaceReader) -> Findings {
    let (skipped, plane, above) = allButLastLevels()
    return lastLevels(skipped, plane, above, reader)
  }

  /// What the last levels are made of; all other planes are gone when they begin.
  private func allButLastLevels() -> (skipped: CellRows, plane: CellRows, above: CellRows) {
    let (skipped, plane, below) = firstLevels()
    let (third, fourth) = down(1, below)
    return (skipped, plane, up(1, third, bottom(fourth)))
  }

  /// The convolutions at cells of 2 × 2 pixels, the level below, and the step down from it.
  private func firstLevels() -> (skipped: CellRows, plane: CellRows, below: CellRows) {
    let (first, levels) = (network.first, network.levels)
    // Room for the logits, which take the place of these rows.
    let skipped = CellRows(
      width: columns, channels: first[first.count - 1].outputs, places: rows, widest: network.dense.outputs)
    let plane = CellRows(width: columns / 2, channels: levels[0].down.outputs, places: rows / 2)
    let below = CellRows(width: columns / 4, channels: levels[1].down.outputs, places: rows / 4)
    Strip.forEach(height: rows / 4, threads: threads) { strip in
      var stage: RowStage = PackedRows(picture, columns: columns, height: rows, kernels: kernels)
      for (i, convolution) in first.enumerated() {
        stage = ConvolvedRows(
          convolution, of: stage, keeping: i == first.count - 1 ? .init(plane: skipped, range: strip * 4) : nil,
          kernels: kernels)
      }
      let kept = RowStage.Kept(plane: plane, range: strip * 2)
      let blocks = levels[0].blocks
      stage = ConvolvedRows(levels[0].down, of: stage, keeping: blocks.isEmpty ? kept : nil, kernels: kernels)
      step(levels[1].down, of: chain(blocks, stage, keeping: kept), to: below, strip)
    }
    return (skipped, plane, below)
  }

  /// The blocks of a level, and the step down from it.
  private func down(_ level: Int, _ plane: CellRows) -> (plane: CellRows, below: CellRows) {
    let height = rows >> (level + 1)
    let blocks = network.levels[level].blocks
    let next = network.levels[level + 1].down
    let result = blocks.isEmpty ? plane : CellRows(width: plane.width, channels: plane.channels, places: height)
    let below = CellRows(width: plane.width / 2, channels: next.outputs, places: height / 2)
    Strip.forEach(height: height / 2, threads: threads) { strip in
      let source = MadeRows(plane, height: height)
      step(next, of: chain(blocks, source, keeping: .init(plane: result, range: strip * 2)), to: below, strip)
    }
    return (result, below)
  }

  /// The blocks of the level of the largest cells, and the step up from it.
  private func bottom(_ plane: CellRows) -> CellRows {
    let height = rows / 8
    let (blocks, next) = (network.levels[2].blocks, network.levels[2].up)
    let above = CellRows(width: plane.width, channels: next.outputs, places: height)
    Strip.forEach(height: height, threads: threads) { strip in
      step(next, of: chain(blocks, MadeRows(plane, height: height)), to: above, strip)
    }
    return above
  }

  /// A level with what comes from the one below added; its blocks, and the step up.
  private func up(_ level: Int, _ plane: CellRows, _ below: CellRows) -> CellRows {
    let height = rows >> (level + 1)
    let next = network.levels[level].up
    let above = CellRows(width: plane.width, channels: next.outputs, places: height)
    Strip.forEach(height: height, threads: threads) { strip in
      step(next, of: merged(level, plane, below), to: above, strip)
    }
    return above
  }

  /// The level of cells of 4 × 4 pixels and that of the smallest, each with what comes from below added; the logits, and
  /// what is said of the likely places.
  private func lastLevels(
    _ skipped: CellRows, _ plane: CellRows, _ below: CellRows, _ unread: PlaceReader
  ) -> Findings {
    // A row of logits takes the place of a row of `skipped`, which is not needed any more: it was added to what comes
    // from below before. Only a neighbouring strip could still need it, and reads a copy.
    let logits = skipped.reused(channels: network.dense.outputs)
    let strips = Strip.ranges(height: rows, threads: threads)
    var saved: [Int: CellRows] = [:]
    for strip in strips.dropFirst() {
      for y in [strip.lowerBound - 1, strip.lowerBound] { saved[y] = skipped.copy(ofRow: y) }
    }
    let found = Strip.map(height: rows, threads: threads) { strip in
      let coarse = merged(0, plane, below)
      let sum = MergedRows(
        MadeRows(skipped, height: rows), ConvolvedRows(network.levels[0].up, of: coarse, kernels: kernels),
        factors: mergeFactors(-1), saved: saved, kernels: kernels)
      let fine = ConvolvedRows(network.last, of: sum, kernels: kernels)
      let last = ConvolvedRows(
        network.dense, of: fine, keeping: .init(plane: logits, range: strip), kernels: kernels)
      var reader = unread
      last.start(at: strip.lowerBound)
      for y in strip where 2 * y < picture.height {
        reader.read(row: y, logits: last.row(y), fine.row(y), coarse.row(y / 2))
      }
      return reader
    }
    return Findings(
      logits: logits, places: found.dropFirst().reduce(into: found[0].places) { $0 += $1.places },
      values: found.dropFirst().reduce(into: found[0].values) { $0 += $1.values })
  }

  /// A level with what comes from the one below added, and its blocks.
  private func merged(_ level: Int, _ plane: CellRows, _ below: CellRows) -> RowStage {
    let height = rows >> (level + 1)
    let sum = MergedRows(
      MadeRows(plane, height: height), MadeRows(below, height: height / 2), factors: mergeFactors(level),
      kernels: kernels)
    return chain(network.levels[level].mergedBlocks, sum)
  }

  /// From the scales of a level and of the one below to that of their sum; level −1 is that of the smallest cells.
  private func mergeFactors(_ level: Int) -> (fine: Float, coarse: Float) {
    let up = network.levels[level + 1].up
    let scale: Float
    if level < 0 {
      scale = network.first[network.first.count - 1].scale
    } else {
      scale = network.levels[level].blocks.last?.scale ?? network.levels[level].down.scale
    }
    return (scale / up.mergedScale, up.scale / up.mergedScale)
  }

  /// Residual blocks one after the other; the last one's rows are kept in `kept`.
  private func chain(
    _ blocks: [HairNetwork.ResidualBlock], _ source: RowStage, keeping kept: RowStage.Kept? = nil
  ) -> RowStage {
    var stage = source
    for (i, block) in blocks.enumerated() {
      let inner = ConvolvedRows(block.a, of: stage, kernels: kernels)
      stage = ConvolvedRows(
        block.b, of: inner, adding: (stage, block.inputScale), keeping: i == blocks.count - 1 ? kept : nil,
        kernels: kernels)
    }
    return stage
  }

  /// Writes the rows `strip` of a convolution to `plane`.
  private func step(_ convolution: Convolution, of source: RowStage, to plane: CellRows, _ strip: Range<Int>) {
    let stage = ConvolvedRows(convolution, of: source, keeping: .init(plane: plane, range: strip), kernels: kernels)
    stage.start(at: strip.lowerBound)
    for y in strip { _ = stage.row(y) }
  }
}

/// The rows of smaller cells that lie in rows of cells.
private func * (rows: Range<Int>, factor: Int) -> Range<Int> { rows.lowerBound * factor..<rows.upperBound * factor }
