import Geometry
public import Imaging

/// Finds scale bars that were burnt into a photo, and reads the lengths written beside them.
public enum ScaleBarReader {
  /// What came of looking for a bar.
  public enum Outcome: Sendable, Hashable {
    case found(ScaleBar)
    /// There is none.
    case none
    /// There are bars, and which one counts, or what its label says, is not sure.
    case unsure(String)
  }

  /// The scale bar with a label that can be read.
  ///
  /// - Parameter hasLength: whether the length is known otherwise, so that a bar without a readable label will do.
  public static func read(_ photo: Photo, hasLength: Bool = false) -> Outcome {
    read(LumaPicture(photo), hasLength: hasLength)
  }

  /// The scale bar with a label that can be read.
  ///
  /// - Parameter hasLength: whether the length is known otherwise, so that a bar without a readable label will do.
  public static func read(_ picture: LumaPicture, hasLength: Bool = false) -> Outcome {
    let groups = BarGroup.all(of: BarFinder.bars(in: picture))
    var labelled: [ScaleBar] = []
    var plain: [ScaleBar] = []
    var isAmbiguous = false
    for group in groups {
      guard let lengthPx = group.lengthPx else { continue }
      var bar = ScaleBar(
        lengthPx: lengthPx, labelUm: nil, lines: group.lines, anisotropy: group.anisotropy)
      let labels = group.labels(in: picture)
      let lengths = labels.map(\.lengthUm)
      if let length = lengths.first {
        if lengths.contains(where: { $0 != length }) { isAmbiguous = true; continue }
        bar.labelUm = length
        labelled.append(bar)
      } else if group.isSurelyDrawn {
        plain.append(bar)
      }
    }
    if isAmbiguous { return .unsure("more than one length is written beside a scale bar") }
    let candidates = labelled.isEmpty && hasLength ? plain : labelled
    guard let first = candidates.first else { return .none }
    for other in candidates where !other.agrees(with: first) {
      return .unsure("there are several bars, and they do not agree")
    }
    return .found(candidates.max { $0.lengthPx < $1.lengthPx } ?? first)
  }
}

extension ScaleBar {
  /// Whether two bars mean one scale, within 2 %.
  fileprivate func agrees(with other: ScaleBar) -> Bool {
    let one = lengthPx / (labelUm ?? 1), two = other.lengthPx / (other.labelUm ?? 1)
    return abs(one - two) <= 0.02 * two
  }
}
