import Geometry
public import Imaging

/// Finds scale bars that were burnt into a photo, and reads the lengths written beside them.
public enum ScaleBarReader {
  /// Micrometres per pixel of photos in which hairs are counted, and some more: what reads as another scale was misread.
  static let believableUmPerPx = 0.4...40.0

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
    var unbelieved: Double?
    for group in groups {
      guard let lengthPx = group.lengthPx else { continue }
      let labels = group.labels(in: picture)
      var bar = ScaleBar(
        lengthPx: lengthPx, labelUm: nil, lines: group.lines, boxes: group.boxes + labels.map(\.box),
        anisotropy: group.anisotropy)
      let lengths = labels.map(\.lengthUm)
      if let length = lengths.first {
        if lengths.contains(where: { $0 != length }) { isAmbiguous = true; continue }
        let umPerPx = length / lengthPx
        if believableUmPerPx.contains(umPerPx) {
          bar.labelUm = length
          labelled.append(bar)
        } else {
          unbelieved = unbelieved ?? umPerPx
          plain.append(bar)
        }
      } else if group.isSurelyDrawn {
        plain.append(bar)
      }
    }
    if isAmbiguous { return .unsure("more than one length is written beside a scale bar") }
    let candidates = labelled.isEmpty && hasLength ? plain : labelled
    guard let first = candidates.first else {
      return unbelieved.map {
        .unsure("with its label it would mean \(($0 * 100).rounded() / 100) µm/px, where no hair can be seen")
      } ?? .none
    }
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
