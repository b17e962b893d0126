import KernelTable

/// The passes of a network over the planes of one picture.
///
/// Each pass reads planes that are whole and writes others, strip by strip; chains of convolutions within it hand each
/// other rows. A pass ends where cells change their size upwards or downwards.
struct NetworkPasses {
  let network: HairNetwork
  /// Cells of 2 × 2 pixels, multiples of 8.
  let columns: Int
  let rows: Int
  let threads: Int
  let kernels: KernelTable

  /// What the evidence is made of.
  struct Features {
    let logits: CellRows
    /// The last features of cells of 2 × 2 pixels and of 4 × 4 pixels.
    let fine: CellRows
    let coarse: CellRows
  }

  func run(_ packed: () -> CellRows) -> Features {
    let (skipped, lower) = firstLevel(packed())
    var below = lower
    var planes: [CellRows] = []
    for level in 0..<2 {
      let (plane, next) = down(level, below)
      planes.append(plane)
      below = next
    }
    var coarse = below
    var above = bottom(below)
    for level in [1, 0] { (coarse, above) = up(level, planes.removeLast(), above) }
    let (fine, logits) = lastLevel(skipped, above)
    return Features(logits: logits, fine: fine, coarse: coarse)
  }

  /// The pixels as cells of whole numbers.
  func packed(width: Int, height: Int, fill: HairNetwork.PixelRow) -> CellRows {
    let cells = CellRows(width: columns, channels: 16, places: rows)
    let used = (width + 1) / 2
    Strip.forEach(height: rows, threads: threads) { _, strip in
      // The upper and the lower row of each plane; what lies beyond the picture stays 0.
      let pixels = UnsafeMutablePointer<Float>.allocate(capacity: 16 * used)
      defer { pixels.deallocate() }
      pixels.initialize(repeating: 0, count: 16 * used)
      let pointers = (0..<8).map { pixels + 2 * used * $0 }
      let readable = pointers.map { UnsafePointer($0) }
      for y in strip {
        for i in 0..<2 {
          let halves = (0..<4).map { pointers[2 * $0 + i] }
          if 2 * y + i < height {
            fill(2 * y + i, halves)
          } else {
            for half in halves { half.update(repeating: 0, count: width) }
          }
        }
        let row = cells.row(y)
        kernels.packCells(readable, 1 / HairNetwork.inputScale, row, used)
        (row + 16 * used).initialize(repeating: 0, count: 16 * (columns - used))
      }
    }
    return cells
  }

  /// The convolutions at cells of 2 × 2 pixels, and the first step down.
  private func firstLevel(_ packed: CellRows) -> (skipped: CellRows, below: CellRows) {
    let (first, step) = (network.first, network.levels[0].down)
    // Room for the last features, which take the place of these.
    let skipped = CellRows(
      width: columns, channels: first[first.count - 1].outputs, places: rows, widest: network.last.outputs)
    let below = CellRows(width: columns / 2, channels: step.outputs, places: rows / 2)
    Strip.forEach(height: rows / 2, threads: threads) { _, strip in
      var stage: RowStage = MadeRows(packed, height: rows)
      for (i, convolution) in first.enumerated() {
        stage = ConvolvedRows(
          convolution, of: stage, rows: i == first.count - 1 ? skipped : nil, kernels: kernels)
      }
      run(ConvolvedRows(step, of: stage, rows: below, kernels: kernels), strip)
    }
    return (skipped, below)
  }

  /// The blocks of a level, and the step down from it.
  private func down(_ level: Int, _ plane: CellRows) -> (plane: CellRows, below: CellRows) {
    let height = rows >> (level + 1)
    let blocks = network.levels[level].blocks
    let step = network.levels[level + 1].down
    let result = blocks.isEmpty ? plane : CellRows(width: plane.width, channels: plane.channels, places: height)
    let below = CellRows(width: plane.width / 2, channels: step.outputs, places: height / 2)
    Strip.forEach(height: height / 2, threads: threads) { _, strip in
      let stage = chain(blocks, MadeRows(plane, height: height), result)
      run(ConvolvedRows(step, of: stage, rows: below, kernels: kernels), strip)
    }
    return (result, below)
  }

  /// The blocks of the level of the largest cells, and the step up from it.
  private func bottom(_ plane: CellRows) -> CellRows {
    let height = rows / 8
    let (blocks, step) = (network.levels[2].blocks, network.levels[2].up)
    let above = CellRows(width: plane.width, channels: step.outputs, places: height)
    Strip.forEach(height: height, threads: threads) { _, strip in
      let stage = chain(blocks, MadeRows(plane, height: height), nil)
      run(ConvolvedRows(step, of: stage, rows: above, kernels: kernels), strip)
    }
    return above
  }

  /// A level with what comes from the one below added; its blocks, and the step up.
  private func up(_ level: Int, _ plane: CellRows, _ below: CellRows) -> (plane: CellRows, above: CellRows) {
    let height = rows >> (level + 1)
    let (blocks, step) = (network.levels[level].mergedBlocks, network.levels[level].up)
    let result = level == 0 ? CellRows(width: plane.width, channels: step.inputs, places: height) : nil
    let above = CellRows(width: plane.width, channels: step.outputs, places: height)
    let factors = mergeFactors(level)
    Strip.forEach(height: height, threads: threads) { _, strip in
      let merged = MergedRows(
        MadeRows(plane, height: height), MadeRows(below, height: height / 2), factors: factors, kernels: kernels)
      run(ConvolvedRows(step, of: chain(blocks, merged, result), rows: above, kernels: kernels), strip)
    }
    return (result ?? plane, above)
  }

  /// The smallest cells with what comes from below added; their last features, and the logits.
  private func lastLevel(_ skipped: CellRows, _ below: CellRows) -> (fine: CellRows, logits: CellRows) {
    let (last, dense) = (network.last, network.dense)
    // A row of features takes the place of a row of `skipped`, which is not needed any more: it went into `merged`
    // before the row above it was made. Only a neighbouring strip could still need it, so those rows are made first.
    let fine = skipped.reused(channels: last.outputs)
    let logits = CellRows(width: columns, channels: dense.outputs, places: rows)
    let factors = mergeFactors(-1)
    func merged(_ made: [Int: RowStage] = [:]) -> MergedRows {
      MergedRows(
        MadeRows(skipped, height: rows), MadeRows(below, height: rows / 2), factors: factors, made: made,
        kernels: kernels)
    }
    var made: [Int: RowStage] = [:]
    for strip in Strip.ranges(height: rows, threads: threads) {
      for y in [strip.lowerBound - 1, strip.upperBound] where y >= 0 && y < rows {
        let stage = merged()
        run(stage, y..<(y + 1))
        made[y] = MadeRows(stage.rows, height: rows)
      }
    }
    Strip.forEach(height: rows, threads: threads) { _, strip in
      let features = ConvolvedRows(last, of: merged(made), rows: fine, kernels: kernels)
      run(ConvolvedRows(dense, of: features, rows: logits, kernels: kernels), strip)
    }
    return (fine, logits)
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

  /// Residual blocks one after the other; the last one's rows are kept in `rows`.
  private func chain(_ blocks: [HairNetwork.ResidualBlock], _ source: RowStage, _ rows: CellRows?) -> RowStage {
    var stage = source
    for (i, block) in blocks.enumerated() {
      let inner = ConvolvedRows(block.a, of: stage, kernels: kernels)
      stage = ConvolvedRows(
        block.b, of: inner, adding: (stage, block.inputScale), rows: i == blocks.count - 1 ? rows : nil,
        kernels: kernels)
    }
    return stage
  }

  private func run(_ stage: RowStage, _ strip: Range<Int>) {
    stage.start(at: strip.lowerBound)
    for y in strip { _ = stage.row(y) }
  }
}
