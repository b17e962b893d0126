import Geometry

/// A strand as a photo shows it: its pixels, and the part that lies in the field.
///
/// Hair that has left the field does not come back into it: it is painted until it leaves and no further.
struct VisibleStrand: Sendable {
  let strand: Strand
  /// The painted axis, px, with the strand's index of each point.
  let painted: Range<Int>
  let pixels: [Point]
  /// The part in the field, px, from root to tip, its ends exact; with the positions of its ends along the axis, µm.
  let line: [Point]
  let startUm: Double
  let endUm: Double
  let rootInField: Bool
  let tipInField: Bool

  /// `nil` where no part of the axis lies in the field.
  init?(_ strand: Strand, frame: PhotoFrame) {
    let pixels = strand.axis.map { frame.projection.pixel($0) }
    let field = frame.field
    guard let first = pixels.firstIndex(where: { field.contains($0) }) else { return nil }
    let exit = pixels[first...].firstIndex { !field.contains($0) }
    self.strand = strand
    let start = max(0, first - 8)
    let end = min(pixels.count, (exit ?? pixels.count) + 8)
    painted = start..<end
    self.pixels = pixels
    rootInField = first == 0
    tipInField = exit == nil
    let last = (exit ?? pixels.count) - 1
    var line = Array(pixels[first...last])
    /// The place along the axis of the point `p` between two neighbouring points of it.
    func arcUm(of p: Point, from i: Int, to j: Int) -> Double {
      let t = p.distance(to: pixels[i]) / pixels[j].distance(to: pixels[i])
      return strand.arcUm(i) + t * (strand.arcUm(j) - strand.arcUm(i))
    }
    var startUm = strand.arcUm(first)
    var endUm = strand.arcUm(last)
    if first > 0 {
      let p = field.border(from: pixels[first], to: pixels[first - 1])
      startUm = arcUm(of: p, from: first, to: first - 1)
      line.insert(p, at: 0)
    }
    if let exit {
      let p = field.border(from: pixels[last], to: pixels[exit])
      endUm = arcUm(of: p, from: last, to: exit)
      line.append(p)
    }
    guard line.count > 1 else { return nil }
    self.line = line
    self.startUm = startUm
    self.endUm = endUm
  }

  /// The strand's diameter at a place along its axis, µm.
  func diameterUm(at arcUm: Double) -> Double {
    let d = strand.diametersUm
    let position = max(0, arcUm / Strand.stepUm)
    let i = min(d.count - 2, Int(position))
    return d[i] + min(1, position - Double(i)) * (d[i + 1] - d[i])
  }
}
