import Geometry
import Trichometry

@testable import Comparison

extension Hair {
  /// A straight hair of 8 µm pixels that points upwards.
  static func straight(
    id: Int = 1, root: Point = Point(100, 100), diameterUm: Double = 60, lengthMm: Double = 0.8, unit: Int? = 1,
    tipInField: Bool = true
  ) -> Hair {
    Hair(
      id: id, rootInField: true, tipInField: tipInField,
      polyline: Polyline([root, root + Point(0, -lengthMm * 62.5), root + Point(0, -lengthMm * 125)]),
      widthsPx: [Double](repeating: diameterUm / 8, count: 3), diameterPx: diameterUm / 8, diameterUm: diameterUm,
      diameterSEUm: 1, widthsUm: [Double](repeating: diameterUm, count: 3), lengthMm: lengthMm,
      sizeClass: SizeCuts().sizeClass(ofDiameterUm: diameterUm), polarity: .dark, unit: unit, confidence: 0.99)
  }
}

extension PairHair {
  static func kept(_ before: Double, _ after: Double, unit: Int = 1, growth: Double? = nil) -> PairHair {
    PairHair(
      before: .straight(diameterUm: before, unit: unit), after: .straight(diameterUm: after, unit: unit), fate: .kept,
      diameterChangeUm: after - before, diameterChangeSEUm: 1.4, growthMm: growth)
  }

  static func lost(_ diameter: Double = 60, unit: Int = 1, probability: Double = 0.95) -> PairHair {
    PairHair(
      before: .straight(diameterUm: diameter, unit: unit), after: nil, fate: .lost, changeProbability: probability)
  }

  static func gained(_ diameter: Double = 60, unit: Int = 1, probability: Double = 0.95) -> PairHair {
    PairHair(
      before: nil, after: .straight(diameterUm: diameter, unit: unit), fate: .gained, changeProbability: probability)
  }
}

extension PairChanges.Frame {
  static func area(_ area: Double, sdc: Double? = nil) -> PairChanges.Frame {
    .init(
      area: area, cuts: SizeCuts(), umPerPx: 8, scaleSE: 0, relativeScaleSE: 0, smallestDetectable: { _ in sdc })
  }
}
