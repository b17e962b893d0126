/// Drawn frames of a few pixels: rows or columns along an edge of the photo that have one colour from corner to corner.
enum ThinRims {
  /// At most so many pixels, and at most so much of the photo.
  private static let most = 24
  private static let mostShare = 0.04
  /// The standard deviation of a line of one colour, in levels; a coder smears the innermost.
  private static let even = 8.0
  /// How many levels the colour of the photo's own differs by at least, in how much of a line.
  private static let step = 20
  private static let leastStep = 0.6

  private enum Edge: CaseIterable { case top, right, bottom, left }

  static func mask(of bytes: ByteView) -> FieldMask {
    var mask = FieldMask(photoWidth: bytes.width, photoHeight: bytes.height)
    for edge in Edge.allCases {
      let depth = depth(edge, bytes)
      guard depth > 0 else { continue }
      let w = bytes.width, h = bytes.height
      switch edge {
      case .top: mask.fill(x: 0..<w, y: 0..<depth)
      case .right: mask.fill(x: w - depth..<w, y: 0..<h)
      case .bottom: mask.fill(x: 0..<w, y: h - depth..<h)
      case .left: mask.fill(x: 0..<depth, y: 0..<h)
      }
    }
    return mask
  }

  /// How many rows or columns along an edge are a frame.
  private static func depth(_ edge: Edge, _ bytes: ByteView) -> Int {
    let isRow = edge == .top || edge == .bottom
    let side = isRow ? bytes.height : bytes.width, whole = isRow ? bytes.width : bytes.height
    // Corners may be those of another edge.
    let line = whole / 20..<whole - whole / 20, length = line.count
    let limit = min(most, Int(mostShare * Double(side)))
    func pixel(_ depth: Int, _ i: Int) -> UnsafePointer<UInt8> {
      switch edge {
      case .top: bytes.pixel(i, depth)
      case .right: bytes.pixel(bytes.width - 1 - depth, i)
      case .bottom: bytes.pixel(i, bytes.height - 1 - depth)
      case .left: bytes.pixel(depth, i)
      }
    }
    func isEven(_ depth: Int) -> Bool {
      (0..<bytes.channels).allSatisfy { c in
        var sum = 0, squares = 0
        for i in line {
          let v = Int(pixel(depth, i)[c])
          sum += v
          squares += v * v
        }
        // Variance × length².
        return Double(squares * length - sum * sum) <= even * even * Double(length * length)
      }
    }
    guard limit > 0, let depth = (0..<limit).first(where: { !isEven($0) }), depth > 0 else { return 0 }
    // Even skin goes over into more skin; the line between may be of both.
    let inside = min(side - 1, depth + 1)
    let differing = line.count { i in
      let a = pixel(depth - 1, i), b = pixel(inside, i)
      return (0..<bytes.channels).contains { abs(Int(a[$0]) - Int(b[$0])) >= step }
    }
    return Double(differing) >= leastStep * Double(length) ? depth : 0
  }
}
