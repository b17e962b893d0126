import Elementary

/// The tone curve of sRGB (IEC 61966-2-1).
enum ToneCurve {
  /// Linear light of an encoded value, both 0 to 1.
  static func linear(_ encoded: Double) -> Double {
    encoded <= 0.04045 ? encoded / 12.92 : Elementary.pow((encoded + 0.055) / 1.055, 2.4)
  }

  /// The encoded value of linear light, both 0 to 1.
  static func encoded(_ linear: Double) -> Double {
    linear <= 0.0031308 ? 12.92 * linear : 1.055 * Elementary.pow(linear, 1 / 2.4) - 0.055
  }

  /// Code values 0 to 255 for linear light in steps of 1/65535.
  static let codes: [UInt8] = (0...65535).map { UInt8(255 * encoded(Double($0) / 65535) + 0.5) }
}
