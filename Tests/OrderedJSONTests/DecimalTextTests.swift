import Foundation
import OrderedJSON
import Testing

@Suite struct DecimalTextTests {
  @Test(
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.1, "0.1"), (64.25, "64.25"), (1.0 / 3, "0.333333333"),
      (2.0 / 3, "0.666666667"), (123_456_789.4, "123456789"), (1_234_567_891.0, "1234567890"),
      (999_999_999.9, "1000000000"), (0.000123456789123, "0.000123456789"), (1e-5, "0.00001"), (9.9e-6, "9.9e-6"),
      (1.25e-9, "1.25e-9"), (1e15, "1e15"), (1e14, "100000000000000"), (-2.5e20, "-2.5e20"), (1e300, "1e300"),
      (999_999_999_999_999, "1000000000000000"), (9.9999999999e15, "1e16"), (0.99999999999, "1"),
      (5e-324, "4.94065646e-324"), (Double.greatestFiniteMagnitude, "1.79769313e308"),
    ] as [(Double, String)])
  func writesNineSignificantDigits(value: Double, text: String) {
    #expect(DecimalText.string(value) == text)
  }

  @Test(
    arguments: [
      (1.0, 3, "1"), (1.0005, 3, "1"), (1.0015, 3, "1.002"), (-0.0004, 3, "0"), (-0.0006, 3, "-0.001"),
      (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (999.9996, 3, "1000"),
      (12.340, 2, "12.34"), (12.3, 2, "12.3"), (1e-20, 6, "0"), (123_456_789_012.5, 2, "123456789012.5"),
      (1e-300, 15, "0"),
    ] as [(Double, Int, String)])
  func writesFixedDecimals(value: Double, decimals: Int, text: String) {
    #expect(DecimalText.string(value, decimals: decimals) == text)
  }

  @Test func agreesWithPrintf() {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
    for _ in 0..<20_000 {
      let magnitude = Double(next() >> 11) * 0x1p-53
      let scale = [1e-5, 1e-3, 1, 10, 1e3, 1e6, 1e9, 1e12][Int(next() >> 61)]
      let value = (next() >> 63 == 0 ? 1 : -1) * magnitude * scale
      if value.magnitude >= 1e-5 {
        #expect(Double(DecimalText.string(value)) == Double(String(format: "%.9g", value)))
      }
      let decimals = Int(next() >> 61)
      #expect(
        Double(DecimalText.string(value, decimals: decimals)) == Double(String(format: "%.\(decimals)f", value)))
    }
  }

  @Test func writesIntegers() {
    var bytes: [UInt8] = []
    for value in [0, 7, 10, 99, 100, -5, .max, .min] {
      DecimalText.append(value, to: &bytes)
      bytes.append(UInt8(ascii: " "))
    }
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "0 7 10 99 100 -5 9223372036854775807 -9223372036854775808 ")
  }
}
