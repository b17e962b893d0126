import Foundation
import ImageFileSupport
import Imaging
import Testing

@Suite struct LinearLightTests {
  @Test func followsTheStandard() {
    for code in 0...65535 {
      let value = Double(code) / 65535
      let expected = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      #expect(abs(LinearLight.decoded(value) - expected) <= 1e-15)
      #expect(LinearLight.table16[code] == Float(LinearLight.decoded(value)))
      let light = value
      let encoded = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
      #expect(abs(LinearLight.encoded(light) - encoded) <= 1e-15)
    }
  }

  @Test func endsAreExact() {
    #expect(LinearLight.table8.count == 256 && LinearLight.table16.count == 65536)
    #expect(LinearLight.table8[0] == 0 && LinearLight.table8[255] == 1)
    #expect(LinearLight.table16[0] == 0 && LinearLight.table16[65535] == 1)
    #expect(abs(LinearLight.encoded(1) - 1) <= 1e-15)
    #expect(LinearLight.table16[257 * 100] == LinearLight.table8[100])
  }

  @Test func everyCodeComesBack() {
    #expect((0...255).allSatisfy { LinearLight.code8(LinearLight.table8[$0]) == UInt8($0) })
    #expect((0...65535).allSatisfy { LinearLight.code16(LinearLight.table16[$0]) == UInt16($0) })
  }

  @Test func nearestCodeAgreesWithTheFormula() {
    var generator = SplitMix(state: 5)
    for _ in 0..<100_000 {
      let light = Float.random(in: 0...1, using: &generator)
      let exact8 = LinearLight.encoded(Double(light)) * 255
      let exact16 = LinearLight.encoded(Double(light)) * 65535
      #expect(abs(Double(LinearLight.code8(light)) - exact8) <= 0.5001)
      #expect(abs(Double(LinearLight.code16(light)) - exact16) <= 0.51)
    }
  }

  @Test func outOfRangeIsClamped() {
    #expect(LinearLight.code8(-1) == 0 && LinearLight.code8(.nan) == 0 && LinearLight.code8(-.infinity) == 0)
    #expect(LinearLight.code8(1) == 255 && LinearLight.code8(7) == 255 && LinearLight.code8(.infinity) == 255)
    #expect(LinearLight.code16(2) == 65535 && LinearLight.code16(-0.1) == 0)
    #expect(LinearLight.decoded(.nan).isNaN && LinearLight.encoded(.nan).isNaN)
    #expect(abs(LinearLight.decoded(1.5) - pow(1.555 / 1.055, 2.4)) < 1e-14)
  }
}
