func scaleCells(
  _ sums: UnsafePointer<Int32>, _ factors: UnsafePointer<Float>, _ offsets: UnsafePointer<Float>, _ channels: Int,
  _ least: Float, _ destination: UnsafeMutablePointer<Int16>, _ count: Int
) {
  var c = 0
  while c < channels {
    let factor = load(factors, c)
    let offset = load(offsets, c)
    var i = c
    let end = count &* channels
    while i < end {
      storeValues(floats(loadSums(sums, i)) * factor + offset, least, destination, i)
      i &+= channels
    }
    c &+= 8
  }
}

func scaleAndAddCells(
  _ sums: UnsafePointer<Int32>, _ factors: UnsafePointer<Float>, _ offsets: UnsafePointer<Float>, _ channels: Int,
  _ addends: UnsafePointer<Int16>, _ addendFactor: Float, _ destination: UnsafeMutablePointer<Int16>, _ count: Int
) {
  var c = 0
  while c < channels {
    let factor = load(factors, c)
    let offset = load(offsets, c)
    var i = c
    let end = count &* channels
    while i < end {
      let v = floats(loadSums(sums, i)) * factor + offset
      storeValues(v + loadValues(addends, i) * addendFactor, 0, destination, i)
      i &+= channels
    }
    c &+= 8
  }
}
