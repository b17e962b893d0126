import Elementary
import Geometry
import Imaging
import KernelTable
import Kernels

/// The pixels that look like part of a thin line, and which way that line runs: the eigenvalues of the second derivatives
/// of the luma, smoothed (Lindeberg 1998).
struct RidgeMap {
  /// A pixel on a line.
  struct Place {
    var x: Int32
    var y: Int32
    /// Across the line, second derivative × sigma²: positive on dark lines, negative on bright ones.
    var strength: Float
    /// The direction along the line at twice its angle.
    var cosine: Float
    var sine: Float
  }

  let width: Int
  let height: Int
  /// The pixels where the strength's magnitude is as great as asked for and the light changes little along the line, in
  /// reading order: few of all.
  private(set) var places: [Place] = []
  /// For each pixel, row by row: 1 more than the index of its place; 0 where it is none.
  private(set) var numbers: [Int32]

  /// - Parameter least: the least magnitude of a strength.
  init(_ picture: LumaPicture, sigma: Double, least: Float, kernels: KernelTable = .best) {
    let w = picture.width, h = picture.height
    width = w
    height = h
    numbers = [Int32](repeating: 0, count: w * h)
    let taps = Taps(sigma: sigma)
    let together = 4
    var rows = RowConvolutions(picture, taps, kernels, together: together)
    let xx = Plane(width: w, height: together), xy = Plane(width: w, height: together)
    let yy = Plane(width: w, height: together)
    for top in stride(from: 0, to: h, by: together) {
      let n = min(together, h - top)
      rows.advance(to: top + n - 1 + taps.reach)
      rows.columns(of: rows.second, taps.smooth, top, n, xx)
      rows.columns(of: rows.first, taps.first, top, n, xy)
      rows.columns(of: rows.smooth, taps.second, top, n, yy)
      for k in 0..<n {
        mark(y: top + k, xx.row(k), xy.row(k), yy.row(k), scale: Float(sigma * sigma), least: least)
      }
    }
  }

  /// Appends the places of one row by its second derivatives.
  private mutating func mark(
    y: Int, _ xx: UnsafePointer<Float>, _ xy: UnsafePointer<Float>, _ yy: UnsafePointer<Float>, scale: Float,
    least: Float
  ) {
    typealias Vector = SIMD8<Float>
    func load(_ p: UnsafePointer<Float>, _ x: Int) -> Vector {
      UnsafeRawPointer(p + x).loadUnaligned(as: Vector.self)
    }
    func magnitude(_ v: Vector) -> Vector { v.replacing(with: -v, where: v .< 0) }
    var x = 0
    while x < width {
      if x + 8 <= width {
        // Most pixels lie on no line: one look at eight of them.
        let a = load(xx, x), b = load(xy, x), c = load(yy, x)
        let half = (a - c) * 0.5, mean = (a + c) * 0.5
        // No root is greater than the sum of its sides.
        let most = magnitude(mean) + magnitude(half) + magnitude(b)
        let isMore = unsafeBitCast(most * scale .>= 0.999 * least, to: SIMD4<UInt64>.self)
        if isMore[0] | isMore[1] | isMore[2] | isMore[3] == 0 {
          x &+= 8
          continue
        }
      }
      let end = min(width, x + 8)
      while x < end {
        let half = (xx[x] - yy[x]) / 2, mean = (xx[x] + yy[x]) / 2
        let radius = (half * half + xy[x] * xy[x]).squareRoot()
        let isDark = mean >= 0
        let across = isDark ? mean + radius : mean - radius, along = isDark ? mean - radius : mean + radius
        // On a line the light hardly changes along it.
        if radius > 0, abs(along) <= 0.5 * abs(across), abs(across * scale) >= least {
          let sign: Float = isDark ? -1 : 1
          places.append(
            Place(
              x: Int32(x), y: Int32(y), strength: across * scale, cosine: sign * half / radius,
              sine: sign * xy[x] / radius))
          numbers[y &* width &+ x] = Int32(places.count)
        }
        x &+= 1
      }
    }
  }

  /// The Gaussian and its first two derivatives.
  private struct Taps {
    let reach: Int
    private(set) var smooth: [Float] = []
    private(set) var first: [Float] = []
    private(set) var second: [Float] = []

    init(sigma: Double) {
      reach = Int((3.5 * sigma).rounded(.up))
      var total = 0.0
      for i in -reach...reach { total += Elementary.exp(-Double(i * i) / (2 * sigma * sigma)) }
      for i in -reach...reach {
        let x = Double(i)
        let value = Elementary.exp(-x * x / (2 * sigma * sigma)) / total
        smooth.append(Float(value))
        first.append(Float(-x / (sigma * sigma) * value))
        second.append(Float((x * x / (sigma * sigma) - 1) / (sigma * sigma) * value))
      }
    }
  }

  /// The rows of a picture convolved along themselves, as many as the columns need at once.
  private struct RowConvolutions {
    let smooth: Plane
    let first: Plane
    let second: Plane
    private let picture: LumaPicture
    private let taps: Taps
    private let kernels: KernelTable
    private let padded: Plane
    private let capacity: Int
    private var done = 0

    init(_ picture: LumaPicture, _ taps: Taps, _ kernels: KernelTable, together: Int) {
      self.picture = picture
      self.taps = taps
      self.kernels = kernels
      capacity = min(picture.height, together + 2 * taps.reach)
      smooth = Plane(width: picture.width, height: capacity)
      first = Plane(width: picture.width, height: capacity)
      second = Plane(width: picture.width, height: capacity)
      padded = Plane(width: picture.width + 2 * taps.reach, height: 1)
    }

    /// Where the results of a row are kept; those beyond the border are those of the edge.
    private func slot(_ y: Int) -> Int { min(picture.height - 1, max(0, y)) % capacity }

    /// Makes the results up to row `last`, as far as there are rows.
    mutating func advance(to last: Int) {
      let w = picture.width, line = padded.row(0)
      while done <= min(last, picture.height - 1) {
        picture.values.withUnsafeBufferPointer { values in
          let start = done * w
          for i in 0..<taps.reach {
            line[i] = Float(values[start])
            line[taps.reach + w + i] = Float(values[start + w - 1])
          }
          let own = line + taps.reach
          for x in 0..<w { own[x] = Float(values[start &+ x]) }
        }
        // The kernel for columns, on rows that are the same one shifted: it sums in the order of the taps.
        let shifted = (0...(2 * taps.reach)).map { UnsafePointer(line + $0) }
        for (weights, plane) in [(taps.smooth, smooth), (taps.first, first), (taps.second, second)] {
          kernels.convolveColumns(shifted, weights, weights.count, [plane.row(slot(done))], 1, w)
        }
        done += 1
      }
    }

    func columns(of source: Plane, _ weights: [Float], _ top: Int, _ count: Int, _ destination: Plane) {
      let inputs = (0..<(weights.count + count - 1)).map {
        UnsafePointer(source.row(slot(top + $0 - taps.reach)))
      }
      kernels.convolveColumns(
        inputs, weights, weights.count, (0..<count).map { destination.row($0) }, count, picture.width)
    }
  }
}
