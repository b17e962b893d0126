func convolveRowSymmetric(
  _ source: UnsafePointer<Float>, _ taps: UnsafePointer<Float>, _ radius: Int,
  _ destination: UnsafeMutablePointer<Float>, _ count: Int
) {
  var x = 0
  while x + 48 <= count {
    let t0 = taps[0]
    var a0 = t0 * load(source, x)
    var a1 = t0 * load(source, x + 8)
    var a2 = t0 * load(source, x + 16)
    var a3 = t0 * load(source, x + 24)
    var a4 = t0 * load(source, x + 32)
    var a5 = t0 * load(source, x + 40)
    var k = 1
    while k <= radius {
      let t = taps[k]
      let l = source + (x - k)
      let r = source + (x + k)
      a0 += t * (load(l, 0) + load(r, 0))
      a1 += t * (load(l, 8) + load(r, 8))
      a2 += t * (load(l, 16) + load(r, 16))
      a3 += t * (load(l, 24) + load(r, 24))
      a4 += t * (load(l, 32) + load(r, 32))
      a5 += t * (load(l, 40) + load(r, 40))
      k &+= 1
    }
    store(a0, destination, x)
    store(a1, destination, x + 8)
    store(a2, destination, x + 16)
    store(a3, destination, x + 24)
    store(a4, destination, x + 32)
    store(a5, destination, x + 40)
    x &+= 48
  }
  while x + 8 <= count {
    var a = taps[0] * load(source, x)
    var k = 1
    while k <= radius {
      a += taps[k] * (load(source, x - k) + load(source, x + k))
      k &+= 1
    }
    store(a, destination, x)
    x &+= 8
  }
  while x < count {
    var a = taps[0] * source[x]
    var k = 1
    while k <= radius {
      a += taps[k] * (source[x - k] + source[x + k])
      k &+= 1
    }
    destination[x] = a
    x &+= 1
  }
}

func convolveRowAntisymmetric(
  _ source: UnsafePointer<Float>, _ taps: UnsafePointer<Float>, _ radius: Int,
  _ destination: UnsafeMutablePointer<Float>, _ count: Int
) {
  var x = 0
  while x + 48 <= count {
    var a0 = Vector.zero
    var a1 = Vector.zero
    var a2 = Vector.zero
    var a3 = Vector.zero
    var a4 = Vector.zero
    var a5 = Vector.zero
    var k = 1
    while k <= radius {
      let t = taps[k]
      let l = source + (x - k)
      let r = source + (x + k)
      a0 += t * (load(r, 0) - load(l, 0))
      a1 += t * (load(r, 8) - load(l, 8))
      a2 += t * (load(r, 16) - load(l, 16))
      a3 += t * (load(r, 24) - load(l, 24))
      a4 += t * (load(r, 32) - load(l, 32))
      a5 += t * (load(r, 40) - load(l, 40))
      k &+= 1
    }
    store(a0, destination, x)
    store(a1, destination, x + 8)
    store(a2, destination, x + 16)
    store(a3, destination, x + 24)
    store(a4, destination, x + 32)
    store(a5, destination, x + 40)
    x &+= 48
  }
  while x + 8 <= count {
    var a = Vector.zero
    var k = 1
    while k <= radius {
      a += taps[k] * (load(source, x + k) - load(source, x - k))
      k &+= 1
    }
    store(a, destination, x)
    x &+= 8
  }
  while x < count {
    var a: Float = 0
    var k = 1
    while k <= radius {
      a += taps[k] * (source[x + k] - source[x - k])
      k &+= 1
    }
    destination[x] = a
    x &+= 1
  }
}
