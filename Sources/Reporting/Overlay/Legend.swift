import Geometry
import OrderedJSON
import Trichometry

/// What the colours and signs of an overlay mean, with the numbers of hairs.
struct Legend {
  private enum Sign {
    case line(RGB)
    case ring
    case hatching
  }

  private var rows: [(sign: Sign, text: String)] = []

  init(_ trichogram: Trichogram, hasMask: Bool) {
    let summary = trichogram.summary
    if trichogram.scale.umPerPx != nil {
      let vellus = "vellus < \(DecimalText.string(summary.vellusBelowUm)) µm"
      let terminal = "terminal ≥ \(DecimalText.string(summary.terminalFromUm)) µm"
      let classes: [(Hair.SizeClass, String, Int?)] = [
        (.vellus, vellus, summary.vellusCount), (.intermediate, "intermediate", summary.intermediateCount),
        (.terminal, terminal, summary.terminalCount),
      ]
      for (sizeClass, name, count) in classes {
        rows.append((.line(OverlayColor.of(sizeClass)), name + (count.map { ": \($0)" } ?? "")))
      }
    } else {
      rows.append((.line(OverlayColor.of(nil)), "hair"))
    }
    rows.append((.ring, "root in the field: \(summary.hairCount)"))
    if hasMask { rows.append((.hatching, "left out")) }
  }

  /// Draws the legend in a free corner; nothing where there is no room.
  func draw(on picture: inout RGBPicture, _ view: OverlayView, _ corners: inout FreeCorners) {
    let dot = view.dot
    let lineHeight = (BitmapFont.height + 3) * dot
    let signWidth = 16 * dot
    let padding = 3 * dot
    let textWidth = rows.map { RGBPicture.width(of: $0.text, size: dot) }.max() ?? 0
    let width = signWidth + textWidth + 2 * padding
    let height = rows.count * lineHeight + 2 * padding - 2 * dot
    guard let (left, top) = corners.place(width: width, height: height, margin: 4 * dot) else { return }
    picture.fill(left..<(left + width), top..<(top + height), .black, opacity: 150)
    for (index, row) in rows.enumerated() {
      let y = top + padding + index * lineHeight
      let xs = (left + padding)..<(left + padding + 12 * dot)
      let middle = y + 3 * dot
      switch row.sign {
      case .line(let color): picture.fill(xs, middle..<(middle + 2 * dot), color)
      case .ring:
        var pen = StrokePen(for: picture)
        let center = Point(Double(xs.lowerBound + 6 * dot), Double(middle + dot))
        pen.ring(center, radius: 3.5 * Double(dot), width: 1.2 * Double(dot), .white, on: &picture)
      case .hatching:
        for x in xs where (x - xs.lowerBound) % (4 * dot) < dot {
          picture.fill(x..<(x + 1), y..<(y + 7 * dot), .white, opacity: 200)
        }
      }
      picture.write(row.text, x: left + padding + signWidth, y: y, size: dot, .white)
    }
  }
}
