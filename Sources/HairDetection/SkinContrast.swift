import Geometry

/// How the pixels of a reduced photo differ from what is usual about them, colour by colour: 0 is the mean of the surroundings,
/// −1.1 black. Light that is stronger, dimmer or coloured, and skin of another colour, cancel out.
struct SkinContrast {
  let photo: ReducedPhoto
  /// For each pixel, row by row, whether hair may be looked for there; `nil` where it may be everywhere.
  let valid: [Bool]?
  private let blockColumns: Int
  private let blockRows: Int
  /// The mean of the surroundings of each block, colour after colour.
  private let means: [Float]

  private static let block = DetectionGrid.block
  /// Surroundings are so many blocks in each direction, 0.6 mm in all.
  private static let reach = 3
  private static let gain: Float = 1.1
  /// What a dark pixel's noise is not to be blown up beyond.
  private static let floor: Float = 0.02 * ReducedPhoto.unit
  private static let limits: (Float, Float) = (-1, 1.2)
  /// Of a unit of samples, what the means are told to: with it, 32 bits hold what lies between four blocks.
  private static let fineness: Float = 16

  init(_ photo: ReducedPhoto, valid: [Bool]?) {
    self.photo = photo
    self.valid = valid
    let (w, h, b) = (photo.width, photo.height, Self.block)
    let columns = w / b, rows = h / b
    blockColumns = columns
    blockRows = rows
    // Sums of whole numbers: exact.
    var sums = [Int](repeating: 0, count: 4 * columns * rows)
    photo.samples.withUnsafeBufferPointer { s in
      for y in photo.rows {
        for bx in 0..<columns {
          let xs = (bx * b..<(bx + 1) * b).clamped(to: photo.columns)
          let k = 4 * (y / b * columns + bx)
          var red = 0, green = 0, blue = 0, count = 0
          let i = y * w
          if let valid {
            for x in xs where valid[i + x] {
              red += Int(s[i + x])
              green += Int(s[i + x + w * h])
              blue += Int(s[i + x + 2 * w * h])
              count += 1
            }
          } else {
            for x in xs {
              red &+= Int(s[i + x])
              green &+= Int(s[i + x + w * h])
              blue &+= Int(s[i + x + 2 * w * h])
            }
            count = xs.count
          }
          sums[k] += red
          sums[k + 1] += green
          sums[k + 2] += blue
          sums[k + 3] += count
        }
      }
    }
    var means = [Float](repeating: ReducedPhoto.unit, count: 3 * columns * rows)
    for y in 0..<rows {
      for x in 0..<columns {
        var total = (0, 0, 0, 0)
        for v in max(0, y - Self.reach)...min(rows - 1, y + Self.reach) {
          for u in max(0, x - Self.reach)...min(columns - 1, x + Self.reach) {
            let k = 4 * (v * columns + u)
            total.0 += sums[k]
            total.1 += sums[k + 1]
            total.2 += sums[k + 2]
            total.3 += sums[k + 3]
          }
        }
        guard total.3 > 0 else { continue }
        let k = y * columns + x, plane = columns * rows
        means[k] = Float(total.0) / Float(total.3)
        means[k + plane] = Float(total.1) / Float(total.3)
        means[k + 2 * plane] = Float(total.2) / Float(total.3)
      }
    }
    self.means = means
  }

  /// The contrast of red, green and blue at a position of the grid, between pixels evenly; 0 outside and where it is masked.
  func color(at p: Point) -> SIMD3<Float> {
    let x = Int(p.x.rounded(.down)), y = Int(p.y.rounded(.down))
    let u = Float(p.x - Double(x)), v = Float(p.y - Double(y))
    let top = (1 - u) * color(x, y) + u * color(x + 1, y)
    let bottom = (1 - u) * color(x, y + 1) + u * color(x + 1, y + 1)
    return (1 - v) * top + v * bottom
  }

  /// Whether a line of the grid is lighter than its surroundings, in the middle of its length.
  func isLight(along line: [Point]) -> Bool {
    line[line.count / 4...line.count * 3 / 4].reduce(Float(0)) { $0 + color(at: $1).sum() } > 0
  }

  /// Whether nearly all of a line lies in or close beside what is masked: what runs along a drawn line is that line's edge,
  /// while a hair that only begins or ends at the edge of what can be seen is a hair.
  func runsAlongMask(_ line: [Point]) -> Bool {
    guard valid != nil, line.count > 1 else { return false }
    let hidden = line.indices.count { i in
      let aside = Self.besideMask * (line[min(i + 1, line.count - 1)] - line[max(0, i - 1)]).normalized.perpendicular
      return [line[i], line[i] + aside, line[i] - aside].contains { !isValid(at: $0) && isInside($0) }
    }
    return Double(hidden) > Self.alongMask * Double(line.count)
  }

  /// The share of what runs along a mask that it hides at least.
  private static let alongMask = 5.0 / 6
  /// How near beside, grid pixels.
  private static let besideMask = 3.0

  private func isInside(_ p: Point) -> Bool {
    photo.columns.contains(Int(p.x.rounded())) && photo.rows.contains(Int(p.y.rounded()))
  }

  /// Whether hair may be looked for at a position of the grid.
  func isValid(at p: Point) -> Bool {
    let x = Int(p.x.rounded()), y = Int(p.y.rounded())
    guard photo.columns.contains(x), photo.rows.contains(y) else { return false }
    return valid?[y * photo.width + x] ?? true
  }

  private func color(_ x: Int, _ y: Int) -> SIMD3<Float> {
    let (w, h, b) = (photo.width, photo.height, Self.block)
    guard photo.columns.contains(x), photo.rows.contains(y), valid?[y * w + x] ?? true else { return .zero }
    let block = y / b * blockColumns + x / b
    var color = SIMD3<Float>.zero
    for c in 0..<3 {
      let mean = means[c * blockColumns * blockRows + block] + Self.floor
      color[c] = Self.gain * ((Float(photo.samples[(c * h + y) * w + x]) + Self.floor) / mean - 1)
    }
    return color
  }

  /// Writes a row of contrasts of red, green and blue, and of 1 where a pixel is valid; invalid ones have no contrast.
  func fill(_ y: Int, _ planes: [UnsafeMutablePointer<Float>]) {
    let (w, b, columns) = (photo.width, Self.block, blockColumns)
    guard photo.rows.contains(y) else {
      for plane in planes { plane.update(repeating: 0, count: w) }
      return
    }
    let plane = columns * blockRows
    // Between the middles of blocks the mean changes evenly; in whole numbers, so that it is the same in a turned photo.
    let parts = Int32(2 * b), at = min(max(2 * y + 1 - b, 0), 2 * b * (blockRows - 1))
    let top = min(at / (2 * b), max(0, blockRows - 2)), bottom = min(top + 1, blockRows - 1)
    let share = Int32(at - 2 * b * top), scale = 1 / (Self.fineness * Float(parts * parts))
    var row = [Int32](repeating: 0, count: columns)
    for c in 0..<3 {
      for x in 0..<columns {
        let a = means[c * plane + top * columns + x], z = means[c * plane + bottom * columns + x]
        row[x] = Int32(Self.fineness * a) * (parts - share) + Int32(Self.fineness * z) * share
      }
      let target = planes[c]
      photo.samples.withUnsafeBufferPointer { s in
        let source = s.baseAddress! + (c * photo.height + y) * w
        var x = 0
        for i in -1..<columns {
          let left = row[max(0, i)], right = row[min(columns - 1, i + 1)]
          let end = min(w, i * b + b + b / 2)
          var k = Int32(x - (i * b + b / 2))
          while x < end {
            let mean = Float(left &* (parts &- 2 &* k &- 1) &+ right &* (2 &* k &+ 1)) * scale + Self.floor
            let v = Self.gain * ((Float(source[x]) + Self.floor) / mean - 1)
            target[x] = min(max(v, Self.limits.0), Self.limits.1)
            x += 1
            k &+= 1
          }
        }
      }
    }
    for plane in planes[..<3] {
      plane.update(repeating: 0, count: photo.columns.lowerBound)
      (plane + photo.columns.upperBound).update(repeating: 0, count: w - photo.columns.upperBound)
    }
    planes[3].update(repeating: 0, count: w)
    (planes[3] + photo.columns.lowerBound).update(repeating: 1, count: photo.columns.count)
    guard let valid else { return }
    for x in photo.columns {
      let isValid: Float = valid[y * w + x] ? 1 : 0
      for c in 0..<3 { planes[c][x] *= isValid }
      planes[3][x] = isValid
    }
  }
}
