func reduceArea(
  _ rows: UnsafePointer<UnsafePointer<Float>>, _ factor: Int, _ weight: Float,
  _ sums: UnsafeMutablePointer<Float>, _ destination: UnsafeMutablePointer<Float>, _ count: Int
) {
  addRows(rows, factor, sums, factor * count)
  if factor == 2 {
    addPairs(sums, weight, destination, count)
    return
  }
  var x = 0
  var s = UnsafePointer(sums)
  while x < count {
    var a = s[0]
    var i = 1
    while i < factor {
      a += s[i]
      i &+= 1
    }
    destination[x] = a * weight
    s += factor
    x &+= 1
  }
}

/// The sum of `rowCount` rows, from the first down.
private func addRows(
  _ rows: UnsafePointer<UnsafePointer<Float>>, _ rowCount: Int, _ sums: UnsafeMutablePointer<Float>, _ count: Int
) {
  var x = 0
  while x + 8 <= count {
    var a = load(rows[0], x)
    var j = 1
    while j < rowCount {
      a += load(rows[j], x)
      j &+= 1
    }
    store(a, sums, x)
    x &+= 8
  }
  while x < count {
    var a = rows[0][x]
    var j = 1
    while j < rowCount {
      a += rows[j][x]
      j &+= 1
    }
    sums[x] = a
    x &+= 1
  }
}

/// Neighbours added in pairs, times `weight`.
private func addPairs(
  _ sums: UnsafePointer<Float>, _ weight: Float, _ destination: UnsafeMutablePointer<Float>, _ count: Int
) {
  var x = 0
  while x + 8 <= count {
    let s = UnsafeRawPointer(sums + 2 * x).loadUnaligned(as: SIMD16<Float>.self)
    store((s.evenHalf + s.oddHalf) * weight, destination, x)
    x &+= 8
  }
  while x < count {
    destination[x] = (sums[2 * x] + sums[2 * x + 1]) * weight
    x &+= 1
  }
}
