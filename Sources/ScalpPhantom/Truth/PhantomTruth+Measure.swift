import Geometry

extension PhantomTruth {
  /// Measures what a photo shows of a scalp.
  /// - Parameter contrast: difference of luma of a hair at places along its axis, µm.
  init(
    of visible: [VisibleStrand], frame: PhotoFrame, umPerPx: Double, image: String,
    contrast: (VisibleStrand) -> Double
  ) {
    let areaCm2 = frame.field.areaPx * umPerPx * umPerPx * 1e-8
    let hairs = visible.map { Hair($0, contrastLevels: contrast($0)) }
    let rooted = hairs.filter(\.rootInField)
    var sum = 0.0
    for hair in rooted { sum += hair.diameterUm }
    var units: [Unit] = []
    for hair in rooted.sorted(by: { ($0.fu, $0.id) < ($1.fu, $1.id) }) {
      if units.last?.id == hair.fu {
        units[units.count - 1].n += 1
      } else {
        units.append(Unit(id: hair.fu, n: 1))
      }
    }
    let field: Field =
      switch frame.field {
      case .rectangle: .rect
      case .circle(let center, let radius): .circle(cx: center.x, cy: center.y, r: radius)
      }
    self.init(
      width: frame.width, height: frame.height, umPerPx: umPerPx, fieldAreaCm2: areaCm2,
      densityPerCm2: Double(rooted.count) / areaCm2,
      meanDiameterUm: rooted.isEmpty ? nil : sum / Double(rooted.count),
      cumulativeThicknessMmPerCm2: sum * 1e-3 / areaCm2, follicularUnits: units, hairs: hairs, image: image,
      field: field)
  }
}

extension PhantomTruth.Hair {
  /// Distance between the points of truth's polylines, px.
  private static let spacing = 4.0

  init(_ visible: VisibleStrand, contrastLevels: Double) {
    let strand = visible.strand
    let line = Polyline(visible.line)
    // A little more than the spacing along the axis, because chords are shorter than arcs.
    let pieces = max(1, Int(line.length / (Self.spacing * 1.02)))
    let points = line.resampled(pieces: pieces).points
    let span = visible.endUm - visible.startUm
    let diameters = points.indices.map { i in
      visible.diameterUm(at: visible.startUm + span * Double(i) / Double(points.count - 1))
    }
    func rounded(_ x: Double) -> Double { (x * 100).rounded() / 100 }
    func pair(_ p: Point) -> [Double] { [rounded(p.x), rounded(p.y)] }
    let diameter = rounded(strand.diameterUm)
    self.init(
      id: strand.id, fu: strand.unit, root: pair(visible.pixels[0]), rootInField: visible.rootInField,
      tip: pair(visible.pixels[visible.pixels.count - 1]), tipInField: visible.tipInField,
      polyline: points.map(pair), diametersUm: diameters.map(rounded), diameterUm: diameter,
      lengthUm: rounded(strand.lengthUm), visibleLengthUm: rounded(span), color: strand.color.rawValue,
      cls: strand.kind == .vellus ? "vellus" : (diameter < 60 ? "intermediate" : "terminal"),
      phase: strand.phase.rawValue, contrastLevels: rounded(contrastLevels))
  }
}
