/// A projective map of the plane, row by row, with the last element 1.
public struct Homography: Sendable, Hashable {
  /// Nine elements, row by row.
  public var m: [Double]

  public init(m: [Double]) { self.m = m }

  public static let identity = Homography(m: [1, 0, 0, 0, 1, 0, 0, 0, 1])

  /// The image of a point.
  public func apply(_ p: Point) -> Point {
    let w = m[6] * p.x + m[7] * p.y + m[8]
    return Point((m[0] * p.x + m[1] * p.y + m[2]) / w, (m[3] * p.x + m[4] * p.y + m[5]) / w)
  }

  /// First `other`, then this map.
  public func after(_ other: Homography) -> Homography {
    var r = [Double](repeating: 0, count: 9)
    for i in 0..<3 {
      for j in 0..<3 {
        r[3 * i + j] = m[3 * i] * other.m[j] + m[3 * i + 1] * other.m[3 + j] + m[3 * i + 2] * other.m[6 + j]
      }
    }
    return Homography(m: r).normalized
  }

  public var determinant: Double {
    m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6])
  }

  /// How many times as long lengths become about `p`: the root of the Jacobian's determinant, det H ÷ w³.
  public func magnification(at p: Point) -> Double {
    let w = m[6] * p.x + m[7] * p.y + m[8]
    return (determinant / (w * w * w)).magnitude.squareRoot()
  }

  /// The map back.
  public var inverse: Homography {
    let c = [
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3],
    ]
    return Homography(m: c).normalized
  }

  private var normalized: Homography { Homography(m: m.map { $0 / m[8] }) }

  /// Three rows of three elements.
  public var rows: [[Double]] { [Array(m[0..<3]), Array(m[3..<6]), Array(m[6..<9])] }
}
