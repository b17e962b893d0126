import Geometry

/// Finds for each label the corner of the picture where it hides the least hair.
struct FreeCorners {
  private let width: Int
  private let height: Int
  private let hairs: [[Point]]
  private var taken = [false, false, false, false]

  /// - Parameter hairs: centrelines in pixels of the picture.
  init(_ picture: RGBPicture, hairs: [[Point]]) {
    width = picture.width
    height = picture.height
    self.hairs = hairs
  }

  /// The top-left corner for a label of this size, `margin` from the edges; `nil` where it does not fit.
  mutating func place(width labelWidth: Int, height labelHeight: Int, margin: Int) -> (x: Int, y: Int)? {
    guard labelWidth + 2 * margin <= width / 2, labelHeight + 2 * margin <= height / 2 else { return nil }
    var best: (corner: Int, x: Int, y: Int, hidden: Int)?
    for corner in taken.indices where !taken[corner] {
      let x = corner % 2 == 0 ? margin : width - margin - labelWidth
      let y = corner / 2 == 0 ? margin : height - margin - labelHeight
      let hidden = hairs.reduce(0) { sum, hair in
        sum
          + hair.count { p in
            p.x >= Double(x) && p.x < Double(x + labelWidth) && p.y >= Double(y) && p.y < Double(y + labelHeight)
          }
      }
      if hidden < best?.hidden ?? .max { best = (corner, x, y, hidden) }
    }
    guard let best else { return nil }
    taken[best.corner] = true
    return (best.x, best.y)
  }
}
