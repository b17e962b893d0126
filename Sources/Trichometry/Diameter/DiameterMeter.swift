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

  public init(photo: Photo, umPerPx: Double?) {
    self.photo = photo
    self.umPerPx = umPerPx
  }

  /// The diameter of every shaft, in the same order, and the blur of the photo.
  public func measure(_ shafts: [ShaftTrace]) -> (diameters: [ShaftDiameter], blur: PhotoBlur?) {
    let sampler = LightSampler(photo)
    let neighbors = NeighborIndex(
      shafts.map { ($0.points, $0.widthPx) }, width: photo.width, height: photo.height)
    let fitter = StripFitter()
    var sheets = shafts.indices.map { i in
      ShaftSheet(shafts[i], index: i, umPerPx: umPerPx)
    }
    for i in sheets.indices {
      sheets[i]?.findCenter(sampler, neighbors, fitter, blur: PhotoBlur.assumed)
      sheets[i]?.gatherCentered(sampler, neighbors, blur: PhotoBlur.assumed)
      sheets[i]?.fitWhole(fitter, blur: nil, depth: nil)
    }
    let blur = PhotoBlur(sheets.compactMap { $0 })
    let depth = TypicalDepth(sheets.compactMap { $0 })
    let result = shafts.indices.map { i -> ShaftDiameter in
      sheets[i]?.fitWhole(fitter, blur: blur ?? PhotoBlur.assumed, depth: depth)
      return sheets[i]?.fitRuns(fitter)
        ?? ShaftDiameter(
          diameterPx: shafts[i].widthPx, standardErrorPx: 0.2 * shafts[i].widthPx, distances: [], widthsPx: [])
    }
    return (result, blur)
  }
}
