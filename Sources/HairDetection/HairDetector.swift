import Geometry
public import Imaging

/// Finds every hair shaft of a photo.
public struct HairDetector: Sendable {
  /// Micrometres per photo pixel.
  public let umPerPx: Double

  public init(umPerPx: Double) { self.umPerPx = umPerPx }

  /// The shafts of a photo, each traced once from root to tip.
  ///
  /// - Parameter progress: told the name of each stage when it is done.
  public func detect(_ photo: Photo, progress: (String) -> Void = { _ in }) -> [TracedShaft] {
    let grid = DetectionGrid(photoWidth: photo.width, photoHeight: photo.height, umPerPx: umPerPx)
    let color = ColorPlanes(photo, grid: grid)
    progress("planes")
    let skin = SkinBackground(color, umPerPx: grid.umPerPx)
    progress("skin")
    let contrast = ContrastField(color, skin: skin.planes)
    progress("contrast")
    var found: [FoundShaft] = []
    for polarity in [TracedShaft.Polarity.dark, .light] {
      let plane = polarity == .dark ? contrast.dark : contrast.light
      let other = polarity == .dark ? contrast.light : contrast.dark
      found += ShaftSearch(contrast: plane, opposite: other, umPerPx: grid.umPerPx, polarity: polarity).search()
      progress(polarity == .dark ? "dark shafts" : "light shafts")
    }
    let directed = RootCompletion(contrast: contrast, umPerPx: grid.umPerPx).completed(
      RootFinder(contrast: contrast, umPerPx: grid.umPerPx).directed(found))
    progress("roots")
    return directed.map { shaft in
      TracedShaft(
        points: shaft.ribbon.points.map(grid.photoPoint), widthPx: shaft.ribbon.width * Double(grid.factor),
        polarity: shaft.polarity, confidence: shaft.evidence.confidence, rootConfidence: shaft.rootConfidence,
        evidence: shaft.evidence)
    }
  }
}
