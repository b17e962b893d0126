import Geometry
import Imaging

/// Carries shafts that run in under others on to where the others come out of the skin.
///
/// Hairs of one follicular unit leave the skin together: the root of one is often hidden below its neighbour, but it
/// lies on the shaft's own course and inside what the neighbour darkens.
struct RootCompletion {
  let contrast: ContrastField
  let umPerPx: Double

  /// - Parameter shafts: each with its root first.
  func completed(_ shafts: [FoundShaft]) -> [FoundShaft] {
    shafts.map { shaft in
      guard shaft.ribbon.points.count >= 4 else { return shaft }
      let plane = shaft.polarity == .dark ? contrast.dark : contrast.light
      var line = Array(shaft.ribbon.points.reversed())
      let end = line[line.count - 1]
      let start = line[max(0, line.count - 1 - Int(45 / umPerPx))]
      var direction = (end - start).normalized
      // The course's bend, from the last 100 µm or so.
      let before = line[max(0, line.count - 1 - Int(90 / umPerPx))]
      let bend = (start - before).normalized.cross(direction) / max(1, start.distance(to: before))
      let kappa = start == before ? 0 : min(1, max(-1, bend * (900 / umPerPx))) / (900 / umPerPx)
      let half = shaft.ribbon.width / 2
      var added = 0.0
      while added < 450 / umPerPx {
        direction = (direction + kappa * direction.perpendicular).normalized
        let next = line[line.count - 1] + direction
        let n = direction.perpendicular
        guard plane.contains(next) else { break }
        let inside =
          (plane.sample(next) + plane.sample(next + (0.6 * half) * n) + plane.sample(next - (0.6 * half) * n)) / 3
        if inside < 0.62 * shaft.amplitude { break }
        line.append(next)
        added += 1
      }
      if added < 3 { return shaft }
      var out = shaft
      out.ribbon.points = Polyline(line.reversed()).resampled(spacing: 2).points
      out.ribbon.amplitudes = []
      return out
    }
  }
}
