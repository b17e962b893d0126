import Geometry

/// How near the last points of two chains that look at each other come to one smooth line.
///
/// The line is the least squares' polynomial in the distance along both chains and the gap, of x and of y.
enum JointFit {
  /// So far from both ends points are taken, cells, and the degree of the polynomial through them.
  private static let windows: [(reach: Double, degree: Int)] = [(8, 1), (14, 2), (30, 3), (60, 3)]
  /// Points of a tail are so far apart at least, cells: nearer ones say little more.
  private static let pitch = 1.5
  /// Cells that count as 1, so that powers of distances stay small.
  private static let unit = 32.0
  /// A line that touches the chains' points deviates by so much from them, cells.
  private static let usual = 0.35
  /// Of a sum of squares less than this is rounding.
  private static let leastPivot = 1e-9

  /// The points of a chain near one of its ends.
  struct Tail {
    /// From the end inwards, with their distances from it along the chain, cells.
    fileprivate var points: [(position: Point, arc: Double)] = []

    /// - Parameter line: from the end inwards.
    init(_ line: some Collection<Point>) {
      guard var previous = line.first else { return }
      var arc = 0.0, next = 0.0
      for p in line {
        arc += p.distance(to: previous)
        previous = p
        if arc > JointFit.windows[JointFit.windows.count - 1].reach { break }
        if arc < next { continue }
        points.append((p, arc))
        next = arc + JointFit.pitch
      }
    }
  }

  /// The deviations from a straight line through what is next to the gap, from an even bend through more, and from a smooth
  /// line through still more and through most, ÷ the usual; 0 where there are too few points to deviate.
  ///
  /// - Parameter gap: the distance between the ends, cells.
  static func deviations(_ a: Tail, _ b: Tail, gap: Double) -> [Double] {
    guard let origin = a.points.first?.position else { return windows.map { _ in 0 } }
    var moments = Moments()
    var first = 0, second = 0
    return windows.map { window in
      first = moments.add(a, from: first, to: window.reach, origin: origin, gap: gap, sense: -1)
      second = moments.add(b, from: second, to: window.reach, origin: origin, gap: gap, sense: 1)
      return moments.deviation(degree: window.degree) / usual
    }
  }

  /// Sums over points: of the powers 0 to 7 of their distances from the middle of the gap, and of these times the position.
  private struct Moments {
    var powers = SIMD8<Double>(repeating: 0)
    var x = SIMD8<Double>(repeating: 0)
    var y = SIMD8<Double>(repeating: 0)
    var square = 0.0

    /// Adds those points of a tail that lie within reach, from the one of a number on.
    ///
    /// - Returns: the number of the first that lies beyond it.
    mutating func add(
      _ tail: Tail, from start: Int, to reach: Double, origin: Point, gap: Double, sense: Double
    ) -> Int {
      var i = start
      while i < tail.points.count, tail.points[i].arc <= reach {
        let t = sense * (tail.points[i].arc + gap / 2) / JointFit.unit
        let p = tail.points[i].position - origin
        let t2 = t * t, t4 = t2 * t2
        let all = SIMD8(1, t, t2, t2 * t, t4, t4 * t, t4 * t2, t4 * t2 * t)
        powers += all
        x += p.x * all
        y += p.y * all
        square += p.squaredLength
        i += 1
      }
      return i
    }

    /// The root of the squares that no polynomial takes away, ÷ the points that are not needed to tell it.
    func deviation(degree: Int) -> Double {
      let m = degree + 1, spare = powers[0] - Double(m)
      guard spare > 0.5 else { return 0 }
      // Cholesky; the polynomial takes away the squared length of the solution of the lower triangle.
      var lower = [SIMD4<Double>](repeating: .zero, count: m)
      var left = square
      var rightX = SIMD4<Double>.zero, rightY = SIMD4<Double>.zero
      for i in 0..<m {
        for j in 0..<i { lower[i][j] = (powers[i + j] - (lower[i] * lower[j]).sum()) / lower[j][j] }
        let pivot = powers[2 * i] - (lower[i] * lower[i]).sum()
        guard pivot > JointFit.leastPivot else { return 0 }
        rightX[i] = (x[i] - (lower[i] * rightX).sum()) / pivot.squareRoot()
        rightY[i] = (y[i] - (lower[i] * rightY).sum()) / pivot.squareRoot()
        lower[i][i] = pivot.squareRoot()
        left -= rightX[i] * rightX[i] + rightY[i] * rightY[i]
      }
      return (max(0, left) / spare).squareRoot()
    }
  }
}
