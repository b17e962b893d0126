public import Imaging

/// A photo's Rec. 601 luma, 0 to 255, rows from the top without padding.
public struct LumaPicture: Sendable {
  public let width: Int
  public let height: Int
  private(set) var values: [UInt8]

  public init(_ photo: Photo) {
    width = photo.width
    height = photo.height
    let count = photo.width * photo.height
    func luma(_ r: UInt16, _ g: UInt16, _ b: UInt16) -> UInt8 {
      UInt8(truncatingIfNeeded: (77 &* r &+ 150 &* g &+ 29 &* b &+ 128) >> 8)
    }
    values =
      switch photo.samples {
      case .gray8(let s): s
      case .gray16(let s): s.map { UInt8($0 >> 8) }
      case .rgb8(let s):
        [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
          s.withUnsafeBufferPointer { s in
            for i in 0..<count {
              buffer[i] = luma(UInt16(s[3 &* i]), UInt16(s[3 &* i &+ 1]), UInt16(s[3 &* i &+ 2]))
            }
          }
          used = count
        }
      case .rgb16(let s):
        [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
          for i in 0..<count {
            buffer[i] = luma(s[3 * i] >> 8, s[3 * i + 1] >> 8, s[3 * i + 2] >> 8)
          }
          used = count
        }
      }
  }

  /// - Precondition: `values` holds `width × height` lumas.
  init(width: Int, height: Int, values: [UInt8]) {
    precondition(values.count == width * height)
    self.width = width
    self.height = height
    self.values = values
  }

  subscript(_ x: Int, _ y: Int) -> Int { Int(values[y &* width &+ x]) }

  /// The picture mirrored at its diagonal, so that columns become rows.
  var transposed: LumaPicture {
    let result = [UInt8](unsafeUninitializedCapacity: values.count) { target, used in
      values.withUnsafeBufferPointer { source in
        // Squares whose rows fit into the cache on both sides.
        let side = 64
        for top in stride(from: 0, to: height, by: side) {
          for left in stride(from: 0, to: width, by: side) {
            for x in left..<min(width, left + side) {
              for y in top..<min(height, top + side) { target[x &* height &+ y] = source[y &* width &+ x] }
            }
          }
        }
      }
      used = values.count
    }
    return LumaPicture(width: height, height: width, values: result)
  }

  /// The luma between pixels, bilinear; beyond the picture that of its edge.
  func value(_ x: Double, _ y: Double) -> Double {
    let u = min(max(x, 0), Double(width - 1)), v = min(max(y, 0), Double(height - 1))
    let x0 = Int(u), y0 = Int(v)
    let x1 = min(width - 1, x0 + 1), y1 = min(height - 1, y0 + 1)
    let tx = u - Double(x0), ty = v - Double(y0)
    let top = Double(self[x0, y0]) * (1 - tx) + Double(self[x1, y0]) * tx
    let bottom = Double(self[x0, y1]) * (1 - tx) + Double(self[x1, y1]) * tx
    return top * (1 - ty) + bottom * ty
  }
}
