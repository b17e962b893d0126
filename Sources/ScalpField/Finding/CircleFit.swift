import Geometry

/// Fits circles to points.
enum CircleFit {
  /// The circle from which most points are no farther than `scatter` pixels: least squares of the distances, again and
  /// again without those that lie far off. `nil` where fewer than half of the points lie on one circle.
  static func robust(_ points: [Point], scatter: Double) -> Circle? {
    guard points.count >= 12, var circle = algebraic(points) else { return nil }
    for _ in 0..<12 {
      let distances = points.map { abs($0.distance(to: circle.centre) - circle.radius) }
      let median = distances.sorted()[points.count / 2]
      let limit = max(scatter, 3 * median)
      let near = points.indices.filter { distances[$0] <= limit }.map { points[$0] }
      guard near.count >= 12, let better = geometric(near, from: circle) else { return nil }
      circle = better
    }
    let near = points.count { abs($0.distance(to: circle.centre) - circle.radius) <= 3 * scatter }
    return near * 2 >= points.count ? circle : nil
  }

  /// The circle of least Σ (d² − r²)² (Kåsa 1976): not the best, but found without a start.
  private static func algebraic(_ points: [Point]) -> Circle? {
    let mean = points.reduce(Point.zero, +) / Double(points.count)
    var xx = 0.0, xy = 0.0, yy = 0.0, xz = 0.0, yz = 0.0
    for point in points {
      let p = point - mean
      let z = p.squaredLength
      xx += p.x * p.x
      xy += p.x * p.y
      yy += p.y * p.y
      xz += p.x * z
      yz += p.y * z
    }
    let determinant = xx * yy - xy * xy
    guard determinant > 1e-9 * (xx + yy) * (xx + yy) else { return nil }
    let centre = Point(xz * yy - yz * xy, yz * xx - xz * xy) / (2 * determinant)
    let radius = (centre.squaredLength + (xx + yy) / Double(points.count)).squareRoot()
    return Circle(centre: mean + centre, radius: radius)
  }

  /// One step of Gauss and Newton towards the least sum of squared distances from the circle.
  private static func geometric(_ points: [Point], from circle: Circle) -> Circle? {
    // Unknowns: shift of the centre (u, v) and growth of the radius w; residual = distance − radius.
    var m = [[Double]](repeating: [0, 0, 0, 0], count: 3)
    for point in points {
      let d = point - circle.centre
      let distance = d.length
      guard distance > 0 else { continue }
      let row = [d.x / distance, d.y / distance, 1, distance - circle.radius]
      for i in 0..<3 { for j in 0..<4 { m[i][j] += row[i] * row[j] } }
    }
    guard let step = solved(m) else { return nil }
    let better = Circle(centre: circle.centre + Point(step[0], step[1]), radius: circle.radius + step[2])
    return better.radius > 0 ? better : nil
  }

  /// Three linear equations by elimination with row pivots.
  private static func solved(_ equations: [[Double]]) -> [Double]? {
    var m = equations
    for i in 0..<3 {
      guard let pivot = (i..<3).max(by: { abs(m[$0][i]) < abs(m[$1][i]) }), abs(m[pivot][i]) > 1e-12 else { return nil }
      m.swapAt(i, pivot)
      for k in (i + 1)..<max(3, i + 1) {
        let factor = m[k][i] / m[i][i]
        for j in i..<4 { m[k][j] -= factor * m[i][j] }
      }
    }
    var x = [0.0, 0.0, 0.0]
    for i in [2, 1, 0] {
      var sum = m[i][3]
      for j in (i + 1)..<max(3, i + 1) { sum -= m[i][j] * x[j] }
      x[i] = sum / m[i][i]
    }
    return x
  }
}
