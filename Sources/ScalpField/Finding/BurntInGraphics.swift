/// Masks lines, measuring circles, scale bars and labels that a device or program drew into the photo.
enum BurntInGraphics {
  /// Adds what is drawn in `bytes` to `mask`.
  static func mask(_ strokes: SharpStrokes, of bytes: ByteView, in mask: inout FieldMask) {
    let groups = StrokeGroup.all(of: strokes)
    for group in groups where group.isDrawn && !group.isDense { maskLine(group, strokes, in: &mask) }
    for label in LabelBox.all(of: groups) {
      let box = label.extendedToItsFrame(in: bytes)
      mask.fill(x: box.xs, y: box.ys)
    }
  }

  /// Masks the strokes themselves with a pixel around them, leaving out fainter ones, such as hair, that only touch.
  private static func maskLine(_ group: StrokeGroup, _ strokes: SharpStrokes, in mask: inout FieldMask) {
    for pixel in group.pixels {
      let x = Int(pixel) % strokes.width, y = Int(pixel) / strokes.width
      guard hasThinStroke(near: x, y, strokes) else { continue }
      mask.fill(x: (x - 1)..<(x + 2), y: (y - 1)..<(y + 2))
    }
  }

  private static func hasThinStroke(near x: Int, _ y: Int, _ strokes: SharpStrokes) -> Bool {
    let reach = 3
    for v in max(0, y - reach)...min(strokes.height - 1, y + reach) {
      for u in max(0, x - reach)...min(strokes.width - 1, x + reach)
      where strokes.kinds[v * strokes.width + u].contains(.thin) { return true }
    }
    return false
  }
}
