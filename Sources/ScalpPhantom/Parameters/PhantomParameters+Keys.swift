extension PhantomParameters {
  /// Every setting that `set` knows, in the order of a help text.
  public static let keys: [PhantomParameterKey] = photoKeys + hairKeys + skinKeys + cameraKeys + secondPhotoKeys

  /// Sets the parameter called `key` from text, as in `density=0` or `colors=brown:0.7,grey:0.3`.
  public mutating func set(key: String, value: String) throws(PhantomParameterError) {
    guard let known = Self.keys.first(where: { $0.name == key }) else { throw .unknownKey(key) }
    guard known.read(&self, value) else {
      throw .unusableValue(key: key, value: value, expected: known.expected)
    }
  }

  /// Throws where settings contradict each other.
  public func validate() throws(PhantomParameterError) {
    if minLengthUm > maxLengthUm {
      throw .contradiction("min-length-um is above max-length-um; give a smaller min-length-um")
    }
    if minLongLengthUm > maxLongLengthUm {
      throw .contradiction("min-long-length-um is above max-long-length-um; give a smaller min-long-length-um")
    }
    if phototrichogram.minLengthUm > phototrichogram.maxLengthUm {
      throw .contradiction("ptg-min-length-um is above ptg-max-length-um; give a smaller ptg-min-length-um")
    }
    if commonRootShare + touchingShare + convergingShare + crossingShare > 1 {
      throw .contradiction("the shares of units (common-root, touching, converging, crossing) add up to more than 1")
    }
    if width * height > 100_000_000 {
      throw .contradiction("a phantom of \(width) × \(height) is too large; stay below 100 megapixels")
    }
  }

  private static let photoKeys: [PhantomParameterKey] = [
    .integer("width", \.width, 64...16384, "width of the photo, px"),
    .integer("height", \.height, 64...16384, "height of the photo, px"),
    .number("um-per-px", \.umPerPx, 1...30, "micrometres a pixel"),
    .flag("circle", \.circle, "a dermoscope's bright circle with black around it"),
    .flag("ticks", \.ticks, "a millimetre scale in the dermoscope's circle"),
  ]

  private static let hairKeys: [PhantomParameterKey] = [
    PhantomParameterKey(
      name: "colors", description: "hair colours with their shares",
      expected: "NAME or NAME:SHARE,NAME:SHARE with \(HairColor.allCases.map(\.rawValue).joined(separator: ", "))",
      read: { parameters, text in
        guard let mix = HairColorMix(text) else { return false }
        parameters.colors = mix
        return true
      },
      text: { parameters in
        zip(HairColor.allCases, parameters.colors.weights).filter { $0.1 > 0 }.map { "\($0.0.rawValue):\($0.1)" }
          .joined(separator: ",")
      }),
    .number("density", \.densityPerCm2, 0...500, "hairs/cm²"),
    .number("hairs-per-unit", \.hairsPerUnit, 1...4, "mean hairs in a follicular unit"),
    .number("diameter-um", \.diameterUm, 15...140, "mean diameter of hairs that are not vellus, µm"),
    .number("diameter-cv", \.diameterCV, 0...0.8, "its coefficient of variation"),
    .number("vellus-share", \.vellusShare, 0...1, "share of vellus hairs"),
    .number("vellus-diameter-um", \.vellusDiameterUm, 8...40, "their mean diameter, µm"),
    .number("min-length-um", \.minLengthUm, 50...20000, "shortest clipped hair, µm"),
    .number("max-length-um", \.maxLengthUm, 50...20000, "longest clipped hair, µm"),
    .number("long-share", \.longShare, 0...1, "share of long hair"),
    .number("min-long-length-um", \.minLongLengthUm, 500...100_000, "shortest long hair, µm"),
    .number("max-long-length-um", \.maxLongLengthUm, 500...100_000, "longest long hair, µm"),
    .number("curl", \.curlPerMm, 0...4, "standard deviation of the curvature, 1/mm"),
    .number("curl-length-um", \.curlLengthUm, 100...20000, "correlation length of the curvature, µm"),
    .number("combing", \.combing, 0...1, "how strongly long hair follows the flow"),
    .number("direction-spread", \.directionSpreadDegrees, 0...180, "spread of units about the flow, degrees"),
    .number("unit-spread", \.unitSpreadDegrees, 0...90, "spread of hairs about their unit, degrees"),
    .number("flow-turn", \.flowTurnDegrees, 0...360, "how far the flow turns over the photo, degrees"),
    .number("common-root-share", \.commonRootShare, 0...1, "share of units whose hairs share one opening"),
    .number("touching-share", \.touchingShare, 0...1, "share of units whose hairs lie side by side"),
    .number("converging-share", \.convergingShare, 0...1, "share of units whose hairs meet at their tips"),
    .number("crossing-share", \.crossingShare, 0...1, "share of units whose hairs stand close and cross"),
    .number("cut-share", \.cutShare, 0...1, "share of clipped hairs with a straight cut"),
    .number("ovalness", \.ovalness, 0...0.5, "change of projected width along a shaft"),
    .number("roughness", \.roughness, 0...1, "unevenness of the shaft's outline"),
    .number("lift-um", \.liftUm, 0...1000, "height that hair reaches above the skin, µm"),
    .number("specular", \.specular, 0...1, "strength of the bright line along shafts"),
    .number("shadow", \.shadow, 0...1, "strength of cast shadows"),
    .number("subsurface", \.subsurface, 0...1, "visibility of shafts under the skin"),
    .number("openings", \.openings, 0...1, "visibility of follicular openings and their halo"),
    .number("opacity", \.opacity, 0...1, "how little of what lies below shows through hair"),
    .number("anagen-share", \.anagenShare, 0...1, "share of growing hairs"),
  ]

  private static let skinKeys: [PhantomParameterKey] = [
    .number("skin", \.skin, 1...6, "skin type"),
    .number("skin-tint", \.skinTint, -1...1, "yellowish (−1) to pinkish (1)"),
    .number("texture", \.texture, 0...1.5, "pores and mottling"),
    .number("gloss", \.gloss, 0...3, "shiny flakes of the horny layer"),
    .number("furrows", \.furrows, 0...4, "skin lines and creases"),
    .number("honeycomb", \.honeycomb, 0...1.5, "pigment network of dark skin"),
    .number("erythema", \.erythema, 0...1, "redness in patches"),
    .number("vessels", \.vessels, 0...1, "fine red vessels"),
    .number("moles", \.molesPerCm2, 0...20, "moles a cm²"),
    .number("scales", \.scalesPerCm2, 0...500, "white scales a cm²"),
    .number("yellow-dots", \.yellowDotsPerCm2, 0...300, "yellow dots a cm²"),
    .number("black-dots", \.blackDotsPerCm2, 0...300, "black dots a cm²"),
    .number("debris", \.debrisPerCm2, 0...500, "loose clippings a cm², no hairs in the truth"),
    .number("bubbles", \.bubblesPerCm2, 0...200, "bubbles a cm²"),
    .number("glints", \.glintsPerCm2, 0...2000, "bright glints a cm²"),
    .number("glare", \.glare, 0...1, "strength of a patch of glare"),
  ]

  private static let cameraKeys: [PhantomParameterKey] = [
    .number("exposure", \.exposure, 0.1...4, "brightness, 1 being usual"),
    .number("warmth", \.warmth, -1...1, "bluish (−1) to yellowish (1) light"),
    .number("light-gradient", \.lightGradient, 0...1, "loss of light across the photo"),
    .number("vignette", \.vignette, 0...1, "loss of light towards the corners"),
    .number("haze", \.haze, 0...0.3, "stray light, share of white"),
    .number("blur-px", \.blurPx, 0.3...8, "blur in focus (standard deviation), px"),
    .number("defocus-px", \.defocusPx, 0...8, "further blur where least in focus, px"),
    .number("depth-blur-px", \.depthBlurPx, 0...5, "further blur for each 100 µm of height, px"),
    .flag("mosaic", \.mosaic, "take the photo through a Bayer mosaic"),
    .number("noise", \.noise, 0...10, "noise, 1 being a small USB camera"),
    .number("sharpen", \.sharpen, 0...2, "strength of the unsharp mask"),
    .integer("jpeg-quality", \.jpegQuality, 1...100, "quality of the JPEG file"),
  ]

  private static let secondPhotoKeys: [PhantomParameterKey] = [
    .number("pair-rotation", \.pair.rotationDegrees, -180...180, "rotation of the after photo, degrees"),
    .number("pair-shift-x-um", \.pair.shiftXUm, -20000...20000, "shift of the after photo to the right, µm"),
    .number("pair-shift-y-um", \.pair.shiftYUm, -20000...20000, "shift of the after photo downwards, µm"),
    .number("pair-scale", \.pair.scale, 0.5...2, "magnification of the after photo"),
    .number("pair-perspective", \.pair.perspective, 0...0.2, "change of scale across the after photo"),
    .number("pair-elastic-um", \.pair.elasticUm, 0...200, "skin stretch that no homography describes, µm"),
    .number("pair-lost", \.pair.lostShare, 0...1, "share of the hairs that are lost"),
    .number("pair-gained", \.pair.gainedShare, 0...2, "hairs gained, as a share of those before"),
    .number("pair-thickening-um", \.pair.thickeningUm, -40...40, "mean gain of diameter, µm"),
    .number("pair-thickening-sd-um", \.pair.thickeningSDUm, 0...30, "its standard deviation, µm"),
    .number("pair-restyle", \.pair.restyleDegrees, 0...180, "change of direction of hairs, degrees"),
    .number("pair-conditions", \.pair.conditions, 0...1, "how different light and dirt are"),
    .number("ptg-days", \.phototrichogram.days, 0.25...30, "days between the photos of a phototrichogram"),
    .number("ptg-growth-um-per-day", \.phototrichogram.growthUmPerDay, 0...1000, "growth of anagen hair, µm/day"),
    .number("ptg-growth-cv", \.phototrichogram.growthCV, 0...0.5, "its coefficient of variation"),
    .number("ptg-min-length-um", \.phototrichogram.minLengthUm, 50...5000, "shortest hair on day 0, µm"),
    .number("ptg-max-length-um", \.phototrichogram.maxLengthUm, 50...5000, "longest hair on day 0, µm"),
    .number("ptg-rotation", \.phototrichogram.rotationDegrees, -180...180, "rotation of the second photo, degrees"),
    .number("ptg-shift-x-um", \.phototrichogram.shiftXUm, -20000...20000, "its shift to the right, µm"),
    .number("ptg-shift-y-um", \.phototrichogram.shiftYUm, -20000...20000, "its shift downwards, µm"),
  ]
}
