func lightOfRGB8(
  _ pixels: UnsafePointer<UInt8>, _ red: UnsafePointer<Float>, _ green: UnsafePointer<Float>,
  _ blue: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>, _ count: Int
) {
  var x = 0
  var p = pixels
  while x < count {
    destination[x] = red[Int(p[0])] + green[Int(p[1])] + blue[Int(p[2])]
    p += 3
    x &+= 1
  }
}
