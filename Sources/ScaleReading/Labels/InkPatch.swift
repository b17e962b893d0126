/// What stands out from the ground in a part of a picture, at one threshold: writing, and whatever else is as bright, or
/// as dark.
struct InkPatch {
  private let picture: LumaPicture
  private let threshold: Int
  private let isBright: Bool
  /// The rectangles of what hangs together, in reading order of their first pixels.
  private(set) var boxes: [PixelBox] = []

  /// - Parameters:
  ///   - threshold: the luma that ink passes, upwards if it `isBright`, else downwards.
  init(_ picture: LumaPicture, in area: PixelBox, threshold: Int, isBright: Bool) {
    self.picture = picture
    self.threshold = threshold
    self.isBright = isBright
    let w = area.xs.count, h = area.ys.count
    var isOpen = [Bool](repeating: false, count: w * h)
    for y in 0..<h {
      for x in 0..<w {
        let value = picture[area.xs.lowerBound + x, area.ys.lowerBound + y]
        isOpen[y * w + x] = isBright ? value >= threshold : value <= threshold
      }
    }
    for first in isOpen.indices where isOpen[first] {
      isOpen[first] = false
      var queue = [first]
      var xs = (first % w)..<(first % w + 1), ys = (first / w)..<(first / w + 1)
      while let cell = queue.popLast() {
        let x = cell % w, y = cell / w
        xs = min(xs.lowerBound, x)..<max(xs.upperBound, x + 1)
        ys = min(ys.lowerBound, y)..<max(ys.upperBound, y + 1)
        for v in max(0, y - 1)...min(h - 1, y + 1) {
          for u in max(0, x - 1)...min(w - 1, x + 1) where isOpen[v * w + u] {
            isOpen[v * w + u] = false
            queue.append(v * w + u)
          }
        }
      }
      boxes.append(
        PixelBox(
          xs: (xs.lowerBound + area.xs.lowerBound)..<(xs.upperBound + area.xs.lowerBound),
          ys: (ys.lowerBound + area.ys.lowerBound)..<(ys.upperBound + area.ys.lowerBound)))
    }
  }

  /// The ink within a rectangle, stretched over the grid; soft about the threshold.
  func image(of box: PixelBox) -> GlyphImage? {
    let columns = GlyphImage.columns, rows = GlyphImage.rows
    let softness = 50.0
    var ink = [Double](repeating: 0, count: columns * rows)
    // Each cell takes the mean of 3 × 3 samples between pixels.
    for row in 0..<rows {
      for column in 0..<columns {
        var sum = 0.0
        for v in 0..<3 {
          for u in 0..<3 {
            let x = (Double(column) + (Double(u) + 0.5) / 3) / Double(columns) * Double(box.xs.count)
            let y = (Double(row) + (Double(v) + 0.5) / 3) / Double(rows) * Double(box.ys.count)
            let value = picture.value(
              Double(box.xs.lowerBound) + x - 0.5, Double(box.ys.lowerBound) + y - 0.5)
            let above = isBright ? value - Double(threshold) : Double(threshold) - value
            sum += min(1, max(0, 0.5 + above / (2 * softness)))
          }
        }
        ink[row * columns + column] = sum / 9
      }
    }
    return GlyphImage(ink: ink)
  }
}
