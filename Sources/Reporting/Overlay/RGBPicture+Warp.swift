import Geometry
import Imaging

extension RGBPicture {
  /// A photo as it would lie in the frame of another picture; dark where it does not reach.
  ///
  /// - Parameters:
  ///   - magnification: pixels of the photo for one of the photo that the frame shows.
  ///   - scale: pixels of the frame for one of the photo that it shows.
  ///   - map: from pixels of the photo that the frame shows to pixels of this photo.
  static func warped(
    _ photo: Photo, width: Int, height: Int, scale: Double, magnification: Double, by map: (Point) -> Point
  ) -> RGBPicture {
    // The photo at about the frame's resolution, so that no pixel is passed over.
    let longer = Double(max(photo.width, photo.height))
    let wanted = longer * scale / max(0.05, magnification)
    let source = RGBPicture(photo, longestSide: max(16, Int(min(longer, wanted).rounded())))
    let sourceScale = Double(max(source.width, source.height)) / longer
    var pixels = [UInt8](repeating: 24, count: 3 * width * height)
    source.pixels.withUnsafeBufferPointer { from in
      for y in 0..<height {
        for x in 0..<width {
          let q = map(Point((Double(x) + 0.5) / scale - 0.5, (Double(y) + 0.5) / scale - 0.5))
          let u = (q.x + 0.5) * sourceScale - 0.5, v = (q.y + 0.5) * sourceScale - 0.5
          guard u >= 0, v >= 0, u < Double(source.width - 1), v < Double(source.height - 1) else { continue }
          let column = Int(u), row = Int(v)
          let s = u - Double(column), t = v - Double(row)
          let i = 3 * (row * source.width + column), below = i + 3 * source.width
          for c in 0..<3 {
            let upper = (1 - s) * Double(from[i + c]) + s * Double(from[i + 3 + c])
            let lower = (1 - s) * Double(from[below + c]) + s * Double(from[below + 3 + c])
            pixels[3 * (y * width + x) + c] = UInt8((1 - t) * upper + t * lower + 0.5)
          }
        }
      }
    }
    return RGBPicture(width: width, height: height, pixels: pixels)
  }
}
