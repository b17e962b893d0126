import Geometry
public import Imaging

/// Finds the one straight wire in a photo and measures its width.
public enum WireReader {
  /// What came of looking for a wire.
  public enum Outcome: Sendable, Hashable {
    case found(Wire)
    /// There is none.
    case none
    case unsure(String)
  }

  /// The least width that is measured, in pixels: blur widens thinner lines.
  static let leastWidthPx = 4.0
  /// The least length as a share of the photo's shorter side.
  static let leastShare = 0.3

  /// The widest search goes: pixels are put together until a wire is a thin line.
  static let factors = [1, 2, 4, 8]

  public static func read(_ photo: Photo) -> Outcome {
    let picture = LumaPicture(photo)
    let least = leastShare * Double(min(photo.width, photo.height))
    var wires: [Wire] = []
    for factor in factors where min(photo.width, photo.height) / factor >= 60 {
      for segment in SegmentFinder.segments(in: picture.reduced(by: factor), sigma: 2.2) {
        let f = Double(factor), offset = (f - 1) / 2
        let middle = Point(segment.middle.x * f + offset, segment.middle.y * f + offset)
        let line = LineSegment(
          middle: middle, direction: segment.direction, half: segment.half * f, isDark: segment.isDark,
          weight: segment.weight)
        guard line.length >= least, let wire = measure(line, reach: 8 * f + 8, in: picture) else { continue }
        wires.append(wire)
      }
    }
    func length(_ wire: Wire) -> Double { wire.line[0].distance(to: wire.line[1]) }
    guard let best = wires.max(by: { length($0) < length($1) }) else { return .none }
    for other in wires where length(other) > 0.5 * length(best) {
      if abs(other.widthPx - best.widthPx) > 0.03 * best.widthPx {
        return .unsure("there are several straight lines of different widths")
      }
    }
    return .found(best)
  }

  /// The width at places all along a line, or `nil` where it is not even and sharp enough for a wire.
  private static func measure(_ line: LineSegment, reach: Double, in picture: LumaPicture) -> Wire? {
    let places = 60
    var widths: [Double] = []
    let across = line.direction.perpendicular
    for i in 0..<places {
      let along = (Double(i) + 0.5) / Double(places) * 0.9 - 0.45
      let p = line.middle + 2 * along * line.half * line.direction
      if let width = width(at: p, across, isDark: line.isDark, reach: reach, picture) { widths.append(width) }
    }
    guard widths.count * 10 >= 7 * places else { return nil }
    widths.sort()
    let median = widths[widths.count / 2]
    let spread = (widths[widths.count * 3 / 4] - widths[widths.count / 4]) / 1.349
    guard median >= leastWidthPx, spread <= 0.08 * median else { return nil }
    // Places along the wire are not independent: blur and noise of neighbours are shared.
    let bySpread = spread / (Double(widths.count) / 4).squareRoot() / median
    let common = Wire.commonErrorPx / median
    return Wire(
      widthPx: median,
      relativeSE: (bySpread * bySpread + common * common + Wire.makerRelativeSE * Wire.makerRelativeSE).squareRoot(),
      line: [line.ends.0, line.ends.1])
  }

  /// The distance between the half-heights of both edges in linear light.
  private static func width(
    at p: Point, _ across: Point, isDark: Bool, reach: Double, _ picture: LumaPicture
  ) -> Double? {
    let spacing = 0.25
    let half = Int(reach / spacing)
    let profile = (-half...half).map { i -> Double in
      let q = p + Double(i) * spacing * across
      return picture.light(q.x, q.y) * (isDark ? -1 : 1)
    }
    let ends = half / 3
    let ground = (profile.prefix(ends).sorted()[ends / 2] + profile.suffix(ends).sorted()[ends / 2]) / 2
    let centre = profile[(half - 2)...(half + 2)].sorted()[2]
    guard centre - ground > 0.03 else { return nil }
    let level = (ground + centre) / 2
    func edge(_ direction: Int) -> Double? {
      var i = half
      while i > 0, i < profile.count - 1 {
        let next = i + direction
        if profile[next] < level {
          return Double(abs(i - half)) * spacing + (profile[i] - level) / (profile[i] - profile[next]) * spacing
        }
        i = next
      }
      return nil
    }
    // A line found along one edge of a wire is not in its middle.
    guard let left = edge(-1), let right = edge(1), abs(left - right) <= 0.3 * (left + right) else { return nil }
    return left + right
  }
}

extension LumaPicture {
  /// Linear light between pixels, 0 to 1, bilinear.
  fileprivate func light(_ x: Double, _ y: Double) -> Double {
    let u = min(max(x, 0), Double(width - 1)), v = min(max(y, 0), Double(height - 1))
    let x0 = Int(u), y0 = Int(v)
    let x1 = min(width - 1, x0 + 1), y1 = min(height - 1, y0 + 1)
    let tx = u - Double(x0), ty = v - Double(y0)
    func at(_ x: Int, _ y: Int) -> Double { Double(LinearLight.table8[self[x, y]]) }
    return (at(x0, y0) * (1 - tx) + at(x1, y0) * tx) * (1 - ty) + (at(x0, y1) * (1 - tx) + at(x1, y1) * tx) * ty
  }
}
