import Geometry
public import Imaging
public import KernelTable
import Kernels

/// Finds every hair shaft of a photo.
public struct HairDetector: Sendable {
  /// Micrometres per photo pixel.
  public let umPerPx: Double
  let kernels: KernelTable
  let threads: Int

  /// Masked lines up to this wide hide no more of a shaft than both its sides tell.
  private static let widestGapUm = 80.0

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
  ///   - keepsDoubtful: whether lines that are less likely hair than not are given, too.
  ///   - progress: told the name of each stage when it is done.
  public func detect(
    _ photo: Photo, valid: [Bool]? = nil, keepsDoubtful: Bool = false, progress: (String) -> Void = { _ in }
  ) -> [TracedShaft] {
    let grid = grid(photoWidth: photo.width, photoHeight: photo.height)
    precondition(valid == nil || valid?.count == grid.width * grid.height)
    guard grid.width >= 8, grid.height >= 8 else { return [] }
    let color = ColorPlanes(photo, factor: grid.factor)
    let seen = valid
    var valid = valid
    if let masked = valid {
      let gaps = ThinGaps(
        valid: masked, width: grid.width, height: grid.height, widest: Int(Self.widestGapUm / grid.umPerPx))
      gaps.fill(color)
      valid = gaps.valid
    }
    progress("planes")
    let skin = SkinBackground(color, umPerPx: grid.umPerPx, valid: valid)
    progress("skin")
    let contrast = ContrastField(
      color, skin: skin, valid: valid, umPerPx: grid.umPerPx, kernels: kernels)
    progress("contrast")
    let polarities = [TracedShaft.Polarity.dark, .light]
    var found = ParallelWork.map(polarities.count, threads: threads) { i in
      ShaftSearch(field: contrast, umPerPx: grid.umPerPx, polarity: polarities[i], kernels: kernels).search()
    }.flatMap { $0 }
    progress("search")
    if let seen { found = found.filter { Self.isSeen($0.ribbon, seen, width: grid.width, height: grid.height) } }
    found = GlintRemoval.withoutGlints(found)
    found = ShaftScorer.scored(ShaftSurroundings(found, umPerPx: grid.umPerPx).weighed())
    if !keepsDoubtful { found = found.filter { $0.confidence > ShaftScorer.leastConfidence } }
    found = ClippedShafts(field: contrast, umPerPx: grid.umPerPx).cut(found)
    progress("scores")
    let directed = RootPlacement(contrast: contrast, umPerPx: grid.umPerPx).placed(
      TwinRemoval.withoutTwins(
        RootCompletion(contrast: contrast, umPerPx: grid.umPerPx).completed(
          RootFinder(contrast: contrast, umPerPx: grid.umPerPx).directed(found))))
    progress("roots")
    return directed.map { shaft in
      TracedShaft(
        points: shaft.ribbon.points.map(grid.photoPoint), widthPx: shaft.ribbon.width * Double(grid.factor),
        polarity: shaft.polarity, confidence: shaft.confidence, rootConfidence: shaft.rootConfidence,
        evidence: shaft.evidence)
    }
  }

  /// Whether most of a shaft lies where hair may be looked for; what runs along a masked line is that line's edge.
  private static func isSeen(_ ribbon: Ribbon, _ valid: [Bool], width: Int, height: Int) -> Bool {
    let hidden = ribbon.points.count { p in
      let x = Int(p.x.rounded()), y = Int(p.y.rounded())
      return x >= 0 && x < width && y >= 0 && y < height && !valid[y * width + x]
    }
    return 2 * hidden <= ribbon.points.count
  }
}
