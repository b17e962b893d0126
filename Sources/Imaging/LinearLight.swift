/// Conversion between sRGB codes and linear light, 0 (black) to 1 (white): IEC 61966-2-1.
///
/// Half-maximum widths and blur are only right in linear light. The powers are computed with + − × ÷ √ alone, so
/// that every table is the same on every machine.
public enum LinearLight {
  /// Linear light of each 8-bit code.
  public static let table8: [Float] = (0..<256).map { Float(decoded(Double($0) / 255)) }

  /// Linear light of each 16-bit code.
  public static let table16: [Float] = (0..<65536).map { Float(decoded(Double($0) / 65535)) }

  /// Linear light of an sRGB value, 0 to 1 and, by the same curve, beyond 1.
  public static func decoded(_ value: Double) -> Double {
    if value <= 0.04045 { return value / 12.92 }
    // u^2.4 = u² · (u²)^(1/5)
    let u = (value + 0.055) / 1.055
    return u * u * root(of: u * u, degree: 5)
  }

  /// The sRGB value of linear light, 0 to 1 and, by the same curve, beyond 1.
  public static func encoded(_ light: Double) -> Double {
    if light <= 0.0031308 { return light * 12.92 }
    // l^(1/2.4) = q · (q²)^(1/3) with q = l^(1/4)
    let q = light.squareRoot().squareRoot()
    return 1.055 * q * root(of: q * q, degree: 3) - 0.055
  }

  /// The 8-bit sRGB code nearest in code value to `light`; what lies outside of 0...1, and NaN, is clamped.
  public static func code8(_ light: Float) -> UInt8 { UInt8(truncatingIfNeeded: codes8.nearest(to: light)) }

  /// The 16-bit sRGB code nearest in code value to `light`; what lies outside of 0...1, and NaN, is clamped.
  public static func code16(_ light: Float) -> UInt16 { UInt16(truncatingIfNeeded: codes16.nearest(to: light)) }

  private static let codes8 = CodeTable(highestCode: 255)
  private static let codes16 = CodeTable(highestCode: 65535)

  /// The root of a positive value by Newton's method from above, where it falls until rounding ends that.
  private static func root(of value: Double, degree: Int) -> Double {
    var root = value > 1 ? value : 1
    let n = Double(degree)
    while true {
      var power = root
      for _ in 2..<degree { power *= root }
      let next = ((n - 1) * root + value / power) / n
      guard next < root else { return root }
      root = next
    }
  }
}

/// Finds the code of a light by the borders between codes, sorted into bins so narrow that each holds one at most.
private struct CodeTable {
  /// Light halfway, in code value, between codes i and i + 1; infinity after the last.
  private let borders: [Float]
  /// How many borders lie at or below the start of each bin.
  private let codeAtStart: [UInt16]
  private let binCount: Int

  init(highestCode: Int) {
    let borders =
      (0..<highestCode).map { Float(LinearLight.decoded((Double($0) + 0.5) / Double(highestCode))) } + [.infinity]
    // Codes are densest in the dark, where sRGB rises by 12.92. A power of two keeps bins exact in Float.
    let binCount = 16 * (highestCode + 1)
    var code = 0
    codeAtStart = (0..<binCount).map { bin in
      while borders[code] <= Float(bin) / Float(binCount) { code += 1 }
      return UInt16(code)
    }
    self.borders = borders
    self.binCount = binCount
  }

  func nearest(to light: Float) -> Int {
    guard light > 0 else { return 0 }
    guard light < 1 else { return borders.count - 1 }
    let code = Int(codeAtStart[Int(light * Float(binCount))])
    return borders[code] <= light ? code + 1 : code
  }
}
