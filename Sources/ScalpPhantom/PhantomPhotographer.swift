import Geometry
import Imaging

/// Takes a photo of hair on skin and measures its truth.
struct PhantomPhotographer {
  /// How far outside a photo marks may lie that reach into it, µm.
  static let markMargin = 500.0

  private let parameters: PhantomParameters
  private let projection: Projection
  private let skin: RandomSource
  private let skinRegion: SkinRegion

  /// - Parameters:
  ///   - skin: the source of the skin's own marks, the same for every photo of it.
  ///   - skinRegion: where they lie, the same for every photo of it.
  init(_ parameters: PhantomParameters, projection: Projection, skin: RandomSource, skinRegion: SkinRegion) {
    self.parameters = parameters
    self.projection = projection
    self.skin = skin
    self.skinRegion = skinRegion
  }

  /// - Parameter visit: the source of all that belongs to one photo: light, dirt, noise.
  func photograph(_ strands: [Strand], visit: RandomSource, image: String) -> Phantom {
    let (width, height) = (parameters.width, parameters.height)
    let phi = NormalIntegral()
    let bell = BellCurve()
    let frame = PhotoFrame(
      parameters, projection: projection, field: PhantomField(parameters), random: visit.split("focus"))
    let region = SkinRegion(projection, width: width, height: height).widened(by: Self.markMargin)
    var marks = SkinMarkPainter(
      parameters, frame: frame, region: skinRegion, phi: phi, bell: bell, random: skin.split("marks"))
    var hairs = HairPainter(parameters, frame: frame, phi: phi, bell: bell, random: visit.split("hair"))
    let light = LightPainter(parameters, frame: frame, bell: bell, random: visit.split("light"))

    // The skin, and what lies in it.
    var canvas = SkinPainter(parameters, random: skin).paint(width: width, height: height, projection: projection)
    marks.paintMoles(on: &canvas)
    marks.paintVessels(on: &canvas)
    marks.paintDots(on: &canvas)
    for strand in strands { hairs.paintOpening(strand, on: &canvas) }
    frame.blur(&canvas)
    for strand in strands { hairs.paintCloud(strand, on: &canvas) }
    for strand in strands { hairs.paintBuried(strand, on: &canvas) }

    let visible = strands.compactMap { VisibleStrand($0, frame: frame) }
    let truth = PhantomTruth(
      of: visible, frame: frame, umPerPx: projection.umPerPx, image: image
    ) { contrast(of: $0, on: canvas, light: light, hairs: hairs, phi: phi) }

    // What lies on it.
    marks.paintScales(on: &canvas, onTop: false)
    for strand in visible { hairs.paintShadow(strand, on: &canvas) }
    for strand in visible.sorted(by: { ($0.strand.layer, $0.strand.id) < ($1.strand.layer, $1.strand.id) }) {
      hairs.paint(strand, on: &canvas)
    }
    for fragment in Debris(parameters, region: region, random: visit.split("debris")).fragments {
      hairs.paintFragment(fragment, on: &canvas)
    }
    marks.paintScales(on: &canvas, onTop: true)

    // The light, the glass and the camera.
    light.paintLight(on: &canvas)
    light.paintBubbles(on: &canvas, region: region)
    light.paintGlints(on: &canvas, region: region)
    light.paintGlare(on: &canvas)
    let tube = DermoscopePainter(frame: frame, phi: phi)
    if parameters.ticks { tube.paintTicks(on: &canvas) }
    tube.paintTube(on: &canvas, random: visit)
    let bytes = Camera(parameters).develop(canvas, random: visit.split("noise"))
    return Phantom(photo: Photo(width: width, height: height, samples: .rgb8(bytes)), truth: truth)
  }

  /// Mean difference of luma between a hair's middle and the skin beside which it lies.
  private func contrast(
    of visible: VisibleStrand, on canvas: Canvas, light: LightPainter, hairs: HairPainter, phi: NormalIntegral
  ) -> Double {
    let line = Polyline(visible.line).resampled(pieces: 12).points
    var sum = 0.0
    for (i, p) in line.enumerated() {
      let x = min(canvas.width - 1, max(0, Int(p.x + 0.5)))
      let y = min(canvas.height - 1, max(0, Int(p.y + 0.5)))
      let skin = canvas[y * canvas.width + x]
      let arc = visible.startUm + (visible.endUm - visible.startUm) * Double(i) / Double(line.count - 1)
      let color = light.light(at: p)
      let hair = hairs.centerColor(visible, arcUm: arc, over: skin, phi: phi)
      sum += (hair * color).luma - (skin * color).luma
    }
    return sum / Double(line.count)
  }
}
