import Geometry
import Imaging

/// Light across a shaft in runs along it: each pixel's light, sorted by its distance from the centreline.
///
/// Nothing is interpolated: a bin holds the mean light and the mean distance of the pixels in it.
struct CrossSections {
  /// Bins a pixel.
  static let binsPerPx = 2.0

  /// One run: a stretch of the shaft over which light is averaged.
  struct Run {
    /// Distance of its middle from the root, px.
    var distance: Double
    /// The span across that is free of neighbours, px from the centreline.
    var left: Double
    var right: Double
  }

  var runs: [Run] = []
  /// Lowest distance of the first bin.
  let start: Double
  let binCount: Int
  /// Per run and bin: pixels, the sum of their distances, the sum of their colours.
  private(set) var count: [Float] = []
  private(set) var position: [Float] = []
  private(set) var color: [LightSampler.Color] = []

  init(reach: Double) {
    start = -reach
    binCount = Int((2 * reach * Self.binsPerPx).rounded(.up))
  }

  /// Adds a run of length 2 · `halfLength` about `frame`.
  mutating func gather(
    _ run: Run, frame: (position: Point, tangent: Point, curvature: Double), halfLength: Double,
    from sampler: LightSampler
  ) {
    let base = count.count
    runs.append(run)
    count.append(contentsOf: repeatElement(0, count: binCount))
    position.append(contentsOf: repeatElement(0, count: binCount))
    color.append(contentsOf: repeatElement(.zero, count: binCount))
    let p = frame.position, t = frame.tangent
    let low = max(run.left, start), high = min(run.right, -start)
    guard low < high else { return }
    // Rows that the rectangle |along| ≤ halfLength, low ≤ across ≤ high reaches.
    let spanY = abs(t.y) * halfLength
    let y0 = p.y - spanY + min(low * t.x, high * t.x), y1 = p.y + spanY + max(low * t.x, high * t.x)
    let firstRow = max(0, Int(y0.rounded(.up))), lastRow = min(sampler.photo.height - 1, Int(y1.rounded(.down)))
    guard firstRow <= lastRow else { return }
    let limit = Double(sampler.photo.width - 1)
    let bend = 0.5 * frame.curvature
    count.withUnsafeMutableBufferPointer { count in
      position.withUnsafeMutableBufferPointer { position in
        color.withUnsafeMutableBufferPointer { color in
          for y in firstRow...lastRow {
            let dy = Double(y) - p.y
            // along = dx · t.x + dy · t.y, across = −dx · t.y + dy · t.x
            var from = -p.x, to = limit - p.x
            Self.narrow(&from, &to, slope: t.x, offset: dy * t.y, low: -halfLength, high: halfLength)
            Self.narrow(&from, &to, slope: -t.y, offset: dy * t.x, low: low, high: high)
            guard from <= to else { continue }
            let first = max(0, Int((from + p.x).rounded(.up))),
              last = min(sampler.photo.width - 1, Int((to + p.x).rounded(.down)))
            sampler.forEachPixel(row: y, from: first, through: last) { x, light in
              let dx = Double(x) - p.x
              let along = dx * t.x + dy * t.y
              guard along < halfLength else { return }
              let across = dy * t.x - dx * t.y - bend * along * along
              let bin = Int((across - start) * Self.binsPerPx)
              guard across >= low, bin >= 0, bin < binCount else { return }
              count[base + bin] += 1
              position[base + bin] += Float(across)
              color[base + bin] += light
            }
          }
        }
      }
    }
  }

  /// Narrows a span of dx to where low ≤ slope · dx + offset ≤ high.
  @inline(__always)
  private static func narrow(
    _ from: inout Double, _ to: inout Double, slope: Double, offset: Double, low: Double, high: Double
  ) {
    if abs(slope) < 1e-9 {
      if offset < low || offset > high { to = from - 1 }
      return
    }
    let a = (low - offset) / slope, b = (high - offset) / slope
    from = max(from, min(a, b))
    to = min(to, max(a, b))
  }

  /// A bin of a run: pixels, their mean distance, their mean light in a colour plane.
  @inline(__always)
  func bin(_ run: Int, _ i: Int, plane: LightSampler.Color) -> (position: Double, light: Double, weight: Double) {
    let k = run * binCount + i
    let n = Double(count[k])
    guard n > 0 else { return (0, 0, 0) }
    return (Double(position[k]) / n, Double((color[k] * plane).sum()) / n, n)
  }
}
