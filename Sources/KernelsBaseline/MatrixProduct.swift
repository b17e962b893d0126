func multiplyMatrix(
  _ values: UnsafePointer<Float>, _ count: Int, _ weights: UnsafePointer<Float>, _ offsets: UnsafePointer<Float>,
  _ outputs: Int, _ destination: UnsafeMutablePointer<Float>
) {
  var o = 0
  while o &+ 32 <= outputs {
    var a0 = load(offsets, o)
    var a1 = load(offsets, o &+ 8)
    var a2 = load(offsets, o &+ 16)
    var a3 = load(offsets, o &+ 24)
    var w = weights + o
    var i = 0
    while i < count {
      let v = values[i]
      a0 += v * load(w, 0)
      a1 += v * load(w, 8)
      a2 += v * load(w, 16)
      a3 += v * load(w, 24)
      w += outputs
      i &+= 1
    }
    store(a0, destination, o)
    store(a1, destination, o &+ 8)
    store(a2, destination, o &+ 16)
    store(a3, destination, o &+ 24)
    o &+= 32
  }
  while o < outputs {
    var a = load(offsets, o)
    var w = weights + o
    var i = 0
    while i < count {
      a += values[i] * load(w, 0)
      w += outputs
      i &+= 1
    }
    store(a, destination, o)
    o &+= 8
  }
}
