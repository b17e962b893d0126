/// A picture of 8-bit red, green and blue, rows from the top without padding.
public struct RGBPicture: Sendable, Hashable {
  public let width: Int
  public let height: Int
  /// Three bytes a pixel.
  public internal(set) var pixels: [UInt8]

  /// - Precondition: `pixels` holds exactly `width × height` pixels.
  init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(pixels.count == 3 * width * height)
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Lays `color` over the pixel at `index` (row-major) with an opacity of 0 to 255.
  mutating func blend(_ color: RGB, at index: Int, opacity: Int) {
    pixels.withUnsafeMutableBufferPointer { pixels in
      let i = 3 * index
      pixels[i] = Self.mix(pixels[i], color.red, opacity)
      pixels[i + 1] = Self.mix(pixels[i + 1], color.green, opacity)
      pixels[i + 2] = Self.mix(pixels[i + 2], color.blue, opacity)
    }
  }

  /// Lays `color` over a rectangle, as far as it is in the picture.
  mutating func fill(_ xs: Range<Int>, _ ys: Range<Int>, _ color: RGB, opacity: Int = 255) {
    let xs = xs.clamped(to: 0..<width)
    for y in ys.clamped(to: 0..<height) {
      for x in xs { blend(color, at: y * width + x, opacity: opacity) }
    }
  }

  private static func mix(_ below: UInt8, _ above: UInt8, _ opacity: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: (UInt32(below) * UInt32(255 - opacity) + UInt32(above) * UInt32(opacity) + 127) / 255)
  }
}

/// A colour in sRGB.
struct RGB: Hashable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  static let white = RGB(255, 255, 255)
  static let black = RGB(0, 0, 0)
}
