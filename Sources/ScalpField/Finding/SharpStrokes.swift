/// The pixels of strokes so thin and with edges so sharp that no lens made them: burnt-in lines and letters.
///
/// A stroke is one to three pixels that differ by a step from the pixel before and by the opposite step from the pixel
/// after, along a row or a column, in red or green (blue is too noisy). On photos without graphics not one pixel in
/// 100,000 is a clear stroke of one or two pixels, even where sharpened hair is thin. Coloured lines, which JPEG coding
/// softens, are told by red minus green, in which skin, vessels and hair have no thin lines.
struct SharpStrokes {
  /// Steps in 8-bit codes from which a stroke counts at all, and from which it is clear.
  static let faintStep = 30
  static let clearStep = 50
  static let thickest = 3
  /// By how much red minus green of a coloured line differs from that beside it, and how far beside.
  static let colourStep = 40
  static let beside = 4

  /// What a pixel is.
  struct Kind: OptionSet {
    let rawValue: UInt8
    /// Part of a stroke.
    static let faint = Kind(rawValue: 1)
    /// Part of a clear stroke.
    static let clear = Kind(rawValue: 2)
    /// Part of a clear stroke of one or two pixels.
    static let thin = Kind(rawValue: 4)
  }

  let width: Int
  let height: Int
  /// Row-major.
  private(set) var kinds: [Kind]
  /// The pixels that are of any kind, each once, in the order they were found.
  private(set) var pixels: [Int32] = []

  init(_ bytes: ByteView) {
    width = bytes.width
    height = bytes.height
    kinds = [Kind](repeating: [], count: width * height)
    for y in 0..<height { findAlongRow(y, bytes) }
    for y in 0..<(height - 1) { findAlongColumns(from: y, bytes) }
    if bytes.channels == 3 { findColoured(bytes) }
  }

  /// Pixels whose red minus green is above, or below, that of both pixels beside, in the row or in the column.
  private mutating func findColoured(_ bytes: ByteView) {
    let w = width, h = height, k = Self.beside
    guard w > 2 * k, h > 2 * k else { return }
    let difference = [Int16](unsafeUninitializedCapacity: w * h) { buffer, count in
      for i in 0..<(w * h) { buffer[i] = Int16(bytes.base[3 * i]) - Int16(bytes.base[3 * i + 1]) }
      count = w * h
    }
    difference.withUnsafeBufferPointer { d in
      for y in 0..<h {
        var start = y * w
        while start < (y + 1) * w {
          let end = min((y + 1) * w, start + 64)
          for offset in [k, k * w] {
            let from = max(start, offset == k ? y * w + k : offset)
            let to = min(end, offset == k ? (y + 1) * w - k : (h - k) * w)
            guard from < to else { continue }
            var largest: Int16 = 0
            for i in from..<to { largest = max(largest, max(d[i], d[i - offset]) &- min(d[i], d[i - offset])) }
            guard largest >= Self.colourStep else { continue }
            for i in from..<to {
              let before = Int(d[i]) - Int(d[i - offset]), after = Int(d[i]) - Int(d[i + offset])
              guard (before > 0) == (after > 0), min(abs(before), abs(after)) >= Self.colourStep else { continue }
              // Dark hair lacks the skin's red, too; it is not blue or green.
              guard before > 0 || Self.isBlueOrGreen(bytes.base + 3 * i) else { continue }
              mark(i, [.faint, .clear, .thin])
            }
          }
          start = end
        }
      }
    }
  }

  private static func isBlueOrGreen(_ pixel: UnsafePointer<UInt8>) -> Bool {
    let red = Int(pixel[0]), green = Int(pixel[1]), blue = Int(pixel[2])
    return blue - red >= 60 || green - red >= 40
  }

  /// Strokes across the row: steps between a sample and that of the next pixel.
  private mutating func findAlongRow(_ y: Int, _ bytes: ByteView) {
    let row = bytes.row(y), next = bytes.channels
    let end = (bytes.width - 1) * next
    Self.forEachStep(row, row + next, count: end, channels: next) { i, step in
      for thickness in 1...Self.thickest {
        let j = i + thickness * next
        guard j < end else { return }
        let back = Int(row[j + next]) - Int(row[j])
        guard let kind = Self.kind(step, back, thickness) else { continue }
        let x = i / next
        for k in 1...thickness { mark(y * width + x + k, kind) }
      }
    }
  }

  /// Strokes across columns whose first step is between rows `y` and `y + 1`.
  private mutating func findAlongColumns(from y: Int, _ bytes: ByteView) {
    let row = bytes.row(y), next = bytes.rowBytes
    Self.forEachStep(row, row + next, count: next, channels: bytes.channels) { i, step in
      for thickness in 1...Self.thickest {
        guard y + thickness + 1 < height else { return }
        let j = i + thickness * next
        let back = Int(row[j + next]) - Int(row[j])
        guard let kind = Self.kind(step, back, thickness) else { continue }
        let x = i / bytes.channels
        for k in 1...thickness { mark((y + k) * width + x, kind) }
      }
    }
  }

  private static func kind(_ step: Int, _ back: Int, _ thickness: Int) -> Kind? {
    guard (step > 0) != (back > 0) else { return nil }
    let strength = min(abs(step), abs(back))
    guard strength >= faintStep else { return nil }
    guard strength >= clearStep else { return .faint }
    return thickness <= 2 ? [.faint, .clear, .thin] : [.faint, .clear]
  }

  private mutating func mark(_ index: Int, _ kind: Kind) {
    if kinds[index].isEmpty { pixels.append(Int32(index)) }
    kinds[index].formUnion(kind)
  }

  /// Calls `body` for each sample of red or green where `b` differs from `a` by `faintStep` or more.
  @inline(__always)
  private static func forEachStep(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int, channels: Int, _ body: (Int, Int) -> Void
  ) {
    // Most stretches have no step: whether one has is told by a loop that the compiler makes into vectors.
    let stretch = 96
    var start = 0
    while start < count {
      let end = min(count, start + stretch)
      var largest: UInt8 = 0
      for i in start..<end { largest = max(largest, max(a[i], b[i]) &- min(a[i], b[i])) }
      if Int(largest) >= faintStep {
        for i in start..<end {
          let step = Int(b[i]) - Int(a[i])
          if abs(step) >= faintStep && (channels == 1 || i % channels != 2) { body(i, step) }
        }
      }
      start = end
    }
  }
}
