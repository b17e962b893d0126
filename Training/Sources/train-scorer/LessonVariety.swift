import ScalpPhantom

/// What makes the phantoms of lessons differ from their presets, so that what is learnt holds beyond them.
enum LessonVariety {
  /// - Parameters:
  ///   - isLong: whether the preset is of long hair, whose density is kept.
  ///   - random: draws what differs.
  static func vary(_ p: inout PhantomParameters, isLong: Bool, random: inout RandomSource) {
    varyUnits(&p, isLong: isLong, &random)
    varySkin(&p, &random)
    varyCamera(&p, &random)
  }

  private static func varyUnits(_ p: inout PhantomParameters, isLong: Bool, _ r: inout RandomSource) {
    if !isLong { p.densityPerCm2 *= r.uniform(0.6, 1.3) }
    p.hairsPerUnit = r.uniform(1.4, 2.8)
    p.unitSpreadDegrees = r.uniform(3, 15)
    // What is left stands apart.
    let shares = [r.uniform(0, 0.9), r.uniform(0, 0.3), r.uniform(0, 0.3), r.uniform(0, 0.2)]
    let whole = max(1, shares.reduce(0, +) + 0.001)
    p.crossingShare = shares[0] / whole
    p.commonRootShare = shares[1] / whole
    p.touchingShare = shares[2] / whole
    p.convergingShare = shares[3] / whole
    if r.chance(0.5) { p.specular = r.uniform(0, 0.6) }
    if r.chance(0.5) { p.opacity = r.uniform(0, 1) }
    if r.chance(0.5) { p.subsurface = r.uniform(0, 1) }
    if r.chance(0.5) { p.openings = r.uniform(0, 1) }
    if r.chance(0.5) { p.shadow = r.uniform(0, 0.7) }
    if r.chance(0.3) { p.curlPerMm = r.uniform(0.03, 0.6) }
    if r.chance(0.3) { p.diameterUm = r.uniform(40, 90) }
    if r.chance(0.3) { p.vellusShare = r.uniform(0, 0.5) }
  }

  private static func varySkin(_ p: inout PhantomParameters, _ r: inout RandomSource) {
    if r.chance(0.4) { p.texture = r.uniform(0, 1.4) }
    if r.chance(0.4) { p.gloss = r.uniform(0, 2) }
    if r.chance(0.4) { p.furrows = r.uniform(0, 3) }
    if r.chance(0.4) { p.vessels = r.uniform(0, 0.9) }
    if r.chance(0.3) { p.glare = r.uniform(0, 0.6) }
    if r.chance(0.3) { p.scalesPerCm2 = r.uniform(0, 60) }
    if r.chance(0.3) { p.debrisPerCm2 = r.uniform(0, 35) }
    if r.chance(0.3) { p.blackDotsPerCm2 = r.uniform(0, 25) }
    if r.chance(0.3) { p.bubblesPerCm2 = r.uniform(0, 30) }
    if r.chance(0.3) { p.glintsPerCm2 = r.uniform(0, 250) }
  }

  private static func varyCamera(_ p: inout PhantomParameters, _ r: inout RandomSource) {
    if r.chance(0.4) { p.exposure = r.uniform(0.6, 1.5) }
    if r.chance(0.4) { p.lightGradient = r.uniform(0, 0.5) }
    if r.chance(0.4) { p.blurPx = r.uniform(0.6, 1.8) }
    if r.chance(0.4) { p.defocusPx = r.uniform(0, 1.6) }
    if r.chance(0.4) { p.noise = r.uniform(0.3, 2.5) }
    if r.chance(0.4) { p.sharpen = r.uniform(0, 0.9) }
    if r.chance(0.4) { p.jpegQuality = 65 + r.integer(below: 33) }
  }
}
