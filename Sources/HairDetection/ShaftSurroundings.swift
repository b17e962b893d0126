import Elementary
import Geometry

/// Adds to each shaft's evidence what the others of the photo say of it.
struct ShaftSurroundings {
  let shafts: [FoundShaft]
  let umPerPx: Double
  private let lines: [NearestOnPolyline]
  private let boxes: [(low: Point, high: Point)]

  init(_ shafts: [FoundShaft], umPerPx: Double) {
    self.shafts = shafts
    self.umPerPx = umPerPx
    lines = shafts.map { NearestOnPolyline(Polyline($0.ribbon.points)) }
    boxes = shafts.map { s in
      let xs = s.ribbon.points.map(\.x), ys = s.ribbon.points.map(\.y)
      return (Point(xs.min() ?? 0, ys.min() ?? 0), Point(xs.max() ?? 0, ys.max() ?? 0))
    }
  }

  func weighed() -> [FoundShaft] {
    let amplitude = usual { $0.evidence[.amplitude] }, width = usual { $0.evidence[.width] }
    let edge = usual(Self.edge)
    return shafts.indices.map { i in
      var s = shafts[i]
      s.evidence[.relativeAmplitude] = amplitude.map { s.evidence[.amplitude] - $0 } ?? 0
      s.evidence[.relativeWidth] = width.map { s.evidence[.width] - $0 } ?? 0
      s.evidence[.relativeSoftness] = edge.map { Self.edge(s) - $0 } ?? 0
      s.evidence[.coherence] = coherence(i)
      lookBeside(i, &s.evidence)
      return s
    }
  }

  /// The median over clear, long shafts; `nil` where there are too few to tell.
  private func usual(_ value: (FoundShaft) -> Double) -> Double? {
    let clear = shafts.filter { $0.evidence[.worth] > 0 && $0.evidence[.signalToNoise] > 1 }
    guard clear.count >= 3 else { return nil }
    return clear.map(value).sorted()[clear.count / 2]
  }

  private static func edge(_ s: FoundShaft) -> Double { Elementary.log(s.ribbon.edge) }

  /// The mean cosine of twice the angle to neighbours, the near and the telling counting most.
  private func coherence(_ i: Int) -> Double {
    let reach = 1500 / umPerPx
    let own = direction(i), middle = middle(i)
    var sum = 0.0, weights = 0.3
    for j in shafts.indices where j != i {
      let d = self.middle(j).distance(to: middle)
      guard d < 1.6 * reach, shafts[j].evidence[.worth] > -0.7 else { continue }
      let cosine = own.dot(direction(j))
      let weight = Elementary.exp(-d * d / (reach * reach) + min(1, shafts[j].evidence[.worth]))
      sum += weight * (2 * cosine * cosine - 1)
      weights += weight
    }
    return sum / weights
  }

  private func direction(_ i: Int) -> Point {
    let p = shafts[i].ribbon.points
    return (p[p.count - 1] - p[0]).normalized
  }

  private func middle(_ i: Int) -> Point {
    let p = shafts[i].ribbon.points
    return p[p.count / 2]
  }

  private func lookBeside(_ i: Int, _ evidence: inout ShaftEvidence) {
    let r = shafts[i].ribbon
    evidence[.worthBeside] = 3
    for j in shafts.indices where j != i {
      let q = shafts[j].ribbon
      let reach = (r.width + q.width) / 2 + 20 / umPerPx
      guard boxes[i].low.x - reach < boxes[j].high.x, boxes[j].low.x - reach < boxes[i].high.x,
        boxes[i].low.y - reach < boxes[j].high.y, boxes[j].low.y - reach < boxes[i].high.y
      else { continue }
      let isOther = shafts[i].polarity != shafts[j].polarity
      let lead = min(3, shafts[i].evidence[.worth] - shafts[j].evidence[.worth])
      guard isOther || lead < 0 || (lead == 0 && j < i) else { continue }
      let share = share(of: r, beside: lines[j], reach: reach)
      if isOther {
        evidence[.otherPolarityBeside] = max(evidence[.otherPolarityBeside], share)
      } else {
        evidence[.strongerBeside] = max(evidence[.strongerBeside], share)
      }
      if share > 0.5 { evidence[.worthBeside] = min(evidence[.worthBeside], max(-3, lead)) }
    }
  }

  /// Share of a ribbon that runs along a line.
  private func share(of r: Ribbon, beside line: NearestOnPolyline, reach: Double) -> Double {
    var beside = 0.0, n = 0.0
    for k in stride(from: 1, to: r.points.count - 1, by: 2) {
      n += 1
      guard line.mayBeNear(r.points[k], reach: reach) else { continue }
      let near = line.nearest(to: r.points[k])
      guard near.distance < reach else { continue }
      let t = (r.points[k + 1] - r.points[k - 1]).normalized
      let u = (line.line.points[near.segment + 1] - line.line.points[near.segment]).normalized
      if abs(t.dot(u)) > 0.94 { beside += 1 }
    }
    return n > 0 ? beside / n : 0
  }
}
