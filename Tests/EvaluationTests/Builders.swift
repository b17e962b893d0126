import Evaluation
import Geometry

/// A straight line with points 2 px apart.
func line(from a: Point, to b: Point) -> Polyline { Polyline([a, b]).resampled(spacing: 2) }

func line(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Polyline {
  line(from: Point(ax, ay), to: Point(bx, by))
}

extension GroundTruth.Hair {
  init(_ line: Polyline, um: Double = 50, rooted: Bool = true, unit: Int? = nil, contrast: Double? = nil) {
    self.init(
      polyline: line, rootInField: rooted, tipInField: true, diameterUm: um, unit: unit, contrastLevels: contrast)
  }

  /// The same hair as a trichogram that errs in nothing has it.
  var found: FoundTrichogram.Hair {
    FoundTrichogram.Hair(polyline: polyline, rootInField: rootInField, diameterUm: diameterUm, unit: unit)
  }
}

extension GroundTruth {
  /// A photo of 400 × 300 px at 10 µm/px, 0.12 cm².
  init(_ hairs: [Hair], circle: Circle? = nil) {
    self.init(widthPx: 400, heightPx: 300, umPerPx: 10, circle: circle, fieldAreaCm2: 0.12, hairs: hairs)
  }

  /// The trichogram that errs in nothing.
  var perfect: FoundTrichogram {
    FoundTrichogram(
      hairs: hairs.map(\.found),
      summary: .init(
        hairCount: rootedHairs.count, densityPerCm2: densityPerCm2, meanDiameterUm: meanDiameterUm,
        cumulativeThicknessMmPerCm2: cumulativeThicknessMmPerCm2))
  }

  func score(_ found: [Polyline], tolerance: Tolerance = .usual) -> PhotoScore {
    score(found.map { FoundTrichogram.Hair(polyline: $0, rootInField: true, diameterUm: 50) }, tolerance: tolerance)
  }

  func score(_ found: [FoundTrichogram.Hair], tolerance: Tolerance = .usual) -> PhotoScore {
    Evaluation.score(FoundTrichogram(hairs: found), against: self, photo: "p", tolerance: tolerance)
  }
}

/// Twelve hairs in six pairs that share a root, of all classes.
let pairs = GroundTruth(
  (0..<12).map { i in
    let x = Double(40 + 60 * (i / 2))
    let y = Double(60 + 80 * (i / 2 % 3))
    return .init(
      line(x, y, x + (i % 2 == 0 ? 30 : -30), y + 60), um: Double(15 + 8 * i), unit: i / 2,
      contrast: Double(-6 * i))
  })
