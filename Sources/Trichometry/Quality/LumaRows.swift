import Imaging

/// Reads a photo's luma in 8-bit codes, row by row.
struct LumaRows {
  private let photo: Photo
  /// What each code of a channel adds; empty for photos of 16 bits.
  private let red: [Float]
  private let green: [Float]
  private let blue: [Float]

  init(_ photo: Photo) {
    self.photo = photo
    let codes = (0..<256).map { Float($0) }
    red = codes.map { 0.299 * $0 }
    green = codes.map { 0.587 * $0 }
    blue = codes.map { 0.114 * $0 }
  }

  /// Writes row `y` to `row`.
  func read(_ y: Int, to row: UnsafeMutablePointer<Float>) {
    let count = photo.width
    switch photo.samples {
    case .gray8(let samples):
      samples.withUnsafeBufferPointer { s in
        let start = y * count
        for x in 0..<count { row[x] = Float(s[start &+ x]) }
      }
    case .gray16(let samples):
      samples.withUnsafeBufferPointer { s in
        let start = y * count
        for x in 0..<count { row[x] = Float(s[start &+ x]) / 257 }
      }
    case .rgb8(let samples):
      samples.withUnsafeBufferPointer { s in
        red.withUnsafeBufferPointer { red in
          green.withUnsafeBufferPointer { green in
            blue.withUnsafeBufferPointer { blue in
              var i = 3 * y * count
              for x in 0..<count {
                row[x] = red[Int(s[i])] + green[Int(s[i &+ 1])] + blue[Int(s[i &+ 2])]
                i &+= 3
              }
            }
          }
        }
      }
    case .rgb16(let samples):
      samples.withUnsafeBufferPointer { s in
        var i = 3 * y * count
        for x in 0..<count {
          row[x] = (0.299 * Float(s[i]) + 0.587 * Float(s[i + 1]) + 0.114 * Float(s[i + 2])) / 257
          i += 3
        }
      }
    }
  }
}
