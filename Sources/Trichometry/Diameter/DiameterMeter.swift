import Geometry
public import Imaging

/// Measures how wide shafts are, by fitting the light across them with the photo's own blur taken into account.
///
/// Each shaft is cut into short runs. A run's pixels, in linear light, are sorted by their distance from the centreline
/// and fitted with a strip seen through a Gaussian blur (`StripModel`). Wide sharp shafts tell the photo's blur, which
/// thin ones need. Runs near the root, the tip, crossings and neighbours are left out.
public struct DiameterMeter {
  public let photo: Photo
  /// Micrometres per pixel, where known: decides how much near the root is left out.
  public let umPerPx: Double?

  /// The standard error of a width as traced, and the largest of a measured one, in traced widths.
  private static let tracedError = 0.2
  private static let leastCertain = 0.4
  /// How many times as wide, or as narrow, as traced a shaft can be.
  private static let farthest = 4.0

  public init(photo: Photo, umPerPx: Double?) {
    self.photo = photo
    self.umPerPx = umPerPx
  }

  /// The diameter of every shaft, in the same order, and the blur of the photo.
  ///
  /// - Parameter threads: how many may work on it; no result depends on it.
  public func measure(_ shafts: [ShaftTrace], threads: Int = 1) -> (diameters: [ShaftDiameter], blur: PhotoBlur?) {
    let sampler = LightSampler(photo)
    let neighbors = NeighborIndex(
      shafts.map { ($0.points, $0.widthPx) }, width: photo.width, height: photo.height)
    let sheets = Self.map(shafts.count, threads: threads) { i, fitter in
      var sheet = ShaftSheet(shafts[i], index: i, umPerPx: umPerPx)
      sheet?.findCenter(sampler, neighbors, fitter, blur: PhotoBlur.assumed)
      sheet?.gatherCentered(sampler, neighbors, blur: PhotoBlur.assumed)
      sheet?.fitWhole(fitter, blur: nil, depth: nil)
      return sheet
    }
    let blur = PhotoBlur(sheets.compactMap { $0 })
    let depth = TypicalDepth(sheets.compactMap { $0 })
    let result = Self.map(shafts.count, threads: threads) { i, fitter in
      var sheet = sheets[i]
      sheet?.fitWhole(fitter, blur: blur ?? PhotoBlur.assumed, depth: depth)
      let traced = shafts[i].widthPx
      if let measured = sheet?.fitRuns(fitter), measured.standardErrorPx < Self.leastCertain * traced,
        measured.diameterPx > traced / Self.farthest, measured.diameterPx < traced * Self.farthest
      {
        return measured
      }
      // A fit that says less than the tracing, or contradicts it, as where hairs lie over each other, is no measurement.
      return ShaftDiameter(
        centerline: shafts[i].points, diameterPx: traced, standardErrorPx: Self.tracedError * traced, distances: [],
        widthsPx: [])
    }
    return (result, blur)
  }

  /// What `work` makes of each shaft with the fitter of its thread.
  private static func map<Result>(
    _ count: Int, threads: Int, _ work: (Int, StripFitter) -> Result
  ) -> [Result] {
    // Some parts a thread: shafts take unequally long.
    let parts = threads > 1 ? 8 * threads : 1
    return ParallelWork.map(parts, threads: threads) { part in
      let fitter = StripFitter()
      return (count * part / parts..<count * (part + 1) / parts).map { work($0, fitter) }
    }.flatMap { $0 }
  }
}
