/// A typical case under a plain name. Every seed draws its own scalp, light and camera about it.
public struct PhantomPreset: Sendable {
  public let name: String
  /// The case in one line.
  public let summary: String
  private let adjust: @Sendable (inout PhantomParameters) -> Void

  /// All presets, in the order of a help text.
  public static let all: [PhantomPreset] = [
    PhantomPreset(name: "black", summary: "clipped black hair on light skin, USB microscope, 8 µm/px") { _ in },
    PhantomPreset(name: "brown", summary: "clipped brown hair on light brown skin, 6 µm/px") { p in
      p.colors = HairColorMix([.darkBrown: 0.45, .brown: 0.4, .lightBrown: 0.15])
      p.skin = 2.7
      p.umPerPx = 6
      p.densityPerCm2 = 190
      p.diameterUm = 59
      p.vellusShare = 0.12
    },
    PhantomPreset(name: "blond", summary: "clipped blond hair on very light skin, 6.5 µm/px") { p in
      p.colors = HairColorMix([.blond: 0.65, .lightBrown: 0.3, .red: 0.05])
      p.skin = 1.2
      p.umPerPx = 6.5
      p.densityPerCm2 = 200
      p.diameterUm = 52
      p.vellusShare = 0.18
      p.erythema = 0.75
      p.bubblesPerCm2 = 14
      p.blackDotsPerCm2 = 2
    },
    PhantomPreset(name: "red", summary: "clipped red hair on freckled light skin, 7 µm/px") { p in
      p.colors = HairColorMix([.red: 0.8, .blond: 0.1, .lightBrown: 0.1])
      p.skin = 1.3
      p.umPerPx = 7
      p.densityPerCm2 = 140
      p.molesPerCm2 = 5
      p.erythema = 0.6
    },
    PhantomPreset(name: "grey", summary: "grey, white and dark brown hair on medium skin, 7 µm/px") { p in
      p.colors = HairColorMix([.darkBrown: 0.3, .grey: 0.3, .white: 0.4])
      p.skin = 3.2
      p.umPerPx = 7
      p.densityPerCm2 = 135
      p.minLengthUm = 600
      p.maxLengthUm = 1600
      p.specular = 0.25
    },
    PhantomPreset(name: "dark-skin", summary: "clipped black hair on dark skin with pigment network, 8 µm/px") { p in
      p.skin = 5.5
      p.gloss = 0.12
      p.honeycomb = 0.8
      p.umPerPx = 8
      p.densityPerCm2 = 130
      p.curlPerMm = 0.45
      p.ovalness = 0.15
      p.glintsPerCm2 = 90
      p.erythema = 0.1
      p.vessels = 0.1
      p.exposure = 1.5
    },
    PhantomPreset(name: "aga-vellus", summary: "pattern hair loss, half of the hairs vellus, 6 µm/px") { p in
      p.width = 1920
      p.height = 1440
      p.umPerPx = 6
      p.colors = HairColorMix([.darkBrown: 0.7, .brown: 0.3])
      p.densityPerCm2 = 150
      p.hairsPerUnit = 1.5
      p.diameterUm = 52
      p.diameterCV = 0.35
      p.vellusShare = 0.45
      p.yellowDotsPerCm2 = 25
      p.openings = 0.8
    },
    PhantomPreset(name: "sparse", summary: "advanced loss: few, thin hairs, 8 µm/px") { p in
      p.colors = HairColorMix([.black: 0.4, .darkBrown: 0.6])
      p.densityPerCm2 = 45
      p.hairsPerUnit = 1.3
      p.diameterUm = 46
      p.vellusShare = 0.4
      p.gloss = 0.6
      p.glare = 0.15
    },
    PhantomPreset(name: "dermoscope", summary: "contact dermoscope with its circle and scale, 5 MP, 7 µm/px") { p in
      p.width = 2592
      p.height = 1944
      p.umPerPx = 7
      p.circle = true
      p.haze = 0.003
      p.ticks = true
      p.skin = 3.6
      p.honeycomb = 0.3
      p.colors = HairColorMix([.black: 0.85, .white: 0.15])
      p.densityPerCm2 = 180
      p.vignette = 0.45
      p.bubblesPerCm2 = 18
      p.shadow = 0.15
      p.jpegQuality = 92
    },
    PhantomPreset(name: "long", summary: "long dark hair across the field, 10 µm/px") { p in
      p.width = 1920
      p.height = 1080
      p.umPerPx = 10
      p.colors = HairColorMix([.darkBrown: 0.75, .brown: 0.25])
      p.densityPerCm2 = 70
      p.longShare = 1
      p.curlPerMm = 0.2
      p.combing = 0.5
      p.specular = 0.7
      p.shadow = 0.4
      p.liftUm = 300
      p.bubblesPerCm2 = 0
    },
    PhantomPreset(name: "curly-long", summary: "long curly black hair on dark skin, 10 µm/px") { p in
      p.width = 1920
      p.height = 1080
      p.umPerPx = 10
      p.skin = 5
      p.honeycomb = 0.5
      p.densityPerCm2 = 50
      p.longShare = 1
      p.curlPerMm = 0.9
      p.curlLengthUm = 2500
      p.combing = 0.05
      p.maxLongLengthUm = 16000
      p.ovalness = 0.2
      p.specular = 0.6
      p.shadow = 0.4
      p.liftUm = 350
      p.exposure = 1.4
      p.bubblesPerCm2 = 0
    },
    PhantomPreset(name: "donor", summary: "thick clipped donor hair, contact videodermatoscope, 5.587 µm/px") { p in
      p.height = 1024
      p.umPerPx = 5.587
      p.colors = HairColorMix([.black: 0.78, .darkBrown: 0.12, .brown: 0.10])
      p.skin = 2.4
      p.densityPerCm2 = 130
      p.hairsPerUnit = 1.9
      p.diameterUm = 82
      p.diameterCV = 0.22
      p.vellusShare = 0.08
      p.vellusDiameterUm = 28
      p.minLengthUm = 350
      p.maxLengthUm = 1000
      p.curlPerMm = 0.08
      p.roughness = 0.8
      p.specular = 0.15
      p.shadow = 0.12
      p.subsurface = 0.85
      p.convergingShare = 0.3
      p.touchingShare = 0.3
      p.commonRootShare = 0.1
      p.texture = 0.7
      p.gloss = 0.9
      p.furrows = 0.5
      p.warmth = -0.88
      p.skinTint = -0.8
      p.exposure = 0.66
      p.erythema = 0.2
      p.lightGradient = 0.3
      p.bubblesPerCm2 = 0
      p.glintsPerCm2 = 200
      p.scalesPerCm2 = 14
      p.yellowDotsPerCm2 = 0
      p.debrisPerCm2 = 14
      p.blurPx = 1.1
      p.defocusPx = 1.2
      p.sharpen = 0.5
      p.noise = 0.6
    },
    PhantomPreset(name: "bald", summary: "no hair at all, with all that might be taken for hair, 8 µm/px") { p in
      p.densityPerCm2 = 0
      p.debrisPerCm2 = 12
      p.vessels = 0.7
      p.gloss = 0.5
      p.blackDotsPerCm2 = 12
    },
    PhantomPreset(name: "fine", summary: "small magnification, 15 µm/px") { p in
      p.umPerPx = 15
      p.densityPerCm2 = 120
      p.colors = HairColorMix([.black: 0.7, .darkBrown: 0.3])
      p.minLengthUm = 700
      p.maxLengthUm = 1800
    },
    PhantomPreset(name: "close-up", summary: "large magnification, 2.2 µm/px") { p in
      p.umPerPx = 2.2
      p.colors = HairColorMix([.darkBrown: 0.7, .brown: 0.3])
      p.densityPerCm2 = 200
      p.defocusPx = 1.5
      p.depthBlurPx = 0.8
      p.blurPx = 1.2
      p.noise = 1.4
    },
    PhantomPreset(name: "mixed", summary: "short and long hair of every colour on medium skin, 6 µm/px") { p in
      p.width = 1600
      p.height = 1200
      p.umPerPx = 6
      p.skin = 3
      p.colors = HairColorMix([.black: 0.3, .darkBrown: 0.3, .brown: 0.2, .grey: 0.1, .white: 0.1])
      p.densityPerCm2 = 150
      p.longShare = 0.12
      p.curlPerMm = 0.3
      p.vellusShare = 0.2
      p.combing = 0.25
    },
  ]

  /// The preset of that name; `nil` where there is none.
  public static func named(_ name: String) -> PhantomPreset? {
    all.first { $0.name == name }
  }

  /// The typical case itself.
  public var typical: PhantomParameters {
    var parameters = PhantomParameters()
    adjust(&parameters)
    return parameters
  }

  /// The case as it may come: skin, light, focus, amount and lie of hair vary with the seed.
  public func parameters(seed: UInt64) -> PhantomParameters {
    var p = typical
    var random = RandomSource(seed: seed).split(name)
    func vary(_ path: WritableKeyPath<PhantomParameters, Double>, cv: Double, in range: ClosedRange<Double>) {
      p[keyPath: path] = min(range.upperBound, max(range.lowerBound, random.logNormal(mean: p[keyPath: path], cv: cv)))
    }
    func shift(_ path: WritableKeyPath<PhantomParameters, Double>, by deviation: Double, in range: ClosedRange<Double>)
    {
      p[keyPath: path] = min(range.upperBound, max(range.lowerBound, p[keyPath: path] + deviation * random.normal()))
    }
    if p.densityPerCm2 > 0 { vary(\.densityPerCm2, cv: 0.25, in: 20...300) }
    shift(\.hairsPerUnit, by: 0.2, in: 1.1...3)
    vary(\.diameterUm, cv: 0.08, in: 35...110)
    vary(\.diameterCV, cv: 0.15, in: 0.1...0.5)
    vary(\.vellusShare, cv: 0.35, in: 0...0.8)
    vary(\.curlPerMm, cv: 0.4, in: 0...3)
    vary(\.directionSpreadDegrees, cv: 0.3, in: 3...40)
    vary(\.unitSpreadDegrees, cv: 0.3, in: 2...25)
    vary(\.flowTurnDegrees, cv: 0.5, in: 0...90)
    let length = random.uniform(0.75, 1.3)
    p.minLengthUm *= length
    p.maxLengthUm *= length
    for color in HairColor.allCases { p.colors.scale(color, by: random.uniform(0.5, 1.5)) }
    for path in [\PhantomParameters.specular, \.shadow, \.subsurface, \.openings] {
      vary(path, cv: 0.35, in: 0...1)
    }
    shift(\.skin, by: 0.35, in: 1...6)
    shift(\.skinTint, by: 0.4, in: -1...1)
    for path in [\PhantomParameters.texture, \.gloss, \.furrows, \.honeycomb] { vary(path, cv: 0.4, in: 0...1.5) }
    for path in [\PhantomParameters.erythema, \.vessels, \.glare] { vary(path, cv: 0.5, in: 0...1) }
    for path in [
      \PhantomParameters.scalesPerCm2, \.yellowDotsPerCm2, \.blackDotsPerCm2, \.debrisPerCm2, \.bubblesPerCm2,
      \.glintsPerCm2,
    ] { vary(path, cv: 0.6, in: 0...400) }
    vary(\.exposure, cv: 0.1, in: 0.3...2)
    shift(\.warmth, by: 0.15, in: -1...1)
    vary(\.lightGradient, cv: 0.5, in: 0...0.6)
    vary(\.vignette, cv: 0.4, in: 0...0.8)
    vary(\.blurPx, cv: 0.15, in: 0.55...2.5)
    vary(\.defocusPx, cv: 0.5, in: 0...3)
    vary(\.noise, cv: 0.35, in: 0.2...3)
    vary(\.sharpen, cv: 0.5, in: 0...1)
    p.jpegQuality = min(97, max(70, p.jpegQuality + random.integer(below: 13) - 6))
    return p
  }
}
