import Imaging

/// The photo's red, green and blue in linear light on the detection grid, 0 to 1.
struct ColorPlanes {
  let red: Plane
  let green: Plane
  let blue: Plane

  var width: Int { red.width }
  var height: Int { red.height }

  init(_ photo: Photo, grid: DetectionGrid) {
    red = Plane(width: grid.width, height: grid.height)
    green = Plane(width: grid.width, height: grid.height)
    blue = Plane(width: grid.width, height: grid.height)
    switch photo.samples {
    case .gray8(let s): fill(s, table: LinearLight.table8, channels: 1, photoWidth: photo.width, factor: grid.factor)
    case .rgb8(let s): fill(s, table: LinearLight.table8, channels: 3, photoWidth: photo.width, factor: grid.factor)
    case .gray16(let s): fill(s, table: LinearLight.table16, channels: 1, photoWidth: photo.width, factor: grid.factor)
    case .rgb16(let s): fill(s, table: LinearLight.table16, channels: 3, photoWidth: photo.width, factor: grid.factor)
    }
  }

  private func fill<Sample: FixedWidthInteger & UnsignedInteger>(
    _ samples: [Sample], table: [Float], channels: Int, photoWidth: Int, factor f: Int
  ) {
    let scale = 1 / Float(f * f)
    let second = channels == 3 ? 1 : 0, third = channels == 3 ? 2 : 0
    samples.withUnsafeBufferPointer { source in
      table.withUnsafeBufferPointer { linear in
        for y in 0..<height {
          let r = red.row(y), g = green.row(y), b = blue.row(y)
          // One row of the grid from `f` rows of the photo, each channel summed in reading order.
          for x in 0..<width {
            var red: Float = 0, green: Float = 0, blue: Float = 0
            var row = channels * (y * f * photoWidth + x * f)
            for _ in 0..<f {
              var i = row
              for _ in 0..<f {
                red += linear[Int(source[i])]
                green += linear[Int(source[i + second])]
                blue += linear[Int(source[i + third])]
                i += channels
              }
              row += channels * photoWidth
            }
            r[x] = red * scale
            g[x] = green * scale
            b[x] = blue * scale
          }
        }
      }
    }
  }
}
