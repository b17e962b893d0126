import Geometry
import Imaging

/// A strip of constant width around a centreline: the model of one shaft on the grid.
struct Ribbon {
  /// Centreline, about 2 grid pixels between points.
  var points: [Point]
  /// Full width, grid pixels.
  var width: Double
  /// Contrast of the shaft's inside.
  var amplitude: Double
  /// The way across each edge from no cover to full cover, grid pixels: more where the shaft is out of focus.
  var edge = Ribbon.sharpEdge
  /// The same at each point, where it changes along a long shaft; else empty.
  var amplitudes: [Float] = []

  /// The edge of a shaft in focus.
  static let sharpEdge = 1.4
  /// No shaft is wider, micrometres.
  static let widestUm = 135.0

  var length: Double { Polyline(points).length }

  /// The contrast between the points `i` and `i + 1`.
  @inline(__always)
  func amplitude(ofSegment i: Int) -> Float { amplitudes.isEmpty ? Float(amplitude) : amplitudes[i] }

  /// Whether more of the shaft lies beyond a plane's edge.
  func leaves(_ plane: Plane) -> Bool {
    guard let a = points.first, let b = points.last else { return false }
    return !plane.contains(a, margin: 1.5) || !plane.contains(b, margin: 1.5)
  }

  /// The same ribbon with the contrast that its middle shows.
  func remeasured(in contrast: Plane) -> Ribbon {
    var values: [Double] = []
    for i in stride(from: 1, to: points.count - 1, by: 1) {
      let n = (points[i + 1] - points[i - 1]).normalized.perpendicular
      let q = 0.2 * width
      values.append(
        (contrast.sample(points[i]) + contrast.sample(points[i] + q * n) + contrast.sample(points[i] - q * n)) / 3)
    }
    guard !values.isEmpty else { return self }
    values.sort()
    var out = self
    out.amplitude = max(0.05, values[values.count / 2])
    return out
  }

  /// The same ribbon with evenly spaced points and the contrast it shows along its way.
  ///
  /// A long shaft rises and sinks through the focus, so its contrast changes slowly; what crosses it changes it for
  /// short stretches only, which the running median leaves out.
  func settled(in contrast: Plane) -> Ribbon {
    var out = self
    out.points = Polyline(points).resampled(spacing: 2).points
    out.amplitudes = []
    guard out.points.count > 80 else { return out }
    let p = out.points
    let quarter = width / 4
    let middle = p.indices.map { i -> Float in
      let n = p.tangent(at: i).perpendicular
      let v = contrast.sample(p[i]) + contrast.sample(p[i] + quarter * n) + contrast.sample(p[i] - quarter * n)
      return Float(v / 3)
    }
    out.amplitudes = p.indices.map { i in
      var window = Array(middle[max(0, i - 20)...min(p.count - 1, i + 20)])
      window.sort()
      return max(0.05, window[window.count * 9 / 20])
    }
    return out
  }

  /// The width at half the shaft's contrast at each point, at most twice the ribbon's, grid pixels.
  func shownWidths(in contrast: Plane) -> [Double] {
    points.indices.map { i in
      let n = points.tangent(at: i).perpendicular
      func reach(_ n: Point) -> Double {
        var t = 0.0
        while t < width {
          if contrast.sample(points[i] + t * n) < 0.5 * amplitude { return t }
          t += 0.5
        }
        return width
      }
      return max(0.5, reach(n) + reach(-1.0 * n))
    }
  }
}
