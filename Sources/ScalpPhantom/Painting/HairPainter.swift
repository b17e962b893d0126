import Elementary
import Geometry

/// Paints hairs: their part under the skin, the opening, the shadow, and the shaft itself.
struct HairPainter {
  private let parameters: PhantomParameters
  private let frame: PhotoFrame
  private let bell: BellCurve
  private var rasterizer: StripRasterizer
  /// The direction in which shadows fall on the skin.
  private let shadowDirection: Point
  private let brokenLine: GradientNoise

  init(_ parameters: PhantomParameters, frame: PhotoFrame, phi: NormalIntegral, bell: BellCurve, random: RandomSource) {
    self.parameters = parameters
    self.frame = frame
    self.bell = bell
    rasterizer = StripRasterizer(width: frame.width, height: frame.height, phi: phi)
    var source = random.split("light")
    let angle = Elementary.sincos(source.uniform(0, 2 * Double.pi))
    shadowDirection = Point(angle.cos, angle.sin)
    brokenLine = GradientNoise(random.split("broken"))
  }

  // MARK: In the skin

  /// The shaft under the skin before its root: bluish, wider and more blurred the deeper it lies.
  mutating func paintBuried(_ strand: Strand, on canvas: inout Canvas) {
    let strength = parameters.subsurface * darkness(of: strand)
    guard strength > 0.02 else { return }
    let steps = max(3, Int(strand.burialUm / Strand.stepUm))
    var nodes: [Strip.Node] = []
    let start = strand.root + strand.burialDirection * (-0.6 * Strand.stepUm)
    for i in 0...steps {
      let s = Double(i) * Strand.stepUm
      let p = start + strand.burialDirection * s
      let scale = frame.projection.pxPerUm(at: p)
      let pixel = frame.projection.pixel(p)
      let depth = s / strand.burialUm
      let blur = (12 + 0.16 * s) * scale
      let sigma = frame.sigma(at: pixel, heightUm: 0)
      nodes.append(
        Strip.Node(
          center: pixel, halfWidth: 0.5 * strand.diametersUm[0] * (1 + 0.5 * depth) * scale,
          sigma: (sigma * sigma + blur * blur).squareRoot(), opacity: (1 - depth) * (1 - 0.45 * depth)))
    }
    let take = Float(strength)
    let transmission = LinearColor(1 - 0.74 * take, 1 - 0.63 * take, 1 - 0.50 * take)
    let haze = LinearColor(0.010, 0.016, 0.026) * take
    rasterizer.forEachPixel(of: Strip(nodes: nodes)) { sample in
      canvas.cover(sample.index, sample.coverage, transmission: transmission, scatter: haze)
    }
  }

  /// The bluish cloud about a shaft that lies under the skin: it scatters light on its way to and from the shaft.
  mutating func paintCloud(_ strand: Strand, on canvas: inout Canvas) {
    let strength = parameters.subsurface * darkness(of: strand) * min(1, strand.diametersUm[0] / 70)
    guard strength > 0.02 else { return }
    let steps = 6
    var nodes: [Strip.Node] = []
    for i in 0...steps {
      let depth = Double(i) / Double(steps)
      let p = strand.root + strand.burialDirection * ((0.8 * depth - 0.1) * strand.burialUm)
      let scale = frame.projection.pxPerUm(at: p)
      nodes.append(
        Strip.Node(
          center: frame.projection.pixel(p), halfWidth: (0.5 * strand.diametersUm[0] + 25) * scale,
          sigma: (34 + 40 * depth) * scale, opacity: 1 - 0.8 * depth))
    }
    let take = Float(strength)
    let transmission = LinearColor(1 - 0.42 * take, 1 - 0.30 * take, 1 - 0.17 * take)
    rasterizer.forEachPixel(of: Strip(nodes: nodes)) { sample in
      canvas.cover(
        sample.index, sample.coverage, transmission: transmission, scatter: LinearColor(0.002, 0.006, 0.012) * take)
    }
  }

  /// The follicle's opening: a dim hollow about the root in a paler ring.
  func paintOpening(_ strand: Strand, on canvas: inout Canvas) {
    let strength = Float(parameters.openings)
    guard strength > 0 else { return }
    let hollow = Float(0.55 * strand.diametersUm[0] + 14)
    let ring = hollow + 55
    frame.forEachPixel(around: strand.root, radiusUm: Double(3.2 * ring)) { index, dx, dy in
      let r = (dx * dx + dy * dy).squareRoot()
      let dim = strength * 0.22 * bell(r / hollow)
      let pale = strength * 0.10 * bell((r - ring) / (0.55 * ring))
      canvas.red[index] *= (1 - dim) * (1 + pale)
      canvas.green[index] *= (1 - 1.15 * dim) * (1 + 1.1 * pale)
      canvas.blue[index] *= (1 - 1.1 * dim) * (1 + 1.3 * pale)
    }
  }

  // MARK: Over the skin

  mutating func paintShadow(_ visible: VisibleStrand, on canvas: inout Canvas) {
    let strength = Float(parameters.shadow * (0.35 + 0.65 * darkness(of: visible.strand)))
    guard strength > 0.01 else { return }
    let full = shaft(visible)
    var strip = Strip(nodes: [])
    for (k, i) in visible.painted.enumerated() {
      // A shadow is too soft to need every point.
      guard k % 3 == 0 || k == full.nodes.count - 1 else { continue }
      let height = visible.strand.heightsUm[i]
      let scale = frame.projection.pxPerUm(at: visible.strand.axis[i])
      var node = full.nodes[k]
      node.center += shadowDirection * ((0.6 * height + 10) * scale)
      let blur = min(60, 0.3 * height + 8) * scale
      node.sigma = (node.sigma * node.sigma + blur * blur).squareRoot()
      strip.nodes.append(node)
    }
    let filter = LinearColor(1 - 0.62 * strength, 1 - 0.66 * strength, 1 - 0.64 * strength)
    rasterizer.forEachPixel(of: strip) { sample in
      canvas.cover(sample.index, sample.coverage, transmission: filter, scatter: LinearColor(gray: 0))
    }
  }

  mutating func paint(_ visible: VisibleStrand, on canvas: inout Canvas) {
    let strand = visible.strand
    let look = HairLook(strand, opacity: parameters.opacity)
    let specular = Float(parameters.specular * strand.specularStrength)
    let place = Float(strand.specularPlace)
    let pixelsPerUm = Float(frame.projection.pxPerUm(at: strand.axis[visible.painted.lowerBound]))
    let row = Float(strand.id) * 3.7
    let specks = Float(parameters.roughness)
    let bell = bell
    let brokenLine = brokenLine
    rasterizer.forEachPixel(of: shaft(visible)) { sample in
      canvas.cover(sample.index, sample.coverage, transmission: look.transmission, scatter: look.scatter)
      let squared = sample.sigma * sample.sigma
      if specular > 0.01 {
        // A line a fifth as wide as the shaft, broken along it.
        let narrow = 0.20 * sample.halfWidth
        let wide = (narrow * narrow + squared).squareRoot()
        let arc = sample.arc / pixelsPerUm
        let along = 0.3 + 0.8 * brokenLine(arc * (1 / 420), row) + 0.5 * brokenLine(arc * (1 / 90), row + 0.5)
        let strength = specular * max(0, along) * sample.coverage * narrow / wide
        canvas.add(
          sample.index, look.shine * (strength * bell((sample.offset - place * sample.halfWidth) / wide)))
      }
      if specks > 0 {
        let speck = brokenLine(sample.arc / (40 * pixelsPerUm), row + sample.offset / (18 * pixelsPerUm)) - 0.66
        if speck > 0 { canvas.add(sample.index, look.dust * (specks * speck * sample.coverage)) }
      }
      if look.rim > 0 {
        // A transparent cylinder bends the light away from its edges.
        let narrow = 0.16 * sample.halfWidth
        let wide = (narrow * narrow + squared).squareRoot()
        let edge = 0.84 * sample.halfWidth
        let both = bell((sample.offset - edge) / wide) + bell((sample.offset + edge) / wide)
        let dim = 1 - look.rim * sample.coverage * both * narrow / wide
        canvas.multiply(sample.index, LinearColor(gray: dim))
      }
    }
  }

  /// Loose cut hair.
  mutating func paintFragment(_ strand: Strand, on canvas: inout Canvas) {
    let pixels = strand.axis.map { frame.projection.pixel($0) }
    var strip = Strip(nodes: [])
    for (i, pixel) in pixels.enumerated() {
      let scale = frame.projection.pxPerUm(at: strand.axis[i])
      strip.nodes.append(
        Strip.Node(
          center: pixel, halfWidth: 0.5 * strand.diametersUm[i] * scale,
          sigma: frame.sigma(at: pixel, heightUm: strand.heightsUm[i])))
    }
    strip.endSlope = strand.cutSlope
    let look = HairLook(strand, opacity: parameters.opacity)
    rasterizer.forEachPixel(of: strip) { sample in
      canvas.cover(sample.index, sample.coverage, transmission: look.transmission, scatter: look.scatter)
    }
  }

  /// The colour at the middle of a shaft over skin of this colour, without shine: for the truth's contrast.
  func centerColor(_ visible: VisibleStrand, arcUm: Double, over skin: LinearColor, phi: NormalIntegral) -> LinearColor
  {
    let strand = visible.strand
    let i = min(strand.axis.count - 1, max(0, Int(arcUm / Strand.stepUm)))
    let scale = frame.projection.pxPerUm(at: strand.axis[i])
    let sigma = frame.sigma(at: visible.pixels[i], heightUm: strand.heightsUm[i])
    let coverage = 2 * phi(Float(0.5 * visible.diameterUm(at: arcUm) * scale / sigma)) - 1
    let look = HairLook(strand, opacity: parameters.opacity)
    return skin * (LinearColor(gray: 1 - coverage) + look.transmission * coverage) + look.scatter * coverage
  }

  private func shaft(_ visible: VisibleStrand) -> Strip {
    let strand = visible.strand
    var strip = Strip(nodes: [])
    strip.nodes.reserveCapacity(visible.painted.count)
    for i in visible.painted {
      let scale = frame.projection.pxPerUm(at: strand.axis[i])
      strip.nodes.append(
        Strip.Node(
          center: visible.pixels[i], halfWidth: 0.5 * strand.diametersUm[i] * scale,
          sigma: frame.sigma(at: visible.pixels[i], heightUm: strand.heightsUm[i])))
    }
    if visible.painted.lowerBound == 0 {
      // The skin closes about the root.
      let soft = strand.rootSoftness * strip.nodes[0].halfWidth
      strip.startSigma = (strip.nodes[0].sigma * strip.nodes[0].sigma + soft * soft).squareRoot()
    }
    if visible.painted.upperBound == strand.axis.count { strip.endSlope = strand.cutSlope }
    return strip
  }

  /// How much of the light a strand's root keeps back, 0 to 1.
  private func darkness(of strand: Strand) -> Double {
    Double(1 - HairLook(strand, opacity: parameters.opacity).transmission.g)
      * (1 - 1.6 * Double(min(0.5, HairPigment(strand.color).scatter.g)))
  }
}
