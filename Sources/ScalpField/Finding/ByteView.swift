import Imaging

/// A photo's samples with one byte each, interleaved, rows from the top without padding; valid within `reading`.
struct ByteView {
  let width: Int
  let height: Int
  /// 1 or 3.
  let channels: Int
  let base: UnsafePointer<UInt8>

  var rowBytes: Int { width * channels }

  /// The first sample of row `y`.
  func row(_ y: Int) -> UnsafePointer<UInt8> { base + y * rowBytes }

  /// The first sample of a pixel.
  func pixel(_ x: Int, _ y: Int) -> UnsafePointer<UInt8> { base + (y * width + x) * channels }

  /// Rec. 601 luma of a pixel, 0 to 255.
  func luma(_ x: Int, _ y: Int) -> Int {
    let p = pixel(x, y)
    return channels == 1 ? Int(p[0]) : (77 * Int(p[0]) + 150 * Int(p[1]) + 29 * Int(p[2]) + 128) >> 8
  }

  /// Hands `body` the samples of `photo`, those of 16 bits without their lower half.
  static func reading<Result>(_ photo: Photo, _ body: (ByteView) -> Result) -> Result {
    func view(_ bytes: [UInt8], _ channels: Int) -> Result {
      bytes.withUnsafeBufferPointer { buffer in
        // A photo has at least one pixel.
        body(ByteView(width: photo.width, height: photo.height, channels: channels, base: buffer.baseAddress!))
      }
    }
    return switch photo.samples {
    case .gray8(let samples): view(samples, 1)
    case .rgb8(let samples): view(samples, 3)
    case .gray16(let samples): view(samples.map { UInt8($0 >> 8) }, 1)
    case .rgb16(let samples): view(samples.map { UInt8($0 >> 8) }, 3)
    }
  }
}
