import Geometry

extension ShaftTrace {
  /// Whether the shaft ends, at its root or its tip, only because no more of it can be seen.
  func isCut(atRoot: Bool, isVisible: (Point) -> Bool) -> Bool {
    let line = atRoot ? points : points.reversed()
    let end = line[0]
    let reach = max(4, widthPx)
    let inner = line.first { $0.distance(to: end) > reach } ?? line[line.count - 1]
    let beyond = max(2, 0.4 * widthPx)
    return !isVisible(end + beyond * (end - inner).normalized)
  }
}
