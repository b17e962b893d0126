import OrderedJSON

/// A bar of a round length with its label.
struct ScaleBar {
  private let lengthPx: Int
  private let label: String

  /// Takes the longest of 1, 2, 5, 10, … µm that is no longer than 120 dots of text.
  init(umPerPicturePx: Double, _ view: OverlayView) {
    let most = Double(120 * view.dot) * umPerPicturePx
    var decade = 1.0
    while decade * 10 <= most { decade *= 10 }
    let lengthUm = decade * ([5.0, 2, 1].first { decade * $0 <= most } ?? 1)
    lengthPx = max(1, Int((lengthUm / umPerPicturePx).rounded()))
    label = lengthUm < 1000 ? DecimalText.string(lengthUm) + " µm" : DecimalText.string(lengthUm / 1000) + " mm"
  }

  /// Draws the bar in a free corner; nothing where there is no room.
  func draw(on picture: inout RGBPicture, _ view: OverlayView, _ corners: inout FreeCorners) {
    let dot = view.dot
    let padding = 3 * dot
    let labelWidth = RGBPicture.width(of: label, size: dot)
    let width = max(lengthPx, labelWidth) + 2 * padding
    let height = (BitmapFont.height + 4) * dot + 2 * padding
    guard let (left, top) = corners.place(width: width, height: height, margin: 4 * dot) else { return }
    picture.fill(left..<(left + width), top..<(top + height), .black, opacity: 150)
    picture.write(label, x: left + (width - labelWidth) / 2, y: top + padding, size: dot, .white)
    let barLeft = left + (width - lengthPx) / 2
    let barTop = top + padding + (BitmapFont.height + 1) * dot
    picture.fill(barLeft..<(barLeft + lengthPx), barTop..<(barTop + 3 * dot), .white)
  }
}
