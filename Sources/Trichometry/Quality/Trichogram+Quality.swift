extension Trichogram.Quality {
  /// The diameter that focus is told against, µm: a thin terminal hair.
  static let focusDiameterUm = 60.0
  /// Luma codes between the darkest and the brightest percent below which a photo shows nothing at all.
  static let leastRange = 4
  /// The share of blown pixels from which the skin is overexposed.
  static let mostBlown = 0.35
  /// The share of squares of foreign colour from which the photo shows something else.
  static let mostForeign = 0.5
  /// Linear red and blue ÷ green that skin can have: blood and melanin make it reddish, at most five-fold where the light
  /// is warm and taken for daylight; light for blue or ultraviolet pictures takes as much the other way.
  static let skinRedToGreen = 0.4...6.0
  static let skinBlueToGreen = 0.15...3.0
  /// The share of the photo from which what is left beside masks is too little to be told for scalp.
  static let mostMasked = 0.75
  /// See `SkinEvidence`.
  static let mostEdges = 0.06
  static let mostBareEdges = 0.02
  static let mostClutter = 0.2
  static let mostShaftsPerCm2 = 2 * Plausibility.mostHairsPerCm2
  /// Noise in luma codes from which thin hair is lost, and from which all is doubtful.
  static let muchNoise = 6.0
  static let mostNoise = 12.0
  /// Sharpness below which a photo is out of focus, and below which thin hair is blurred; see `Sharpness`.
  static let leastSharpness = (coarse: 1.5, fine: 1.28)
  static let goodSharpness = (coarse: 1.75, fine: 1.4)
  /// Unevenness of sharpness over directions from which a photo is blurred by motion, by how fine its finest detail is:
  /// combed hair in focus is a little uneven too.
  static let motion: [(evenness: Double, fineBelow: Double)] = [(1.4, 2), (1.25, 1.45), (1.15, 1.3)]

  /// Judges a photo by its light, its sharpness and the blur that its shafts show.
  ///
  /// `focus` is 1 ÷ (1 + (2σ ÷ d)²) with the blur's standard deviation σ and d = 60 µm, or the median width where the
  /// scale is not known: 0.9 where the blur is a sixth of a hair, 0.5 where it is half of one. Without shafts σ is that of
  /// an edge as sharp as the skin's detail. `glareFraction` is the share of saturated pixels. Sharp bald skin is a measurement.
  init(
    light: LightStatistics, sharpness: Sharpness?, skin: SkinEvidence?, blur: PhotoBlur?, umPerPx: Double?,
    medianWidthPx: Double?, vellusBelowUm: Double, maskedShareOfPhoto: Double = 0
  ) {
    self.init(verdict: .good)
    glareFraction = light.pixels > 0 ? light.saturated : nil
    if let blur, let hair = umPerPx.map({ Self.focusDiameterUm / $0 }) ?? medianWidthPx {
      let ratio = 2 * blur.sigmaPx / hair
      focus = 1 / (1 + ratio * ratio)
    } else if let sharpness {
      let ratio = 2 * sharpness.blurUm / Self.focusDiameterUm
      focus = 1 / (1 + ratio * ratio)
    }
    guard light.pixels > 0 else {
      unusable("no part of the photo lies in the field")
      return
    }
    judge(light)
    if maskedShareOfPhoto > Self.mostMasked {
      unusable("flat areas, text or borders, which show no scalp, cover nearly all of the photo")
    }
    if let sharpness { judge(sharpness) }
    if let skin { judge(skin) }
    if verdict != .unusable, blur != nil, let focus, focus < 0.6 {
      doubt("out of focus: thin hairs are missed and their diameters uncertain")
    }
    if let umPerPx, !Plausibility.umPerPx.contains(umPerPx) {
      unusable(umPerPx > 1 ? "the scale is too coarse for hair" : "the scale is too fine for what hair is looked for")
    } else if let umPerPx, umPerPx * 2 > vellusBelowUm {
      doubt("the magnification is small: vellus hair is less than two pixels wide")
    }
  }

  private mutating func judge(_ light: LightStatistics) {
    if light.high < 20 {
      unusable("the photo is black")
    } else if light.low > 250 {
      unusable("the photo is white")
    } else if light.high - light.low < Self.leastRange {
      unusable("the photo shows no detail")
    } else if light.blown > Self.mostBlown {
      unusable("overexposed: the light of a good part of the field is at its top")
    } else if light.saturated > 0.1 {
      doubt("glare covers more than a tenth of the field")
    }
    if light.foreign > Self.mostForeign { unusable("the colours are not those of skin and hair") }
    if light.high < 40 && light.high >= 20 { doubt("underexposed") }
  }

  private mutating func judge(_ skin: SkinEvidence) {
    if !Self.skinRedToGreen.contains(skin.redToGreen) || !Self.skinBlueToGreen.contains(skin.blueToGreen) {
      unusable("the colours are not those of skin and hair")
    }
    if skin.edges > Self.mostEdges || skin.bareEdges > Self.mostBareEdges {
      unusable("no scalp: what lies between the lines is not one surface but has edges of its own")
    }
    if skin.clutter > Self.mostClutter {
      unusable("no scalp, or hair too dense to be told apart: most of the detail is no hair that can be traced")
    }
    if skin.shaftsPerCm2 > Self.mostShaftsPerCm2 {
      unusable("no scalp, or a wrong scale: twice as many lines as any scalp has hairs")
    }
  }

  private mutating func judge(_ sharpness: Sharpness) {
    if sharpness.noise >= Self.mostNoise {
      unusable("noise hides thin hair and roughens the rest")
      return
    }
    if sharpness.noise >= Self.muchNoise { doubt("noise: thin hairs are missed") }
    let isBlurred =
      sharpness.coarse < Self.leastSharpness.coarse || sharpness.fine < Self.leastSharpness.fine
    if Self.motion.contains(where: { sharpness.evenness >= $0.evenness && sharpness.fine < $0.fineBelow }) {
      unusable("blurred in one direction: the camera or the head moved")
    } else if isBlurred {
      unusable("out of focus: nothing of a hair's width is sharp")
    } else if sharpness.coarse < Self.goodSharpness.coarse || sharpness.fine < Self.goodSharpness.fine {
      doubt("soft focus: thin hairs are missed and their diameters uncertain")
    } else if let share = sharpness.blurredShare, share > 0.3 {
      doubt("\(Int((100 * share).rounded())) % of the field is out of focus")
    }
  }

  private mutating func doubt(_ reason: String) {
    if verdict == .good { verdict = .usable }
    reasons.append(reason)
  }

  private mutating func unusable(_ reason: String) {
    verdict = .unusable
    reasons.append(reason)
  }
}
