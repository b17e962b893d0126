/// A photo's red, green and blue in linear light, averaged over square cells, 0 to 1; all three are the same for grey photos.
public struct ColorPlanes {
  public let red: Plane
  public let green: Plane
  public let blue: Plane

  public var width: Int { red.width }
  public var height: Int { red.height }

  /// - Parameter factor: photo pixels along each side of a cell, 1 to the photo's shorter side; a last partial column or row
  ///   of cells is dropped.
  public init(_ photo: Photo, factor: Int) {
    let width = photo.width / factor, height = photo.height / factor
    red = Plane(width: width, height: height)
    green = Plane(width: width, height: height)
    blue = Plane(width: width, height: height)
    switch photo.samples {
    case .gray8(let s): fill(s, table: LinearLight.table8, channels: 1, photoWidth: photo.width, factor: factor)
    case .rgb8(let s): fill(s, table: LinearLight.table8, channels: 3, photoWidth: photo.width, factor: factor)
    case .gray16(let s): fill(s, table: LinearLight.table16, channels: 1, photoWidth: photo.width, factor: factor)
    case .rgb16(let s): fill(s, table: LinearLight.table16, channels: 3, photoWidth: photo.width, factor: factor)
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
          // One row of cells from `f` rows of the photo, each channel summed in reading order.
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
