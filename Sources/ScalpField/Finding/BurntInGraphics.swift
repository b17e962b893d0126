/// Lines, measuring circles, scale bars and labels that a device or program drew into the photo.
struct BurntInGraphics {
  /// Lines with a pixel around them.
  private(set) var lines: FieldMask
  /// Rectangles around text.
  private(set) var labels: FieldMask

  init(_ strokes: SharpStrokes, of bytes: ByteView) {
    lines = FieldMask(photoWidth: bytes.width, photoHeight: bytes.height)
    labels = lines
    let groups = StrokeGroup.all(of: strokes)
    let drawn = groups.filter { $0.isDrawn && !$0.hasLetters }
    for line in drawn { Self.maskLine(line, strokes, in: &lines) }
    for isColumn in [false, true] { Self.bridgeGaps(of: drawn, isColumn, strokes, in: &lines) }
    for label in LabelBox.all(of: groups) {
      let box = label.extendedToItsFrame(in: bytes)
      labels.fill(x: box.xs, y: box.ys)
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

  /// Masks a scale bar's line also where hair or dark skin interrupts it: from its first to its last clear stroke in one
  /// row or column, if it is seen on a good part of that.
  private static func bridgeGaps(
    of lines: [StrokeGroup], _ isColumn: Bool, _ strokes: SharpStrokes, in mask: inout FieldMask
  ) {
    let count = isColumn ? strokes.width : strokes.height
    var seen = [Int](repeating: 0, count: count)
    var first = [Int](repeating: .max, count: count), last = [Int](repeating: 0, count: count)
    for line in lines {
      for pixel in line.pixels where strokes.kind(at: Int(pixel)).contains(.thin) {
        let x = Int(pixel) % strokes.width, y = Int(pixel) / strokes.width
        let (at, along) = isColumn ? (x, y) : (y, x)
        seen[at] += 1
        first[at] = min(first[at], along)
        last[at] = max(last[at], along)
      }
    }
    for at in 0..<count where seen[at] >= 40 && seen[at] * 2 >= last[at] - first[at] {
      let along = first[at]..<(last[at] + 1), across = (at - 1)..<(at + 2)
      mask.fill(x: isColumn ? across : along, y: isColumn ? along : across)
    }
  }

  private static func hasThinStroke(near x: Int, _ y: Int, _ strokes: SharpStrokes) -> Bool {
    let reach = 3
    for v in max(0, y - reach)...min(strokes.height - 1, y + reach) {
      for u in max(0, x - reach)...min(strokes.width - 1, x + reach)
      where strokes.kind(at: v * strokes.width + u).contains(.thin) { return true }
    }
    return false
  }
}
