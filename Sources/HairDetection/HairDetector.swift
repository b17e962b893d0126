import Elementary
public import Geometry
import HairNetwork
public import Imaging
public import KernelTable
import Kernels

/// Finds every hair shaft of a photo.
public struct HairDetector: Sendable {
  /// Micrometres per photo pixel.
  public let umPerPx: Double
  let kernels: KernelTable
  let threads: Int
  let network = HairNetwork.standard

  public init(umPerPx: Double) { self.init(umPerPx: umPerPx, kernels: .best) }

  /// - Parameters:
  ///   - kernels: all tables give the same shafts.
  ///   - threads: how many may work on one photo; all numbers give the same shafts.
  public init(umPerPx: Double, kernels: KernelTable, threads: Int = 1) {
    self.umPerPx = umPerPx
    self.kernels = kernels
    self.threads = threads
  }

  /// The grid on which a photo of this size is looked at.
  public func grid(photoWidth: Int, photoHeight: Int) -> DetectionGrid {
    DetectionGrid(photoWidth: photoWidth, photoHeight: photoHeight, umPerPx: umPerPx)
  }

  /// The shafts of a photo, each traced once from root to tip.
  ///
  /// - Parameters:
  ///   - valid: for each pixel of the photo's detection grid, row by row, whether hair may be looked for there;
  ///     `nil` means everywhere.
  ///   - progress: told the name of each stage when it is done.
  public func detect(
    _ photo: Photo, valid: [Bool]? = nil, progress: (String) -> Void = { _ in }
  ) -> [TracedShaft] {
    detection(photo, valid: valid, progress: progress).hairs
  }

  /// The shafts of a photo as in `detect(_:valid:progress:)`, and the lines that are too doubtful to be taken for hair.
  public func detection(
    _ photo: Photo, valid: [Bool]? = nil, progress: (String) -> Void = { _ in }
  ) -> Detection {
    let (found, contrast, grid) = found(photo, valid: valid, progress: progress)
    let hairs = found.filter(ShaftScorer.isHair)
    progress("scores")
    let all = hairs + found.filter { !ShaftScorer.isHair($0) && $0.confidence > ShaftScorer.leastDoubtful }
    return Detection(
      hairs: traced(hairs, contrast, photo, grid).map(\.shaft),
      doubtful: traced(all, from: hairs.count, contrast, photo, grid).map(\.shaft))
  }

  /// The shafts with what speaks for them, also of those that are less likely hair than not.
  public func weighedShafts(_ photo: Photo, valid: [Bool]? = nil) -> [(shaft: TracedShaft, evidence: ShaftEvidence)] {
    let (found, contrast, grid) = found(photo, valid: valid) { _ in }
    return traced(found, contrast, photo, grid)
  }

  /// The ends of what was surely seen of shafts and all pairs of them that may be one shaft, with what speaks for it.
  ///
  /// - Parameter areLong: whether only long chains are looked at, as they are first.
  /// - Returns: for each end its last points, px of the photo, from within outwards; pairs of numbers of ends.
  public func weighedJoins(
    _ photo: Photo, valid: [Bool]? = nil, areLong: Bool
  ) -> (ends: [[Point]], pairs: [(first: Int, second: Int, evidence: JoinEvidence)]) {
    let (grid, contrast, cells, chains) = pieces(photo, valid: valid)
    let joiner = ChainJoiner(contrast: contrast, evidence: cells)
    let parts = joiner.parts(of: chains.filter { !$0.isFaint }).filter { !areLong || $0.isLong }
    let ends = parts.flatMap { part in
      [Array(part.chain.links.prefix(8).reversed()), Array(part.chain.links.suffix(8))].map {
        $0.map { grid.photoPoint(Self.pixel($0.position)) }
      }
    }
    return (ends, joiner.pairs(of: parts).map { ($0.first, $0.second, $0.evidence) })
  }

  /// All that may be shafts, weighed.
  private func found(
    _ photo: Photo, valid: [Bool]?, progress: (String) -> Void
  ) -> (found: [FoundShaft], contrast: SkinContrast, grid: DetectionGrid) {
    let (grid, contrast, cells, chains) = pieces(photo, valid: valid, progress: progress)
    let joiner = ChainJoiner(contrast: contrast, evidence: cells)
    // What is faint goes to what is left of the others.
    let sure = joiner.joined(chains.filter { !$0.isFaint })
    let joined = joiner.joined(sure + chains.filter(\.isFaint)).flatMap(WidthJumps.cut)
    progress("chains")
    return (ShaftScorer.scored(weighed(joined, cells, contrast)), contrast, grid)
  }

  /// What may be a shaft, each from root to tip, with what speaks for it.
  private func weighed(_ chains: [SightingChain], _ cells: CellEvidence, _ contrast: SkinContrast) -> [FoundShaft] {
    let directed = RootDirections.directed(
      chains.compactMap { FoundShaft($0, cells: cells) }
        .filter { !contrast.runsAlongMask($0.points.map(Self.pixel)) })
    let cover = ShaftCover(directed)
    return ShaftSurroundings.weighed(
      directed.indices.map { i in
        var shaft = directed[i]
        shaft.weighLooks(contrast) { cover.isFree($0, of: i) }
        return shaft
      })
  }

  /// The shafts from number `first` as the photo shows them, in its pixels, where the others may hide them.
  private func traced(
    _ found: [FoundShaft], from first: Int = 0, _ contrast: SkinContrast, _ photo: Photo, _ grid: DetectionGrid
  ) -> [(shaft: TracedShaft, evidence: ShaftEvidence)] {
    let trimmer = ShaftEnds(contrast: contrast), cover = ShaftCover(found)
    let photoEnd = Point(Double(photo.width) - 0.5, Double(photo.height) - 0.5)
    return (first..<found.count).compactMap { i in
      let shaft = found[i]
      let points = trimmer.trimmed(shaft.points) { cover.isFree($0, of: i) }.map(Self.pixel)
      // What is expected of a shaft may lie beyond the photo.
      let whole = Polyline(points.map(grid.photoPoint))
      guard let line = whole.part(from: Point(-0.5, -0.5), to: photoEnd) else { return nil }
      let traced = TracedShaft(
        points: line.points, widthPx: shaft.width * Self.pixelsPerCell * grid.factor,
        polarity: contrast.isLight(along: points) ? .light : .dark, confidence: shaft.confidence,
        rootConfidence: Elementary.logistic(shaft.rootOdds))
      return (traced, shaft.evidence)
    }
  }

  /// Chains of sightings, each of one shaft, of which a shaft may have several.
  private func pieces(
    _ photo: Photo, valid: [Bool]?, progress: (String) -> Void = { _ in }
  ) -> (grid: DetectionGrid, contrast: SkinContrast, cells: CellEvidence, chains: [SightingChain]) {
    let grid = grid(photoWidth: photo.width, photoHeight: photo.height)
    precondition(valid == nil || valid?.count == grid.width * grid.height)
    let contrast = SkinContrast(ReducedPhoto(photo, on: grid, threads: threads), valid: valid)
    progress("contrast")
    let evidence = network.evidence(
      width: grid.width, height: grid.height, leastLogit: SightingFinder.leastLogit(of: network),
      columns: Self.cells(grid.columns), rows: Self.cells(grid.rows), threads: threads, kernels: kernels,
      fill: contrast.fill)
    progress("network")
    let sightings = SightingFinder(evidence).thinned()
    progress("sightings")
    let linked = ChainLinker.chains(sightings).flatMap(CourseBreaks.cut)
    let chains = CrossingCuts.cut(linked.filter { !$0.isFaint }) + linked.filter(\.isFaint)
    return (grid, contrast, CellEvidence(evidence), chains)
  }

  private static let pixelsPerCell = 2.0
  /// 60 µm in cells of what the network has learnt with.
  static let usualWidth = 60 / (pixelsPerCell * HairNetwork.learntPixelUm)

  /// The cells of which a pixel is one of `pixels`.
  private static func cells(_ pixels: Range<Int>) -> Range<Int> { pixels.lowerBound / 2..<(pixels.upperBound + 1) / 2 }

  /// The grid position of a position in cells.
  static func pixel(_ p: Point) -> Point {
    Point(pixelsPerCell * p.x + (pixelsPerCell - 1) / 2, pixelsPerCell * p.y + (pixelsPerCell - 1) / 2)
  }
}
