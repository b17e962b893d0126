import Imaging
import Testing

@testable import ScalpPhantom

/// Settings at the ends of their ranges give photos too.
@Suite struct PhantomLimitsTests {
  private static let numbers = PhantomParameters.keys.filter { $0.expected.hasPrefix("a number from ") }

  @Test func everyEndOfEveryRangeRenders() throws {
    for key in Self.numbers {
      let words = key.expected.dropFirst("a number from ".count).split(separator: " ")
      for value in [String(words[0]), String(words[2])] {
        var parameters = PhantomParameters()
        parameters.width = 64
        parameters.height = 64
        try parameters.set(key: key.name, value: value)
        do { try parameters.validate() } catch { continue }
        let truth = ScalpPhantom.render(parameters, seed: 1).truth
        #expect(truth.width == 64)
      }
    }
  }

  @Test func everyPresetRendersAsPairAndPhototrichogram() {
    for preset in PhantomPreset.all {
      var parameters = preset.parameters(seed: 2)
      parameters.width = 64
      parameters.height = 64
      let pair = ScalpPhantom.renderPair(parameters, seed: 2)
      #expect(pair.after.photo.width == 64)
      #expect(ScalpPhantom.renderPhototrichogram(parameters, seed: 2).dayN.photo.width == 64)
    }
  }
}
