func convolveColumns(
  _ rows: UnsafePointer<UnsafePointer<Float>>, _ taps: UnsafePointer<Float>, _ tapCount: Int,
  _ destinations: UnsafePointer<UnsafeMutablePointer<Float>>, _ rowCount: Int, _ count: Int
) {
  if rowCount == 4 && tapCount >= 4 {
    convolveFourRows(rows, taps, tapCount, destinations, count)
  } else {
    var i = 0
    while i < rowCount {
      convolveOneRow(rows + i, taps, tapCount, destinations[i], 0, count)
      i &+= 1
    }
  }
}

/// Each vector of the source is loaded once and goes into up to four sums.
private func convolveFourRows(
  _ rows: UnsafePointer<UnsafePointer<Float>>, _ taps: UnsafePointer<Float>, _ tapCount: Int,
  _ destinations: UnsafePointer<UnsafeMutablePointer<Float>>, _ count: Int
) {
  let d0 = destinations[0]
  let d1 = destinations[1]
  let d2 = destinations[2]
  let d3 = destinations[3]
  var x = 0
  while x + 16 <= count {
    // The three rows at the top that not all four sums have.
    var s = load(rows[0], x)
    var u = load(rows[0], x + 8)
    var a0 = taps[0] * s
    var b0 = taps[0] * u
    s = load(rows[1], x)
    u = load(rows[1], x + 8)
    a0 += taps[1] * s
    b0 += taps[1] * u
    var a1 = taps[0] * s
    var b1 = taps[0] * u
    s = load(rows[2], x)
    u = load(rows[2], x + 8)
    a0 += taps[2] * s
    b0 += taps[2] * u
    a1 += taps[1] * s
    b1 += taps[1] * u
    var a2 = taps[0] * s
    var b2 = taps[0] * u
    s = load(rows[3], x)
    u = load(rows[3], x + 8)
    a0 += taps[3] * s
    b0 += taps[3] * u
    a1 += taps[2] * s
    b1 += taps[2] * u
    a2 += taps[1] * s
    b2 += taps[1] * u
    var a3 = taps[0] * s
    var b3 = taps[0] * u

    var k = 4
    while k < tapCount {
      s = load(rows[k], x)
      u = load(rows[k], x + 8)
      let t = taps + k
      a0 += t[0] * s
      b0 += t[0] * u
      a1 += t[-1] * s
      b1 += t[-1] * u
      a2 += t[-2] * s
      b2 += t[-2] * u
      a3 += t[-3] * s
      b3 += t[-3] * u
      k &+= 1
    }

    // The three rows at the bottom.
    let t = taps + tapCount
    s = load(rows[k], x)
    u = load(rows[k], x + 8)
    a1 += t[-1] * s
    b1 += t[-1] * u
    a2 += t[-2] * s
    b2 += t[-2] * u
    a3 += t[-3] * s
    b3 += t[-3] * u
    s = load(rows[k + 1], x)
    u = load(rows[k + 1], x + 8)
    a2 += t[-1] * s
    b2 += t[-1] * u
    a3 += t[-2] * s
    b3 += t[-2] * u
    s = load(rows[k + 2], x)
    u = load(rows[k + 2], x + 8)
    a3 += t[-1] * s
    b3 += t[-1] * u

    store(a0, d0, x)
    store(b0, d0, x + 8)
    store(a1, d1, x)
    store(b1, d1, x + 8)
    store(a2, d2, x)
    store(b2, d2, x + 8)
    store(a3, d3, x)
    store(b3, d3, x + 8)
    x &+= 16
  }
  var i = 0
  while i < 4 {
    convolveOneRow(rows + i, taps, tapCount, destinations[i], x, count)
    i &+= 1
  }
}

/// One row from `start` on.
private func convolveOneRow(
  _ rows: UnsafePointer<UnsafePointer<Float>>, _ taps: UnsafePointer<Float>, _ tapCount: Int,
  _ destination: UnsafeMutablePointer<Float>, _ start: Int, _ count: Int
) {
  var x = start
  while x + 8 <= count {
    var a = taps[0] * load(rows[0], x)
    var k = 1
    while k < tapCount {
      a += taps[k] * load(rows[k], x)
      k &+= 1
    }
    store(a, destination, x)
    x &+= 8
  }
  while x < count {
    var a = taps[0] * rows[0][x]
    var k = 1
    while k < tapCount {
      a += taps[k] * rows[k][x]
      k &+= 1
    }
    destination[x] = a
    x &+= 1
  }
}
