import Geometry
import Imaging

/// How much finer detail a photo shows than coarse detail, in every direction: what defocus and motion take away.
///
/// On three scales, 9, 18 and 36 µm and never finer than a pixel, the mean squared derivative of the smoothed luma is
/// taken, less that of the noise, in eight directions. An edge blurred by σ gives √((σ² + 36²) ÷ (σ² + 18²)) between
/// the two coarser ones: 2 where it is sharp, 1.26 where σ is 36 µm; thin hair and texture give more.
struct Sharpness {
  /// Mean squared derivatives at the middle scale ÷ those at the coarse one, in the direction where that is least.
  private(set) var coarse: Double
  /// The same, of the fine and the middle scale.
  private(set) var fine: Double
  /// The greatest ÷ the least over directions of what `coarse` is: motion blurs one way only.
  private(set) var evenness: Double
  /// The noise in luma codes, standard deviation.
  let noise: Double
  /// Share of the parts of the field with detail in which it is not sharp; `nil` where too few have any.
  private(set) var blurredShare: Double?
  /// The blur of an edge that would be as sharp, standard deviation, µm; 0 where the detail is finer than that of edges.
  var blurUm: Double {
    let square = coarse * coarse
    guard square > 1.001 else { return Self.mostBlurUm }
    let middle = 2 * scaleUm, wide = 4 * scaleUm
    return min(Self.mostBlurUm, max(0, (wide * wide - square * middle * middle) / (square - 1)).squareRoot())
  }
  /// The finest scale that was used, µm.
  private let scaleUm: Double

  /// Blur beyond which this tells no difference, µm.
  static let mostBlurUm = 300.0
  /// The finest scale, µm.
  static let finestUm = 9.0
  /// `coarse` below which a part of the field is out of focus.
  static let leastLocal = 1.5
  private static let directions = 8

  /// `nil` where too little of the photo is in view.
  init?(_ photo: Photo, region: MeasuredRegion, umPerPx: Double) {
    let finest = max(1, Self.finestUm / umPerPx)
    scaleUm = finest * umPerPx
    let factor = max(1, min(Int(finest), min(photo.width, photo.height) / 64))
    guard min(photo.width, photo.height) / factor >= 64 else { return nil }
    let (first, noise) = LumaGrid.withNoise(of: photo, factor: factor)
    let second = first.halved
    let third = second.halved
    let isVisible = Self.visibility(third, region)
    guard isVisible.count(where: { $0 }) >= 200 else { return nil }
    let energies = [(first, finest), (second, 2 * finest), (third, 4 * finest)].map { grid, sigma in
      Self.energy(grid, sigma: sigma, noise: noise, isVisible, third)
    }
    let fines = (0..<Self.directions).map { energies[0].mean[$0] / max(1e-9, energies[1].mean[$0]) }
    let coarses = (0..<Self.directions).map { energies[1].mean[$0] / max(1e-9, energies[2].mean[$0]) }
    self.noise = noise
    fine = fines.min() ?? 0
    coarse = coarses.min() ?? 0
    evenness = (coarses.max() ?? 0) / max(1e-9, coarse)
    blurredShare = Self.blurredShare(energies[1].cells, energies[2].cells)
  }

  /// Cells of the coarsest grid from which nothing that is masked or outside is near.
  private static func visibility(_ grid: LumaGrid, _ region: MeasuredRegion) -> [Bool] {
    CellWindow(width: grid.width, height: grid.height).inner(
      region.visibleCells(width: grid.width, height: grid.height, factor: grid.factor), reach: 4)
  }

  /// Mean squared derivatives per photo pixel: in each direction over all that is in view, and over squares of some
  /// 600 µm in all directions together.
  private static func energy(
    _ grid: LumaGrid, sigma: Double, noise: Double, _ isVisible: [Bool], _ coarsest: LumaGrid
  ) -> (mean: [Double], cells: [Double?]) {
    let f = Double(grid.factor)
    // Averaging over squares has smoothed already.
    let rest = max(0.6, (sigma * sigma - (f * f - 1) / 12).squareRoot() / f)
    let ratio = coarsest.factor / grid.factor
    let side = 16
    let columns = (coarsest.width + side - 1) / side, rows = (coarsest.height + side - 1) / side
    var sums = [Energy](repeating: Energy(), count: columns * rows)
    let partial = min(grid.width, coarsest.width * ratio)
    grid.forEachRowOfGradients(sigma: rest) { v, x, y in
      let cy = v / ratio
      guard cy < coarsest.height else { return }
      for column in 0..<columns {
        let end = min((column + 1) * side, (partial + ratio - 1) / ratio)
        var cx = column * side
        // What is in view, stretch by stretch.
        while cx < end {
          let first = cx
          while cx < end && isVisible[cy * coarsest.width + cx] { cx += 1 }
          if cx > first {
            sums[cy / side * columns + column].add(x, y, first * ratio..<min(partial, cx * ratio))
          } else {
            cx += 1
          }
        }
      }
    }
    // Squared derivative of white noise behind a Gaussian: σₙ² ÷ (8 π s⁴), in pixels.
    let effective = f * rest
    let byNoise = noise * noise / (8 * Double.pi * effective * effective * effective * effective)
    let perPixel = 1 / (f * f)
    var all = Energy()
    for sum in sums { all.add(sum) }
    let n = Double(max(1, all.n))
    let mean = directionTable.map { c, s in
      max(0, (all.xx * c * c + all.yy * s * s + 2 * all.xy * c * s) / n * perPixel - byNoise)
    }
    let least = side * side * ratio * ratio / 4
    let cells = sums.map { s -> Double? in
      s.n < least ? nil : max(0, (s.xx + s.yy) / Double(s.n) * perPixel - 2 * byNoise)
    }
    return (mean, cells)
  }

  /// Cosines and sines of eight directions over half a turn.
  private static let directionTable: [(Double, Double)] = {
    let root = 0.5.squareRoot()
    let far = (0.5 + root / 2).squareRoot(), near = (0.5 - root / 2).squareRoot()
    return [(1, 0), (far, near), (root, root), (near, far), (0, 1), (-near, far), (-root, root), (-far, near)]
  }()

  /// The share of cells that are not sharp among those with as much coarse detail as a tenth of the usual.
  private static func blurredShare(_ middle: [Double?], _ coarse: [Double?]) -> Double? {
    let pairs = zip(middle, coarse).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
    let usual = pairs.map(\.1).sorted()
    guard usual.count >= 12 else { return nil }
    let detailed = pairs.filter { $0.1 >= 0.1 * usual[usual.count / 2] && $0.1 > 0 }
    guard !detailed.isEmpty else { return nil }
    return Double(detailed.count { $0.0 < leastLocal * $0.1 }) / Double(detailed.count)
  }
}

/// Sums of squared derivatives and of their product, and how many there are.
private struct Energy {
  private(set) var xx = 0.0
  private(set) var yy = 0.0
  private(set) var xy = 0.0
  private(set) var n = 0

  /// Adds those of a stretch of a row: every fourth from each of the first four on, these four sums, then the rest.
  mutating func add(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ columns: Range<Int>) {
    typealias Four = SIMD4<Double>
    var squaresX = Four.zero, squaresY = Four.zero, products = Four.zero
    var u = columns.lowerBound
    while u + 4 <= columns.upperBound {
      let gx = Four(UnsafeRawPointer(x + u).loadUnaligned(as: SIMD4<Float>.self))
      let gy = Four(UnsafeRawPointer(y + u).loadUnaligned(as: SIMD4<Float>.self))
      squaresX += gx * gx
      squaresY += gy * gy
      products += gx * gy
      u &+= 4
    }
    xx += squaresX.sum()
    yy += squaresY.sum()
    xy += products.sum()
    while u < columns.upperBound {
      let gx = Double(x[u]), gy = Double(y[u])
      xx += gx * gx
      yy += gy * gy
      xy += gx * gy
      u &+= 1
    }
    n += columns.count
  }

  mutating func add(_ other: Energy) {
    xx += other.xx
    yy += other.yy
    xy += other.xy
    n += other.n
  }
}
