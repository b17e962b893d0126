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
    var runs = InkRuns(picture, in: area, threshold: threshold, isBright: isBright)
    boxes = runs.boxes()
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
