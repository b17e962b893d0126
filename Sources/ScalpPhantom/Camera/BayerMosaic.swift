/// A sensor that sees one colour a pixel (RGGB), and the colours worked out from it.
///
/// The linear filters of Malvar, He & Cutler, "High-quality linear interpolation for demosaicing of Bayer-patterned
/// color images", ICASSP 2004.
enum BayerMosaic {
  /// One sample a pixel: red where row and column are even, blue where both are odd, green elsewhere.
  static func sample(_ canvas: Canvas) -> [Float] {
    var samples = canvas.green
    for y in 0..<canvas.height {
      for x in stride(from: y & 1, to: canvas.width, by: 2) {
        let i = y * canvas.width + x
        samples[i] = y & 1 == 0 ? canvas.red[i] : canvas.blue[i]
      }
    }
    return samples
  }

  static func develop(_ samples: [Float], width: Int, height: Int) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    // Two mirrored pixels on every side keep the pattern.
    let stride = width + 4
    var padded = [Float](repeating: 0, count: stride * (height + 4))
    func mirrored(_ i: Int, _ count: Int) -> Int { i < 0 ? -i : (i >= count ? 2 * count - 2 - i : i) }
    for y in -2..<(height + 2) {
      let source = mirrored(y, height) * width
      let target = (y + 2) * stride + 2
      for x in 0..<width { padded[target + x] = samples[source + x] }
      for x in [-2, -1, width, width + 1] { padded[target + x] = samples[source + mirrored(x, width)] }
    }
    padded.withUnsafeBufferPointer { p in
      for y in 0..<height {
        for x in 0..<width {
          let c = (y + 2) * stride + x + 2
          let i = y * width + x
          let here = p[c]
          let cross = p[c - 1] + p[c + 1] + p[c - stride] + p[c + stride]
          let far = p[c - 2] + p[c + 2] + p[c - 2 * stride] + p[c + 2 * stride]
          let corners = p[c - stride - 1] + p[c - stride + 1] + p[c + stride - 1] + p[c + stride + 1]
          if (x ^ y) & 1 == 0 {
            // On red or blue: green from the cross, the opposite colour from the corners.
            let green = (4 * here + 2 * cross - far) * 0.125
            let opposite = (6 * here + 2 * corners - 1.5 * far) * 0.125
            canvas.green[i] = green
            canvas.red[i] = y & 1 == 0 ? here : opposite
            canvas.blue[i] = y & 1 == 0 ? opposite : here
          } else {
            // On green: one colour lies left and right, the other above and below.
            let sides = p[c - 1] + p[c + 1]
            let ends = p[c - stride] + p[c + stride]
            let farSides = p[c - 2] + p[c + 2]
            let farEnds = p[c - 2 * stride] + p[c + 2 * stride]
            let horizontal = (5 * here + 4 * sides - corners - farSides + 0.5 * farEnds) * 0.125
            let vertical = (5 * here + 4 * ends - corners - farEnds + 0.5 * farSides) * 0.125
            canvas.green[i] = here
            canvas.red[i] = y & 1 == 0 ? horizontal : vertical
            canvas.blue[i] = y & 1 == 0 ? vertical : horizontal
          }
        }
      }
    }
    return canvas
  }
}
