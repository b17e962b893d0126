import Geometry

/// Cuts chains that go over from one shaft to another: there, what the sightings on each side expect beyond does not come.
enum CourseBreaks {
  /// How far aside of the expected place a chain may run that distance on, cells, by the lanes of ``ShaftCourse``.
  static let tolerance: [Double] = [2.8, 1.3, 0.6, 1, 0.6, 1.3, 2.8]
  /// More is not counted: by this a sighting that errs is kept from outweighing all others.
  private static let most = 3.0
  private static let worst = 0.6
  /// Sightings and what they say that must speak for a break.
  private static let least = 6.0

  static func cut(_ chain: SightingChain) -> [SightingChain] {
    let links = chain.links
    guard links.count >= 8 else { return [chain] }
    let arcs = chain.arcs
    let total = arcs[arcs.count - 1]
    // Sums over what passes each gap between links, by differences.
    var sums = [Double](repeating: 0, count: links.count + 1), counts = sums
    for i in links.indices {
      let course = links[i].course
      for lane in ShaftCourse.lanes {
        let target = arcs[i] + course.arcs[lane]
        guard abs(course.arcs[lane]) > 2, target >= 0, target <= total else { continue }
        let k = place(of: target, in: arcs)
        let a = links[k].position, d = links[k + 1].position - a
        let off = abs(d.normalized.cross(course.point(lane) - a)) / tolerance[lane]
        let low = min(i, k), high = max(i, k + 1)
        sums[low] += min(most, off)
        sums[high] -= min(most, off)
        counts[low] += 1
        counts[high] -= 1
      }
    }
    var sum = 0.0, count = 0.0, best = worst, at = -1
    for i in 0..<links.count - 1 {
      sum += sums[i]
      count += counts[i]
      guard i >= 2, i < links.count - 3, count >= least else { continue }
      if sum / count > best {
        best = sum / count
        at = i
      }
    }
    guard at >= 0 else { return [chain] }
    return cut(SightingChain(links: Array(links[...at]))) + cut(SightingChain(links: Array(links[(at + 1)...])))
  }

  /// The link before a distance along a chain, but not the last.
  private static func place(of arc: Double, in arcs: [Double]) -> Int {
    var low = 0, high = arcs.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if arcs[middle] <= arc { low = middle } else { high = middle }
    }
    return low
  }
}
