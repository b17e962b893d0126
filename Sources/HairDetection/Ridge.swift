import Geometry
import Imaging

/// A point on the crest of a ridge, to sub-pixel accuracy.
struct RidgePoint {
  var position: Point
  /// Unit vector along the ridge.
  var tangent: Point
  /// Scale-normalised curvature across the ridge, in units of contrast.
  var strength: Float
}

/// A chain of ridge points found at one scale.
struct RidgeChain {
  var points: [RidgePoint]
  /// The scale it was found at, grid pixels.
  var sigma: Double
}

/// Finds the crests of bright ridges in a plane at one scale.
///
/// C. Steger, "An unbiased detector of curvilinear structures", IEEE TPAMI 20 (1998): the second-order Taylor
/// polynomial across the direction of largest curvature has its maximum inside the pixel.
struct RidgeFinder {
  let sigma: Double
  /// The least scale-normalised curvature of a point, and of a chain's strongest point.
  var low: Float
  var high: Float

  func chains(in plane: Plane, taps: GaussianTaps, mask: [Bool]? = nil) -> [RidgeChain] {
    let w = plane.width, h = plane.height
    let gx = Separable.convolve(plane, horizontal: taps.first, vertical: taps.smooth)
    let gy = Separable.convolve(plane, horizontal: taps.smooth, vertical: taps.first)
    let gxx = Separable.convolve(plane, horizontal: taps.second, vertical: taps.smooth)
    let gyy = Separable.convolve(plane, horizontal: taps.smooth, vertical: taps.second)
    let gxy = Separable.convolve(plane, horizontal: taps.first, vertical: taps.first)
    let s2 = Float(sigma * sigma)
    var sampleR: [Float] = []
    for y in stride(from: 2, to: h - 2, by: 3) {
      let pxx = gxx.row(y), pyy = gyy.row(y), pxy = gxy.row(y)
      for x in stride(from: 2, to: w - 2, by: 3) {
        if let mask, !mask[y * w + x] { continue }
        let d = (pxx[x] - pyy[x]) * 0.5
        sampleR.append(((d * d + pxy[x] * pxy[x]).squareRoot() - (pxx[x] + pyy[x]) * 0.5) * s2)
      }
    }
    sampleR.sort()
    let med = sampleR[sampleR.count / 2], q1 = sampleR[sampleR.count / 4]
    let sd = (med - q1) * 1.48
    let low = max(self.low, med + 2.5 * sd), high = max(self.high, med + 5 * sd)
    var index = [Int32](repeating: -1, count: w * h)
    var points: [RidgePoint] = []
    var cellOf: [Int32] = []
    for y in 1..<(h - 1) {
      let px = gx.row(y), py = gy.row(y), pxx = gxx.row(y), pyy = gyy.row(y), pxy = gxy.row(y)
      for x in 1..<(w - 1) {
        let a = pxx[x], b = pxy[x], c = pyy[x]
        let mean = (a + c) * 0.5
        let diff = (a - c) * 0.5
        let root = (diff * diff + b * b).squareRoot()
        let curvature = root - mean  // −(smaller eigenvalue)
        let strength = curvature * s2
        if strength < low { continue }
        if let mask, !mask[y * w + x] { continue }
        // Eigenvector of the eigenvalue mean − root.
        let lambda = mean - root
        var nx: Float, ny: Float
        if abs(a - lambda) > abs(c - lambda) {
          nx = -b
          ny = a - lambda
        } else {
          nx = c - lambda
          ny = -b
        }
        // (A − λ)v = 0: v ∝ (−b, a − λ) or (c − λ, −b)
        let l = (nx * nx + ny * ny).squareRoot()
        if l < 1e-12 { continue }
        nx /= l
        ny /= l
        let t = (px[x] * nx + py[x] * ny) / curvature
        let ox = t * nx, oy = t * ny
        if abs(ox) > 0.6 || abs(oy) > 0.6 { continue }
        index[y * w + x] = Int32(points.count)
        cellOf.append(Int32(y * w + x))
        points.append(
          RidgePoint(
            position: Point(Double(x) + Double(ox), Double(y) + Double(oy)), tangent: Point(Double(-ny), Double(nx)),
            strength: strength))
      }
    }
    return link(points, index: index, cellOf: cellOf, width: w, height: h, high: high)
  }

  /// Joins points to their best neighbours along the ridge, strongest first.
  private func link(_ points: [RidgePoint], index: [Int32], cellOf: [Int32], width w: Int, height h: Int, high: Float)
    -> [RidgeChain]
  {
    let order = points.indices.sorted {
      points[$0].strength != points[$1].strength ? points[$0].strength > points[$1].strength : $0 < $1
    }
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
      if used[i] || points[i].strength < high { continue }
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
