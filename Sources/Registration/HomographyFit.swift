import Geometry

/// Fits a projective map to pairs of points by weighted least squares.
///
/// A camera held over skin gives nearly a similarity. So departures from one are held towards zero as strongly as such
/// photos show: 4 % for stretch and shear, 2 % for the change of scale over `lengthUm`. Where there are many points they
/// decide; where there are few the map stays close to a similarity instead of following their errors.
enum HomographyFit {
  /// Coordinates are divided by this, so that perspective is about what changes across a photo.
  static let lengthUm = 5000.0
  /// What a pair of roots is off by, µm.
  static let errorUm = 40.0
  static let shearSD = 0.04
  static let perspectiveSD = 0.02
  private static let steps = 4

  /// The map from `a` to `b`, both in µm about the same middles as `start`; `nil` where they do not determine one.
  static func fit(_ a: [Point], _ b: [Point], weights: [Double], start: Homography) -> Homography? {
    let l = lengthUm
    var h = scaled(start, by: 1 / l)
    let errorShare = errorUm / l
    let shearWeight = errorShare * errorShare / (shearSD * shearSD)
    let perspectiveWeight = errorShare * errorShare / (perspectiveSD * perspectiveSD)
    for _ in 0..<steps {
      var normal = [[Double]](repeating: [Double](repeating: 0, count: 8), count: 8)
      var right = [Double](repeating: 0, count: 8)
      func add(_ row: [Double], _ residual: Double, _ weight: Double) {
        for i in 0..<8 where row[i] != 0 {
          right[i] += weight * row[i] * residual
          for j in 0..<8 { normal[i][j] += weight * row[i] * row[j] }
        }
      }
      for i in a.indices where weights[i] > 0 {
        let p = a[i] / l, q = b[i] / l
        let w = h.m[6] * p.x + h.m[7] * p.y + 1
        guard w > 0.2 else { return nil }
        let u = h.apply(p)
        add([p.x / w, p.y / w, 1 / w, 0, 0, 0, -u.x * p.x / w, -u.x * p.y / w], q.x - u.x, weights[i])
        add([0, 0, 0, p.x / w, p.y / w, 1 / w, -u.y * p.x / w, -u.y * p.y / w], q.y - u.y, weights[i])
      }
      add([1, 0, 0, 0, -1, 0, 0, 0], h.m[4] - h.m[0], shearWeight)
      add([0, 1, 0, 1, 0, 0, 0, 0], -h.m[1] - h.m[3], shearWeight)
      add([0, 0, 0, 0, 0, 0, 1, 0], -h.m[6], perspectiveWeight)
      add([0, 0, 0, 0, 0, 0, 0, 1], -h.m[7], perspectiveWeight)
      guard let step = LinearSystem.solve(normal, right) else { return nil }
      for i in 0..<8 { h.m[i] += step[i] }
    }
    return scaled(h, by: l)
  }

  /// The same map of coordinates that are `factor` times as large.
  static func scaled(_ h: Homography, by factor: Double) -> Homography {
    Homography(m: [
      h.m[0], h.m[1], h.m[2] * factor, h.m[3], h.m[4], h.m[5] * factor, h.m[6] / factor, h.m[7] / factor, h.m[8],
    ])
  }
}
