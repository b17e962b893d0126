/// How a stored picture must be turned to stand upright: EXIF's orientation, 1 to 8.
enum Orientation: Int, CaseIterable {
  case upright = 1
  case mirroredHorizontally = 2
  case rotated180 = 3
  case mirroredVertically = 4
  /// Mirrored along the falling diagonal.
  case transposed = 5
  /// To be turned clockwise by 90°.
  case rotated90Clockwise = 6
  /// Mirrored along the rising diagonal.
  case transversed = 7
  /// To be turned counterclockwise by 90°.
  case rotated90Counterclockwise = 8

  var swapsAxes: Bool { rawValue >= 5 }

  /// The samples of the upright picture.
  func upright(_ samples: Photo.Samples, width: Int, height: Int) -> Photo.Samples {
    if self == .upright { return samples }
    return switch samples {
    case .gray8(let s): .gray8(upright(s, width, height, channels: 1))
    case .rgb8(let s): .rgb8(upright(s, width, height, channels: 3))
    case .gray16(let s): .gray16(upright(s, width, height, channels: 1))
    case .rgb16(let s): .rgb16(upright(s, width, height, channels: 3))
    }
  }

  /// Upright pixel (x, y) is stored pixel (x, y) times a signed permutation, which is an offset and two steps.
  private func upright<Sample>(_ stored: [Sample], _ width: Int, _ height: Int, channels: Int) -> [Sample] {
    let right = channels
    let down = width * channels
    let lastColumn = (width - 1) * right
    let lastRow = (height - 1) * down
    let (start, stepX, stepY) =
      switch self {
      case .upright: (0, right, down)
      case .mirroredHorizontally: (lastColumn, -right, down)
      case .rotated180: (lastRow + lastColumn, -right, -down)
      case .mirroredVertically: (lastRow, right, -down)
      case .transposed: (0, down, right)
      case .rotated90Clockwise: (lastRow, -down, right)
      case .transversed: (lastRow + lastColumn, -down, -right)
      case .rotated90Counterclockwise: (lastColumn, down, -right)
      }
    let newWidth = swapsAxes ? height : width
    let newHeight = swapsAxes ? width : height
    // Square tiles, because stored rows are columns here: both sides of a tile fit into the cache.
    let tile = 64
    return stored.withUnsafeBufferPointer { stored in
      Array(unsafeUninitializedCapacity: stored.count) { target, initializedCount in
        let source = stored.baseAddress!
        let destination = target.baseAddress!
        for top in stride(from: 0, to: newHeight, by: tile) {
          for left in stride(from: 0, to: newWidth, by: tile) {
            for y in top..<min(top + tile, newHeight) {
              var from = source + (start + left * stepX + y * stepY)
              var to = destination + (y * newWidth + left) * channels
              for _ in left..<min(left + tile, newWidth) {
                for channel in 0..<channels { (to + channel).initialize(to: from[channel]) }
                from += stepX
                to += channels
              }
            }
          }
        }
        initializedCount = stored.count
      }
    }
  }
}
