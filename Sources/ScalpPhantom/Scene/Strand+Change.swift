import Elementary
import Geometry

extension Strand {
  /// The angle at which the shaft leaves its root, radians.
  var angle: Double {
    let d = axis[1] - axis[0]
    return Elementary.atan2(y: d.y, x: d.x)
  }

  /// The same hair after it has grown by `growthUm` at its root: the shaft is pushed out and goes on straight at its
  /// tip.
  func grown(by growthUm: Double) -> Strand {
    guard growthUm > 0 else { return self }
    var result = self
    let last = axis[axis.count - 1]
    let direction = (last - axis[axis.count - 2]).normalized
    var line = axis
    line.append(last + direction * growthUm)
    result.axis = Self.stepped(Polyline(line))
    let added = result.axis.count - axis.count
    result.diametersUm = [Double](repeating: diametersUm[0], count: added) + diametersUm
    result.heightsUm += [Double](repeating: heightsUm[heightsUm.count - 1], count: added)
    return result
  }

  /// The same hair turned about its root by an angle in radians.
  func turned(by angle: Double) -> Strand {
    var result = self
    let (sine, cosine) = Elementary.sincos(angle)
    result.axis = axis.map { p in
      let d = p - root
      return root + Point(cosine * d.x - sine * d.y, sine * d.x + cosine * d.y)
    }
    return result
  }

  /// The line with points at every step of arc from its start, and its end.
  private static func stepped(_ line: Polyline) -> [Point] {
    let arcs = line.arcLengths
    let total = arcs[arcs.count - 1]
    var points = [line.points[0]]
    var k = 1
    var s = stepUm
    while s < total - 1 {
      while arcs[k] < s { k += 1 }
      let t = (s - arcs[k - 1]) / (arcs[k] - arcs[k - 1])
      points.append(line.points[k - 1] + t * (line.points[k] - line.points[k - 1]))
      s += stepUm
    }
    points.append(line.points[line.points.count - 1])
    return points
  }
}
