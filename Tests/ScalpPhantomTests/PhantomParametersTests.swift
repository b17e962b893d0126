import Testing

@testable import ScalpPhantom

@Suite struct PhantomParametersTests {
  @Test func everyKeyReadsItsOwnText() throws {
    for preset in PhantomPreset.all {
      let typical = preset.typical
      var parameters = PhantomParameters()
      for key in PhantomParameters.keys { try parameters.set(key: key.name, value: key.text(typical)) }
      #expect(parameters == typical, "\(preset.name)")
    }
  }

  @Test func keysHaveTheirOwnNames() {
    #expect(Set(PhantomParameters.keys.map(\.name)).count == PhantomParameters.keys.count)
    #expect(Set(PhantomPreset.all.map(\.name)).count == PhantomPreset.all.count)
    #expect(PhantomPreset.named("donor")?.name == "donor")
    #expect(PhantomPreset.named("purple") == nil)
  }

  @Test func refusesWhatCannotBe() {
    var parameters = PhantomParameters()
    for (key, value) in [
      ("density", "many"), ("density", "-1"), ("density", "nan"), ("width", "0"), ("width", "12.5"), ("skin", "7"),
      ("colors", "pink"), ("colors", "black:-1"), ("colors", ""), ("colors", "black:0"), ("circle", "perhaps"),
    ] {
      #expect(throws: PhantomParameterError.self) { try parameters.set(key: key, value: value) }
    }
    let error = #expect(throws: PhantomParameterError.self) { try parameters.set(key: "vellus", value: "1") }
    #expect(error?.description.contains("vellus-share") == true)
    #expect(parameters == PhantomParameters())
    parameters.minLengthUm = 5000
    #expect(throws: PhantomParameterError.self) { try parameters.validate() }
  }

  @Test func seedsVaryPresetsWithinTheirLimits() throws {
    for preset in PhantomPreset.all {
      var skins: Set<Double> = []
      for seed in 1...20 as ClosedRange<UInt64> {
        let parameters = preset.parameters(seed: seed)
        try parameters.validate()
        var copy = PhantomParameters()
        for key in PhantomParameters.keys { try copy.set(key: key.name, value: key.text(parameters)) }
        #expect(copy == parameters)
        skins.insert(parameters.skin)
      }
      #expect(skins.count > 10)
      #expect(preset.parameters(seed: 3) == preset.parameters(seed: 3))
    }
    #expect(PhantomPreset.named("bald")!.parameters(seed: 5).densityPerCm2 == 0)
  }

  @Test func readsMixturesOfColours() {
    #expect(HairColorMix("brown") == HairColorMix([.brown: 1]))
    #expect(HairColorMix("dark-brown:0.7,grey:0.3") == HairColorMix([.darkBrown: 0.7, .grey: 0.3]))
  }
}
