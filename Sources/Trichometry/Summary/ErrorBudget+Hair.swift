import Geometry

extension ErrorBudget.Candidate {
  /// What is uncertain about counting a hair: a root within its error of the border, ends that may be mistaken.
  init(_ hair: Hair, rootConfidence: Double, region: MeasuredRegion, umPerPx: Double?) {
    let sd = umPerPx.map { ErrorBudget.rootErrorUm / $0 } ?? hair.diameterPx
    func inside(_ p: Point) -> Double {
      ErrorBudget.probabilityInside(region.contains(p), distance: region.distanceFromOutline(p), sd: sd)
    }
    self.init(
      confidence: hair.confidence, rootConfidence: rootConfidence, rootInside: inside(hair.root),
      tipInside: inside(hair.tip))
  }
}
