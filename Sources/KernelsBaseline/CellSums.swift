// Tiles of cells × output channels stay in registers: each pair of values is loaded once for up to 24 channels, each
// vector of weights once for up to four cells. `multiplyPairs` is the one instruction (v)pmaddwd where it is written so.

func sumCells(
  _ rows: UnsafePointer<UnsafePointer<Int16>>, _ rowCount: Int, _ span: Int, _ step: Int,
  _ weights: UnsafePointer<Int16>, _ channels: Int, _ sums: UnsafeMutablePointer<Int32>, _ count: Int
) {
  // Weights from one block of 8 output channels to the next.
  let block = rowCount &* span &* 8
  var done = 0
  #if TRICHOGRAM_X86_64_V4
    done = sumWideCells(rows, rowCount, span, step, weights, channels, sums, count)
  #endif
  var w = weights + done / 8 &* block
  while done < channels {
    let left = (channels &- done) / 8
    let blocks = left == 3 || (left > 4 && left % 2 == 1) ? 3 : left >= 2 ? 2 : 1
    let width = blocks == 3 ? 3 : 4
    let target = sums + done
    var x = 0
    while x < count {
      if count >= width {
        // The last tile may cover cells that are done already: it finds the same sums.
        x = x &+ width <= count ? x : count &- width
        let tile = target + x &* channels
        switch blocks {
        case 3: sumThreeCells(rows, x &* step, rowCount, span, step, w, block, tile, channels)
        case 2: sumFourCells(rows, x &* step, rowCount, span, step, w, block, tile, channels)
        default: sumFourCellsOfOneBlock(rows, x &* step, rowCount, span, step, w, tile, channels)
        }
        x &+= width
      } else {
        var b = 0
        while b < blocks {
          sumOneCell(rows, x &* step, rowCount, span, w + b &* block, target + (x &* channels &+ 8 &* b))
          b &+= 1
        }
        x &+= 1
      }
    }
    w += blocks &* block
    done &+= 8 &* blocks
  }
}

/// Three cells × 24 channels.
private func sumThreeCells(
  _ rows: UnsafePointer<UnsafePointer<Int16>>, _ offset: Int, _ rowCount: Int, _ span: Int, _ step: Int,
  _ weights: UnsafePointer<Int16>, _ block: Int, _ sums: UnsafeMutablePointer<Int32>, _ channels: Int
) {
  var a0 = Sums.zero
  var a1 = Sums.zero
  var a2 = Sums.zero
  var b0 = Sums.zero
  var b1 = Sums.zero
  var b2 = Sums.zero
  var c0 = Sums.zero
  var c1 = Sums.zero
  var c2 = Sums.zero
  var w = weights
  var r = 0
  while r < rowCount {
    let s = rows[r] + offset
    var k = 0
    while k < span {
      let w0 = loadWeights(w)
      let w1 = loadWeights(w + block)
      let w2 = loadWeights(w + 2 &* block)
      var pair = loadPair(s, k)
      a0 &+= multiplyPairs(pair, w0)
      a1 &+= multiplyPairs(pair, w1)
      a2 &+= multiplyPairs(pair, w2)
      pair = loadPair(s, k &+ step)
      b0 &+= multiplyPairs(pair, w0)
      b1 &+= multiplyPairs(pair, w1)
      b2 &+= multiplyPairs(pair, w2)
      pair = loadPair(s, k &+ 2 &* step)
      c0 &+= multiplyPairs(pair, w0)
      c1 &+= multiplyPairs(pair, w1)
      c2 &+= multiplyPairs(pair, w2)
      w += 16
      k &+= 2
    }
    r &+= 1
  }
  storeSums(a0, sums, 0)
  storeSums(a1, sums, 8)
  storeSums(a2, sums, 16)
  storeSums(b0, sums, channels)
  storeSums(b1, sums, channels &+ 8)
  storeSums(b2, sums, channels &+ 16)
  storeSums(c0, sums, 2 &* channels)
  storeSums(c1, sums, 2 &* channels &+ 8)
  storeSums(c2, sums, 2 &* channels &+ 16)
}

/// Four cells × 16 channels.
private func sumFourCells(
  _ rows: UnsafePointer<UnsafePointer<Int16>>, _ offset: Int, _ rowCount: Int, _ span: Int, _ step: Int,
  _ weights: UnsafePointer<Int16>, _ block: Int, _ sums: UnsafeMutablePointer<Int32>, _ channels: Int
) {
  var a0 = Sums.zero
  var a1 = Sums.zero
  var b0 = Sums.zero
  var b1 = Sums.zero
  var c0 = Sums.zero
  var c1 = Sums.zero
  var d0 = Sums.zero
  var d1 = Sums.zero
  var w = weights
  var r = 0
  while r < rowCount {
    let s = rows[r] + offset
    let t = s + 2 &* step
    var k = 0
    while k < span {
      let w0 = loadWeights(w)
      let w1 = loadWeights(w + block)
      var pair = loadPair(s, k)
      a0 &+= multiplyPairs(pair, w0)
      a1 &+= multiplyPairs(pair, w1)
      pair = loadPair(s, k &+ step)
      b0 &+= multiplyPairs(pair, w0)
      b1 &+= multiplyPairs(pair, w1)
      pair = loadPair(t, k)
      c0 &+= multiplyPairs(pair, w0)
      c1 &+= multiplyPairs(pair, w1)
      pair = loadPair(t, k &+ step)
      d0 &+= multiplyPairs(pair, w0)
      d1 &+= multiplyPairs(pair, w1)
      w += 16
      k &+= 2
    }
    r &+= 1
  }
  storeSums(a0, sums, 0)
  storeSums(a1, sums, 8)
  storeSums(b0, sums, channels)
  storeSums(b1, sums, channels &+ 8)
  storeSums(c0, sums, 2 &* channels)
  storeSums(c1, sums, 2 &* channels &+ 8)
  storeSums(d0, sums, 3 &* channels)
  storeSums(d1, sums, 3 &* channels &+ 8)
}

/// Four cells × 8 channels.
private func sumFourCellsOfOneBlock(
  _ rows: UnsafePointer<UnsafePointer<Int16>>, _ offset: Int, _ rowCount: Int, _ span: Int, _ step: Int,
  _ weights: UnsafePointer<Int16>, _ sums: UnsafeMutablePointer<Int32>, _ channels: Int
) {
  var a = Sums.zero
  var b = Sums.zero
  var c = Sums.zero
  var d = Sums.zero
  var w = weights
  var r = 0
  while r < rowCount {
    let s = rows[r] + offset
    let t = s + 2 &* step
    var k = 0
    while k < span {
      let w0 = loadWeights(w)
      a &+= multiplyPairs(loadPair(s, k), w0)
      b &+= multiplyPairs(loadPair(s, k &+ step), w0)
      c &+= multiplyPairs(loadPair(t, k), w0)
      d &+= multiplyPairs(loadPair(t, k &+ step), w0)
      w += 16
      k &+= 2
    }
    r &+= 1
  }
  storeSums(a, sums, 0)
  storeSums(b, sums, channels)
  storeSums(c, sums, 2 &* channels)
  storeSums(d, sums, 3 &* channels)
}

/// One cell × 8 channels: rows shorter than a tile.
private func sumOneCell(
  _ rows: UnsafePointer<UnsafePointer<Int16>>, _ offset: Int, _ rowCount: Int, _ span: Int,
  _ weights: UnsafePointer<Int16>, _ sums: UnsafeMutablePointer<Int32>
) {
  var a = Sums.zero
  var w = weights
  var r = 0
  while r < rowCount {
    let s = rows[r] + offset
    var k = 0
    while k < span {
      a &+= multiplyPairs(loadPair(s, k), loadWeights(w))
      w += 16
      k &+= 2
    }
    r &+= 1
  }
  storeSums(a, sums, 0)
}
