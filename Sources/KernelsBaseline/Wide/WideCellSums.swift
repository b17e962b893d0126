// Tiles as in CellSums.swift, of registers twice as wide: thirty-two of them hold up to six cells.

/// The sums of the first channels, as far as wide tiles fit.
///
/// - Returns: how many channels are done.
func sumWideCells(
  _ rows: UnsafePointer<UnsafePointer<Int16>>, _ rowCount: Int, _ span: Int, _ step: Int,
  _ weights: UnsafePointer<Int16>, _ channels: Int, _ sums: UnsafeMutablePointer<Int32>, _ count: Int
) -> Int {
  guard count >= 6 else { return 0 }
  // Weights from one block of 8 output channels to the next.
  let block = rowCount &* span &* 8
  var done = 0
  while channels &- done >= 24 {
    let left = channels &- done
    let together = left == 48 ? 48 : left == 24 || left == 40 ? 24 : 32
    let width = together == 48 ? 4 : 6
    let w = weights + done / 8 &* block
    var x = 0
    while x < count {
      // The last tile may cover cells that are done already: it finds the same sums.
      x = x &+ width <= count ? x : count &- width
      let tile = sums + (x &* channels &+ done)
      switch together {
      case 48: sumFourCellsOf48(rows, x &* step, rowCount, span, step, w, block, tile, channels)
      case 32: sumSixCellsOf32(rows, x &* step, rowCount, span, step, w, block, tile, channels)
      default: sumSixCellsOf24(rows, x &* step, rowCount, span, step, w, block, tile, channels)
      }
      x &+= width
    }
    done &+= together
  }
  return done
}

/// Four cells × 48 channels.
private func sumFourCellsOf48(
  _ rows: UnsafePointer<UnsafePointer<Int16>>, _ offset: Int, _ rowCount: Int, _ span: Int, _ step: Int,
  _ weights: UnsafePointer<Int16>, _ block: Int, _ sums: UnsafeMutablePointer<Int32>, _ channels: Int
) {
  var a0 = WideSums.zero
  var a1 = WideSums.zero
  var a2 = WideSums.zero
  var b0 = WideSums.zero
  var b1 = WideSums.zero
  var b2 = WideSums.zero
  var c0 = WideSums.zero
  var c1 = WideSums.zero
  var c2 = WideSums.zero
  var d0 = WideSums.zero
  var d1 = WideSums.zero
  var d2 = WideSums.zero
  var w = weights
  var r = 0
  while r < rowCount {
    let s = rows[r] + offset
    let t = s + 2 &* step
    var k = 0
    while k < span {
      let w0 = loadWideWeights(w, w + block)
      let w1 = loadWideWeights(w + 2 &* block, w + 3 &* block)
      let w2 = loadWideWeights(w + 4 &* block, w + 5 &* block)
      var pair = loadWidePair(s, k)
      a0 &+= multiplyWidePairs(pair, w0)
      a1 &+= multiplyWidePairs(pair, w1)
      a2 &+= multiplyWidePairs(pair, w2)
      pair = loadWidePair(s, k &+ step)
      b0 &+= multiplyWidePairs(pair, w0)
      b1 &+= multiplyWidePairs(pair, w1)
      b2 &+= multiplyWidePairs(pair, w2)
      pair = loadWidePair(t, k)
      c0 &+= multiplyWidePairs(pair, w0)
      c1 &+= multiplyWidePairs(pair, w1)
      c2 &+= multiplyWidePairs(pair, w2)
      pair = loadWidePair(t, k &+ step)
      d0 &+= multiplyWidePairs(pair, w0)
      d1 &+= multiplyWidePairs(pair, w1)
      d2 &+= multiplyWidePairs(pair, w2)
      w += 16
      k &+= 2
    }
    r &+= 1
  }
  storeWideSums(a0, sums, 0)
  storeWideSums(a1, sums, 16)
  storeWideSums(a2, sums, 32)
  storeWideSums(b0, sums, channels)
  storeWideSums(b1, sums, channels &+ 16)
  storeWideSums(b2, sums, channels &+ 32)
  storeWideSums(c0, sums, 2 &* channels)
  storeWideSums(c1, sums, 2 &* channels &+ 16)
  storeWideSums(c2, sums, 2 &* channels &+ 32)
  storeWideSums(d0, sums, 3 &* channels)
  storeWideSums(d1, sums, 3 &* channels &+ 16)
  storeWideSums(d2, sums, 3 &* channels &+ 32)
}

/// Six cells × 32 channels.
private func sumSixCellsOf32(
  _ rows: UnsafePointer<UnsafePointer<Int16>>, _ offset: Int, _ rowCount: Int, _ span: Int, _ step: Int,
  _ weights: UnsafePointer<Int16>, _ block: Int, _ sums: UnsafeMutablePointer<Int32>, _ channels: Int
) {
  var a0 = WideSums.zero
  var a1 = WideSums.zero
  var b0 = WideSums.zero
  var b1 = WideSums.zero
  var c0 = WideSums.zero
  var c1 = WideSums.zero
  var d0 = WideSums.zero
  var d1 = WideSums.zero
  var e0 = WideSums.zero
  var e1 = WideSums.zero
  var f0 = WideSums.zero
  var f1 = WideSums.zero
  var w = weights
  var r = 0
  while r < rowCount {
    let s = rows[r] + offset
    let t = s + 3 &* step
    var k = 0
    while k < span {
      let w0 = loadWideWeights(w, w + block)
      let w1 = loadWideWeights(w + 2 &* block, w + 3 &* block)
      var pair = loadWidePair(s, k)
      a0 &+= multiplyWidePairs(pair, w0)
      a1 &+= multiplyWidePairs(pair, w1)
      pair = loadWidePair(s, k &+ step)
      b0 &+= multiplyWidePairs(pair, w0)
      b1 &+= multiplyWidePairs(pair, w1)
      pair = loadWidePair(s, k &+ 2 &* step)
      c0 &+= multiplyWidePairs(pair, w0)
      c1 &+= multiplyWidePairs(pair, w1)
      pair = loadWidePair(t, k)
      d0 &+= multiplyWidePairs(pair, w0)
      d1 &+= multiplyWidePairs(pair, w1)
      pair = loadWidePair(t, k &+ step)
      e0 &+= multiplyWidePairs(pair, w0)
      e1 &+= multiplyWidePairs(pair, w1)
      pair = loadWidePair(t, k &+ 2 &* step)
      f0 &+= multiplyWidePairs(pair, w0)
      f1 &+= multiplyWidePairs(pair, w1)
      w += 16
      k &+= 2
    }
    r &+= 1
  }
  storeWideSums(a0, sums, 0)
  storeWideSums(a1, sums, 16)
  storeWideSums(b0, sums, channels)
  storeWideSums(b1, sums, channels &+ 16)
  storeWideSums(c0, sums, 2 &* channels)
  storeWideSums(c1, sums, 2 &* channels &+ 16)
  storeWideSums(d0, sums, 3 &* channels)
  storeWideSums(d1, sums, 3 &* channels &+ 16)
  storeWideSums(e0, sums, 4 &* channels)
  storeWideSums(e1, sums, 4 &* channels &+ 16)
  storeWideSums(f0, sums, 5 &* channels)
  storeWideSums(f1, sums, 5 &* channels &+ 16)
}

/// Six cells × 24 channels.
private func sumSixCellsOf24(
  _ rows: UnsafePointer<UnsafePointer<Int16>>, _ offset: Int, _ rowCount: Int, _ span: Int, _ step: Int,
  _ weights: UnsafePointer<Int16>, _ block: Int, _ sums: UnsafeMutablePointer<Int32>, _ channels: Int
) {
  var a0 = WideSums.zero
  var a1 = Sums.zero
  var b0 = WideSums.zero
  var b1 = Sums.zero
  var c0 = WideSums.zero
  var c1 = Sums.zero
  var d0 = WideSums.zero
  var d1 = Sums.zero
  var e0 = WideSums.zero
  var e1 = Sums.zero
  var f0 = WideSums.zero
  var f1 = Sums.zero
  var w = weights
  var r = 0
  while r < rowCount {
    let s = rows[r] + offset
    let t = s + 3 &* step
    var k = 0
    while k < span {
      let w0 = loadWideWeights(w, w + block)
      let w1 = loadWeights(w + 2 &* block)
      var pair = loadWidePair(s, k)
      a0 &+= multiplyWidePairs(pair, w0)
      a1 &+= multiplyPairs(loadPair(s, k), w1)
      pair = loadWidePair(s, k &+ step)
      b0 &+= multiplyWidePairs(pair, w0)
      b1 &+= multiplyPairs(loadPair(s, k &+ step), w1)
      pair = loadWidePair(s, k &+ 2 &* step)
      c0 &+= multiplyWidePairs(pair, w0)
      c1 &+= multiplyPairs(loadPair(s, k &+ 2 &* step), w1)
      pair = loadWidePair(t, k)
      d0 &+= multiplyWidePairs(pair, w0)
      d1 &+= multiplyPairs(loadPair(t, k), w1)
      pair = loadWidePair(t, k &+ step)
      e0 &+= multiplyWidePairs(pair, w0)
      e1 &+= multiplyPairs(loadPair(t, k &+ step), w1)
      pair = loadWidePair(t, k &+ 2 &* step)
      f0 &+= multiplyWidePairs(pair, w0)
      f1 &+= multiplyPairs(loadPair(t, k &+ 2 &* step), w1)
      w += 16
      k &+= 2
    }
    r &+= 1
  }
  storeWideSums(a0, sums, 0)
  storeSums(a1, sums, 16)
  storeWideSums(b0, sums, channels)
  storeSums(b1, sums, channels &+ 16)
  storeWideSums(c0, sums, 2 &* channels)
  storeSums(c1, sums, 2 &* channels &+ 16)
  storeWideSums(d0, sums, 3 &* channels)
  storeSums(d1, sums, 3 &* channels &+ 16)
  storeWideSums(e0, sums, 4 &* channels)
  storeSums(e1, sums, 4 &* channels &+ 16)
  storeWideSums(f0, sums, 5 &* channels)
  storeSums(f1, sums, 5 &* channels &+ 16)
}
