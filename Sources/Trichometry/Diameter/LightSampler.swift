import Imaging

/// Reads a photo's pixels in linear light.
///
/// A colour is four numbers: luma, red, green, blue. Luma is the JPEG's own sharp plane: the weighted sum of the coded
/// red, green and blue, then turned to linear light; blurred chroma does not touch it.
struct LightSampler {
  typealias Color = SIMD4<Float>

  let photo: Photo
  private let table8 = LinearLight.table8
  private let table16 = LinearLight.table16

  init(_ photo: Photo) { self.photo = photo }

  /// Calls `body` for every pixel of row `y` from `first` through `last`, all inside the photo.
  @inline(__always)
  func forEachPixel(row y: Int, from first: Int, through last: Int, _ body: (Int, Color) -> Void) {
    guard first <= last else { return }
    switch photo.samples {
    case .gray8(let s):
      s.withUnsafeBufferPointer { s in
        table8.withUnsafeBufferPointer { t in
          for x in first...last { body(x, Color(repeating: t[Int(s[y * photo.width + x])])) }
        }
      }
    case .gray16(let s):
      s.withUnsafeBufferPointer { s in
        table16.withUnsafeBufferPointer { t in
          for x in first...last { body(x, Color(repeating: t[Int(s[y * photo.width + x])])) }
        }
      }
    case .rgb8(let s):
      s.withUnsafeBufferPointer { s in
        table8.withUnsafeBufferPointer { t in
          table16.withUnsafeBufferPointer { lumaTable in
            for x in first...last {
              let i = 3 * (y * photo.width + x)
              let r = Int(s[i]), g = Int(s[i + 1]), b = Int(s[i + 2])
              // Weights of 2¹⁶; 257 takes 8 bits to 16.
              let luma = ((19_595 * r + 38_470 * g + 7_471 * b) * 257 + 32_768) >> 16
              body(x, Color(lumaTable[luma], t[r], t[g], t[b]))
            }
          }
        }
      }
    case .rgb16(let s):
      s.withUnsafeBufferPointer { s in
        table16.withUnsafeBufferPointer { t in
          for x in first...last {
            let i = 3 * (y * photo.width + x)
            let r = Int(s[i]), g = Int(s[i + 1]), b = Int(s[i + 2])
            let luma = (19_595 * r + 38_470 * g + 7_471 * b + 32_768) >> 16
            body(x, Color(t[luma], t[r], t[g], t[b]))
          }
        }
      }
    }
  }
}
