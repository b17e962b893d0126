import Elementary
import Geometry

/// Rims of air bubbles in the immersion gel: circles, which no shaft is.
struct BubbleRims {
  struct Rim {
    var centre: Point
    var radius: Double

    /// Whether the rim passes near a point of a line, in the line's direction.
    func passes(_ p: Point, _ tangent: Point, within distance: Double) -> Bool {
      let arm = p - centre
      return abs(arm.length - radius) < distance && abs(arm.normalized.dot(tangent)) < 0.4
    }
  }
  private(set) var rims: [Rim] = []

  private static let largestRadiusUm = 700.0
  /// The circle is looked at in so many sectors, of which so many must show its rim.
  private static let sectors = 24
  private static let leastSectors = 13

  init(_ lines: [[Point]], umPerPx: Double) {
    let lines = lines.filter { $0.count >= 3 }
    let marks = Marks(lines)
    for line in lines {
      guard let rim = Self.arc(line, largestRadius: Self.largestRadiusUm / umPerPx),
        !rims.contains(where: { $0.centre.distance(to: rim.centre) < 2 && abs($0.radius - rim.radius) < 2 }),
        Self.isClosed(rim, marks)
      else { continue }
      rims.append(rim)
    }
  }

  /// Whether most of a line lies on a rim.
  func contain(_ points: [Point]) -> Bool {
    guard !rims.isEmpty else { return false }
    let tangents = points.indices.map { points.tangent(at: $0) }
    return rims.contains { rim in
      var on = 0
      for i in points.indices where rim.passes(points[i], tangents[i], within: 2.5) { on += 1 }
      return on * 10 >= points.count * 6
    }
  }

  /// The points of many lines with their directions, by where they are.
  private struct Marks {
    private static let cell = 8.0
    private var cells: [Int: [(point: Point, tangent: Point)]] = [:]

    init(_ lines: [[Point]]) {
      for line in lines {
        for i in line.indices {
          cells[Self.key(Self.column(line[i].x), Self.column(line[i].y)), default: []]
            .append((line[i], line.tangent(at: i)))
        }
      }
    }

    private static func column(_ x: Double) -> Int { Int((x / cell).rounded(.down)) }
    private static func key(_ x: Int, _ y: Int) -> Int { y << 24 + x }

    /// Whether a mark for which `condition` holds lies nearer than `distance`.
    func contain(near p: Point, within distance: Double, where condition: (Point, Point) -> Bool) -> Bool {
      for y in Self.column(p.y - distance)...Self.column(p.y + distance) {
        for x in Self.column(p.x - distance)...Self.column(p.x + distance) {
          for mark in cells[Self.key(x, y)] ?? []
          where (mark.point - p).squaredLength < distance * distance && condition(mark.point, mark.tangent) {
            return true
          }
        }
      }
      return false
    }
  }

  /// The circle of a line that turns along a good part of it.
  private static func arc(_ points: [Point], largestRadius: Double) -> Rim? {
    guard points.count >= 8, let c = circle(points), c.radius < largestRadius, c.radius > 2.5,
      Polyline(points).length > 0.9 * c.radius
    else { return nil }
    var deviation = 0.0
    for p in points { deviation += abs(p.distance(to: c.centre) - c.radius) }
    return deviation / Double(points.count) < 0.25 + 0.02 * c.radius ? c : nil
  }

  /// Whether lines go around more than half of a circle: curly hair bends too, but never so far.
  private static func isClosed(_ rim: Rim, _ marks: Marks) -> Bool {
    let width = 1 + 0.03 * rim.radius
    let steps = max(1, Int(2 * Double.pi * rim.radius / Double(sectors) / (1.5 * width)))
    var unseen = 0
    for sector in 0..<sectors {
      let isSeen = (0..<steps).contains { step in
        let turn = (Double(sector) + (Double(step) + 0.5) / Double(steps)) / Double(sectors)
        let (sin, cos) = Elementary.sincos(2 * Double.pi * turn)
        return marks.contain(near: rim.centre + rim.radius * Point(cos, sin), within: 1.3 * width) {
          rim.passes($0, $1, within: width)
        }
      }
      if !isSeen { unseen += 1 }
      if unseen > sectors - leastSectors { return false }
    }
    return true
  }

  /// Algebraic circle fit (Kåsa, 1976).
  static func circle(_ p: [Point]) -> Rim? {
    let n = Double(p.count)
    var m = Point.zero
    for q in p { m += q }
    m = m / n
    var sxx = 0.0, sxy = 0.0, syy = 0.0, sxz = 0.0, syz = 0.0
    for q in p {
      let x = q.x - m.x, y = q.y - m.y, z = x * x + y * y
      sxx += x * x; sxy += x * y; syy += y * y; sxz += x * z; syz += y * z
    }
    let det = sxx * syy - sxy * sxy
    guard det > 1e-6 * (sxx + syy) * (sxx + syy) else { return nil }
    let a = (sxz * syy - syz * sxy) / det / 2, b = (syz * sxx - sxz * sxy) / det / 2
    var r2 = 0.0
    for q in p { r2 += (q - m - Point(a, b)).squaredLength }
    return Rim(centre: m + Point(a, b), radius: (r2 / n).squareRoot())
  }
}
