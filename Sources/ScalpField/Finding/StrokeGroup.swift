/// Strokes that hang together.
struct StrokeGroup {
  /// The smallest rectangle of pixels around them.
  var xs: Range<Int>
  var ys: Range<Int>
  /// Pixels that are strokes, clear strokes, clear and thin strokes.
  var faint = 0
  var clear = 0
  var thin = 0
  /// The pixels, row-major indices.
  var pixels: [Int32] = []

  /// Whether it can only be drawn: drawn lines are thin nearly all along, letters clear nearly everywhere. Sharpened hair is both
  /// here and there.
  var isDrawn: Bool {
    if thin >= 12 && thin * 2 >= faint { return true }
    let (short, long) = (min(xs.count, ys.count), max(xs.count, ys.count))
    return mayBeDrawn && clear * 5 >= faint * 4 && long < 8 * short
  }

  /// Whether there are so many clear, thin strokes, in number and as a share, that it is drawn or sharpened hair.
  var mayBeDrawn: Bool { (thin >= 12 && thin * 3 >= faint) || (thin >= 24 && thin * 5 >= faint) }

  /// Letters fill a good part of their rectangle and are not much longer than wide, other than lines and circles.
  var hasLetters: Bool {
    let (short, long) = (min(xs.count, ys.count), max(xs.count, ys.count))
    return faint * 11 >= 2 * xs.count * ys.count && !(short <= 7 && long >= 4 * short)
  }

  /// What a letter beside other letters may be, a narrow one too.
  var mayBeLetter: Bool { clear >= 8 && clear * 2 >= faint && faint * 11 >= 2 * xs.count * ys.count }

  /// All groups: pixels at most about four apart belong together.
  static func all(of strokes: SharpStrokes) -> [StrokeGroup] {
    guard !strokes.pixels.isEmpty else { return [] }
    // Searched on cells of 2 × 2 pixels, within two cells.
    let columns = (strokes.width + 1) / 2, rows = (strokes.height + 1) / 2
    var pixelsOfCell: [Int32: [Int32]] = [:]
    var isOpen = [Bool](repeating: false, count: columns * rows)
    for pixel in strokes.pixels {
      let cell = cell(of: pixel, strokes.width, columns)
      pixelsOfCell[Int32(cell), default: []].append(pixel)
      isOpen[cell] = true
    }
    var groups: [StrokeGroup] = []
    for pixel in strokes.pixels {
      let first = cell(of: pixel, strokes.width, columns)
      guard isOpen[first] else { continue }
      isOpen[first] = false
      var queue = [first]
      var group = StrokeGroup(xs: 0..<0, ys: 0..<0)
      while let cell = queue.popLast() {
        for pixel in pixelsOfCell[Int32(cell)] ?? [] { group.add(pixel, strokes) }
        let x = cell % columns, y = cell / columns
        for v in max(0, y - 2)...min(rows - 1, y + 2) {
          for u in max(0, x - 2)...min(columns - 1, x + 2) where isOpen[v * columns + u] {
            isOpen[v * columns + u] = false
            queue.append(v * columns + u)
          }
        }
      }
      groups.append(group)
    }
    return groups
  }

  private static func cell(of pixel: Int32, _ width: Int, _ columns: Int) -> Int {
    Int(pixel) / width / 2 * columns + Int(pixel) % width / 2
  }

  private mutating func add(_ pixel: Int32, _ strokes: SharpStrokes) {
    let x = Int(pixel) % strokes.width, y = Int(pixel) / strokes.width
    let kind = strokes.kind(at: Int(pixel))
    xs = pixels.isEmpty ? x..<(x + 1) : min(xs.lowerBound, x)..<max(xs.upperBound, x + 1)
    ys = pixels.isEmpty ? y..<(y + 1) : min(ys.lowerBound, y)..<max(ys.upperBound, y + 1)
    pixels.append(pixel)
    faint += 1
    if kind.contains(.clear) { clear += 1 }
    if kind.contains(.thin) { thin += 1 }
  }
}
