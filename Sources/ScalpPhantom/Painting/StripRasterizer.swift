import Geometry

/// Finds the pixels that strips cover and how much of each, analytically: a bar convolved with a Gaussian across, its
/// ends convolved likewise along.
///
/// Each pixel belongs to the nearest point of the centreline. Long strips are done in pieces, so that the work grows with
/// the strip's own area.
struct StripRasterizer {
  /// Standard deviations of blur beyond which nothing is painted: a share of 0.0002 is left out.
  private static let tail = 3.5

  private let width: Int
  private let height: Int
  private let phi: NormalIntegral
  private var nearest: [Float] = []
  private var owner: [Int32] = []
  private var position: [Float] = []

  init(width: Int, height: Int, phi: NormalIntegral) {
    self.width = width
    self.height = height
    self.phi = phi
  }

  mutating func forEachPixel(of strip: Strip, _ body: (StripSample) -> Void) {
    let nodes = strip.nodes
    guard nodes.count > 1 else { return }
    var arcs = [0.0]
    arcs.reserveCapacity(nodes.count)
    for i in 1..<nodes.count { arcs.append(arcs[i - 1] + nodes[i].center.distance(to: nodes[i - 1].center)) }
    let piece = 32
    var start = 0
    while start < nodes.count - 1 {
      let end = min(nodes.count - 1, start + piece)
      rasterize(strip, arcs, segments: start..<end, body)
      start = end
    }
  }

  private mutating func rasterize(
    _ strip: Strip, _ arcs: [Double], segments: Range<Int>, _ body: (StripSample) -> Void
  ) {
    let nodes = strip.nodes
    var reach = 0.0
    var (left, right, top, bottom) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    for i in segments.lowerBound...segments.upperBound {
      let node = nodes[i]
      reach = max(reach, node.halfWidth + Self.tail * node.sigma)
      left = min(left, node.center.x)
      right = max(right, node.center.x)
      top = min(top, node.center.y)
      bottom = max(bottom, node.center.y)
    }
    reach = max(reach, Self.tail * (strip.startSigma ?? 0))
    // Whole pixels of the tile; far-away strips are clamped before they are converted.
    func pixel(_ x: Double, _ limit: Int) -> Int { Int(min(Double(limit), max(-1, x))) }
    let x0 = max(0, pixel(left - reach, width))
    let x1 = min(width - 1, pixel(right + reach + 1, width))
    let y0 = max(0, pixel(top - reach, height))
    let y1 = min(height - 1, pixel(bottom + reach + 1, height))
    guard x0 <= x1, y0 <= y1, right + reach > 0, bottom + reach > 0 else { return }
    let tileWidth = x1 - x0 + 1
    let count = tileWidth * (y1 - y0 + 1)
    if nearest.count < count {
      nearest = [Float](repeating: 0, count: count)
      owner = [Int32](repeating: 0, count: count)
      position = [Float](repeating: 0, count: count)
    }
    for i in 0..<count { nearest[i] = .infinity }

    // Neighbouring segments within reach compete for the pixels, and keep those that are theirs for their own piece.
    var first = segments.lowerBound
    while first > 0 && arcs[segments.lowerBound] - arcs[first] < 2 * reach { first -= 1 }
    var last = segments.upperBound
    while last < nodes.count - 1 && arcs[last] - arcs[segments.upperBound] < 2 * reach { last += 1 }
    for k in first..<last {
      claim(nodes[k].center, nodes[k + 1].center, k, reach, x0, x1, y0, y1)
    }

    let total = arcs[arcs.count - 1]
    let cutCosine = 1 / (1 + strip.endSlope * strip.endSlope).squareRoot()
    for y in y0...y1 {
      for x in x0...x1 {
        let i = (y - y0) * tileWidth + x - x0
        guard nearest[i] < .infinity else { continue }
        let k = Int(owner[i])
        guard segments.contains(k) else { continue }
        let a = nodes[k]
        let b = nodes[k + 1]
        let ab = b.center - a.center
        let length = arcs[k + 1] - arcs[k]
        let d = Point(Double(x), Double(y)) - a.center
        let side = ab.cross(d) / length
        var t = Double(position[i])
        var offset = side
        if k == 0 && t <= 0 || k == nodes.count - 2 && t >= 1 {
          t = d.dot(ab) / (length * length)
        } else if t <= 0 || t >= 1 {
          // In the wedge outside a bend the distance is that to the node.
          let distance = Double(nearest[i]).squareRoot()
          offset = side < 0 ? -distance : distance
        }
        let s = min(1, max(0, t))
        let halfWidth = a.halfWidth + s * (b.halfWidth - a.halfWidth)
        let sigma = a.sigma + s * (b.sigma - a.sigma)
        let u = Float(offset)
        let h = Float(halfWidth)
        let inverse = Float(1 / sigma)
        var coverage = phi((h - u) * inverse) - phi((-h - u) * inverse)
        guard coverage > 1e-5 else { continue }
        let arc = arcs[k] + t * length
        let startSigma = strip.startSigma ?? a.sigma
        if arc < 4.5 * startSigma { coverage *= phi(Float(arc / startSigma)) }
        let rest = (total - arc + offset * strip.endSlope) * cutCosine
        if rest < 4.5 * sigma { coverage *= phi(Float(rest / sigma)) }
        coverage *= Float(a.opacity + s * (b.opacity - a.opacity))
        guard coverage > 1e-5 else { continue }
        body(
          StripSample(
            index: y * width + x, coverage: coverage, offset: u, halfWidth: h, sigma: Float(sigma), arc: Float(arc)))
      }
    }
  }

  /// Gives the segment from `a` to `b` the pixels of the tile that lie nearer to it than to those before.
  private mutating func claim(
    _ a: Point, _ b: Point, _ index: Int, _ reach: Double, _ x0: Int, _ x1: Int, _ y0: Int, _ y1: Int
  ) {
    let left = max(Double(x0), min(a.x, b.x) - reach)
    let right = min(Double(x1), max(a.x, b.x) + reach)
    let top = max(Double(y0), min(a.y, b.y) - reach)
    let bottom = min(Double(y1), max(a.y, b.y) + reach)
    guard left <= right, top <= bottom else { return }
    let tileWidth = x1 - x0 + 1
    let abx = Float(b.x - a.x)
    let aby = Float(b.y - a.y)
    let squared = abx * abx + aby * aby
    let perSquared = squared > 0 ? 1 / squared : 0
    for y in Int(top)...Int(bottom) {
      // From the photo's own pixels, so that neighbouring tiles agree to the last bit on whose a pixel is.
      let dy = Float(Double(y) - a.y)
      let row = (y - y0) * tileWidth - x0
      for x in Int(left)...Int(right) {
        let dx = Float(Double(x) - a.x)
        let t = min(1, max(0, (dx * abx + dy * aby) * perSquared))
        let ex = dx - t * abx
        let ey = dy - t * aby
        let distance = ex * ex + ey * ey
        let i = row + x
        if distance < nearest[i] {
          nearest[i] = distance
          owner[i] = Int32(index)
          position[i] = t
        }
      }
    }
  }
}
