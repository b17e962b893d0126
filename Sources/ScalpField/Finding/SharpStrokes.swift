#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

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
  private let kinds: KindPicture
  /// The pixels that are of any kind, each once, in the order they were found.
  private(set) var pixels: [Int32] = []

  init(_ bytes: ByteView) {
    width = bytes.width
    height = bytes.height
    kinds = KindPicture(count: width * height)
    for y in 0..<height { findAlongRow(y, bytes) }
    for y in 0..<(height - 1) { findAlongColumns(from: y, bytes) }
    if bytes.channels == 3 { findColoured(bytes) }
  }

  /// Pixels whose red minus green is above, or below, that of both pixels beside, in the row or in the column.
  private mutating func findColoured(_ bytes: ByteView) {
    let w = width, h = height, k = Self.beside
    guard w > 2 * k, h > 2 * k else { return }
    // Red minus green of as many rows as are looked at together.
    let kept = 2 * k + 1
    var difference = [Int16](repeating: 0, count: kept * w)
    difference.withUnsafeMutableBufferPointer { d in
      var done = 0
      for y in 0..<h {
        while done < min(h, y + k + 1) {
          let from = bytes.row(done), to = done % kept * w
          for x in 0..<w { d[to &+ x] = Int16(from[3 &* x]) &- Int16(from[3 &* x &+ 1]) }
          done += 1
        }
        let row = UnsafePointer(d.baseAddress! + y % kept * w)
        let isInside = y >= k && y + k < h
        let above = isInside ? UnsafePointer(d.baseAddress! + (y - k) % kept * w) : row
        let below = isInside ? UnsafePointer(d.baseAddress! + (y + k) % kept * w) : row
        for start in stride(from: 0, to: w, by: 64) {
          let end = min(w, start + 64)
          markColoured(row, row - k, row + k, max(start, k)..<max(start, k, min(end, w - k)), y, bytes)
          if isInside { markColoured(row, above, below, start..<end, y, bytes) }
        }
      }
    }
  }

  /// Marks the pixels of a stretch of row `y` that differ from those on both sides alike.
  private mutating func markColoured(
    _ row: UnsafePointer<Int16>, _ before: UnsafePointer<Int16>, _ after: UnsafePointer<Int16>, _ xs: Range<Int>,
    _ y: Int,
    _ bytes: ByteView
  ) {
    var largest: Int16 = 0
    for x in xs { largest = max(largest, max(row[x], before[x]) &- min(row[x], before[x])) }
    guard largest >= Self.colourStep else { return }
    for x in xs {
      let before = Int(row[x]) - Int(before[x]), after = Int(row[x]) - Int(after[x])
      guard (before > 0) == (after > 0), min(abs(before), abs(after)) >= Self.colourStep else { continue }
      // Dark hair lacks the skin's red, too; it is not blue or green.
      guard before > 0 || Self.isBlueOrGreen(bytes.pixel(x, y)) else { continue }
      mark(y * width + x, [.faint, .clear, .thin])
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

  /// What the pixel at a row-major index is.
  func kind(at index: Int) -> Kind { kinds[index] }

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

/// What each pixel is. Memory that is zero from the start is not touched where there is no stroke, as nearly everywhere.
private final class KindPicture {
  private let bytes: UnsafeMutablePointer<UInt8>
  private let count: Int

  init(count: Int) {
    self.count = count
    guard let memory = calloc(max(1, count), 1) else { fatalError("there is not enough memory") }
    bytes = memory.bindMemory(to: UInt8.self, capacity: max(1, count))
  }

  deinit { free(bytes) }

  subscript(_ index: Int) -> SharpStrokes.Kind {
    get {
      precondition(index >= 0 && index < count)
      return SharpStrokes.Kind(rawValue: bytes[index])
    }
    set {
      precondition(index >= 0 && index < count)
      bytes[index] = newValue.rawValue
    }
  }
}
