import Geometry
import Imaging
import KernelTable

/// Finds the crests of bright ridges in a plane at one scale.
///
/// C. Steger, "An unbiased detector of curvilinear structures", IEEE TPAMI 20 (1998): the second-order Taylor
/// polynomial across the direction of largest curvature has its maximum inside the pixel.
struct RidgeFinder {
  let kernels: KernelTable
  /// Scale of the Gaussian, pixels of the plane.
  let sigma: Double
  /// The least scale-normalised curvature of a point.
  let low: Float
  /// The least scale-normalised curvature of a chain's strongest point.
  let high: Float

  func chains(in plane: Plane) -> [RidgeChain] {
    guard plane.width > 4, plane.height > 4 else { return [] }
    if sigma > 2.9 {
      // A coarse scale needs no fine grid: half of it, and the same there.
      let half = RidgeFinder(kernels: kernels, sigma: sigma / 2, low: low, high: high)
      return half.chains(in: plane.halved(kernels)).map { chain in
        RidgeChain(
          points: chain.points.map {
            RidgePoint(
              position: 2 * $0.position + Point(0.5, 0.5), tangent: $0.tangent, strength: $0.strength)
          }, sigma: sigma)
      }
    }
    var found: [RidgePoint] = []
    var cells: [Int32] = []
    var responses: [Float] = []
    let curvature = Plane(width: plane.width, height: 1)
    var positions = [Int32](repeating: 0, count: plane.width)
    let s2 = Float(sigma * sigma)
    responses.reserveCapacity((plane.width / 3 + 1) * (plane.height / 3 + 1))
    GaussianDerivatives(kernels: kernels, taps: GaussianTaps(sigma: sigma)).forEachRow(of: plane) { y, row in
      let c = curvature.row(0)
      kernels.measureCurvature(row.xx, row.xy, row.yy, s2, c, plane.width)
      let count = kernels.findPositionsBeyond(c, plane.width, low.nextDown, &positions)
      for x in positions[..<count] where c[Int(x)] >= low && x > 0 && x < plane.width - 1 {
        crest(in: row, x: Int(x), y: y, width: plane.width, &found, &cells)
      }
      if y % 3 == 0 { for x in stride(from: 2, to: plane.width - 2, by: 3) { responses.append(c[x]) } }
    }
    // The spread of the lower half is that of skin alone: ridges lift only the upper.
    guard responses.count > 8 else { return [] }
    let (quarter, median) = responses.withUnsafeBufferPointer {
      (OrderStatistic.value(atRank: $0.count / 4, of: $0), OrderStatistic.value(atRank: $0.count / 2, of: $0))
    }
    let spread = (median - quarter) * 1.48
    let least = max(low, median + 2.5 * spread), strong = max(high, median + 5 * spread)
    var index = [Int32](repeating: -1, count: plane.width * plane.height)
    var points: [RidgePoint] = []
    var cellOf: [Int32] = []
    for i in found.indices where found[i].strength >= least {
      index[Int(cells[i])] = Int32(points.count)
      points.append(found[i])
      cellOf.append(cells[i])
    }
    return link(points, index: index, cellOf: cellOf, width: plane.width, height: plane.height, high: strong)
  }

  /// The crest in a pixel, where there is one.
  private func crest(
    in g: GaussianDerivatives.Row, x: Int, y: Int, width: Int, _ points: inout [RidgePoint], _ cells: inout [Int32]
  ) {
    let a = g.xx[x], b = g.xy[x], c = g.yy[x]
    let mean = (a + c) * 0.5
    let half = (a - c) * 0.5
    let root = (half * half + b * b).squareRoot()
    let curvature = root - mean  // −(smaller eigenvalue)
    // The eigenvector of the smaller eigenvalue λ: (−b, a − λ) or (c − λ, −b), whichever is longer.
    let lambda = mean - root
    var nx: Float, ny: Float
    if abs(a - lambda) > abs(c - lambda) {
      nx = -b
      ny = a - lambda
    } else {
      nx = c - lambda
      ny = -b
    }
    let l = (nx * nx + ny * ny).squareRoot()
    if l < 1e-12 { return }
    nx /= l
    ny /= l
    let t = (g.x[x] * nx + g.y[x] * ny) / curvature
    let ox = t * nx, oy = t * ny
    if abs(ox) > 0.6 || abs(oy) > 0.6 { return }
    cells.append(Int32(y * width + x))
    points.append(
      RidgePoint(
        position: Point(Double(x) + Double(ox), Double(y) + Double(oy)), tangent: Point(Double(-ny), Double(nx)),
        strength: curvature * Float(sigma * sigma)))
  }

  /// Joins points to their best neighbours along the ridge, strongest first.
  private func link(_ points: [RidgePoint], index: [Int32], cellOf: [Int32], width w: Int, height h: Int, high: Float)
    -> [RidgeChain]
  {
    // Strong enough to begin with, strongest first: by the bits of a positive float in front of the place.
    let keys = points.indices.compactMap { i -> UInt64? in
      points[i].strength >= high ? UInt64(~points[i].strength.bitPattern) << 32 | UInt64(i) : nil
    }
    let order = keys.sorted().map { Int($0 & 0xFFFF_FFFF) }
    var used = [Bool](repeating: false, count: points.count)
    var chains: [RidgeChain] = []
    func grow(from start: Int, direction: Point) -> [Int] {
      var result: [Int] = []
      var current = start
      var dir = direction
      while true {
        let cell = Int(cellOf[current])
        let cx = cell % w, cy = cell / w
        var best = -1
        var bestScore = Double.infinity
        for dy in -1...1 {
          for dx in -1...1 where dx != 0 || dy != 0 {
            let x = cx + dx, y = cy + dy
            if x < 0 || y < 0 || x >= w || y >= h { continue }
            let i = Int(index[y * w + x])
            if i < 0 || used[i] { continue }
            let step = points[i].position - points[current].position
            let along = step.dot(dir)
            if along < 0.2 { continue }
            let t = points[i].tangent
            let turn = 1 - abs(t.dot(dir))
            if turn > 0.25 { continue }
            let score = step.length + 4 * turn
            if score < bestScore {
              bestScore = score
              best = i
            }
          }
        }
        if best < 0 { return result }
        used[best] = true
        // Neighbours passed over sideways must not start a second chain beside this one.
        result.append(best)
        let t = points[best].tangent
        let s = points[best].position - points[current].position
        let signed = t.dot(s) >= 0 ? t : -t
        dir = (0.5 * dir + 0.5 * signed).normalized
        current = best
      }
    }
    for i in order {
      if used[i] { continue }
      used[i] = true
      let forward = grow(from: i, direction: points[i].tangent)
      let backward = grow(from: i, direction: -points[i].tangent)
      let chain = backward.reversed() + [i] + forward
      if chain.count < 3 { continue }
      chains.append(RidgeChain(points: chain.map { points[$0] }, sigma: sigma))
    }
    return chains
  }
}
