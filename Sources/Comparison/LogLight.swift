import Elementary
import Geometry
import Imaging

/// The logarithm of a photo's luma: differences do not depend on the exposure.
struct LogLight {
  let width: Int
  let height: Int
  private let values: [Float]

  init(_ photo: Photo) {
    width = photo.width
    height = photo.height
    let table = (0..<256).map { Float(Elementary.log((Double($0) + 4) / 260)) }
    let count = photo.width * photo.height
    switch photo.samples {
    case .gray8(let s): values = s.map { table[Int($0)] }
    case .gray16(let s): values = s.map { table[Int($0 >> 8)] }
    case .rgb8(let s): values = Self.values(count, table) { Int(s[$0]) }
    case .rgb16(let s): values = Self.values(count, table) { Int(s[$0] >> 8) }
    }
  }

  /// - Parameter sample: the 8-bit value at a place in red, green, blue, red, …
  private static func values(_ count: Int, _ table: [Float], _ sample: (Int) -> Int) -> [Float] {
    var result = [Float](repeating: 0, count: count)
    for i in 0..<count {
      let red = 77 * sample(3 * i)
      let green = 150 * sample(3 * i + 1)
      let blue = 29 * sample(3 * i + 2)
      result[i] = table[(red + green + blue + 128) >> 8]
    }
    return result
  }

  /// Between pixels, bilinear; `nil` outside of the photo.
  func value(_ p: Point) -> Double? {
    guard p.x >= 0, p.y >= 0, p.x < Double(width - 1), p.y < Double(height - 1) else { return nil }
    let x = Int(p.x), y = Int(p.y)
    let u = Float(p.x - Double(x)), v = Float(p.y - Double(y))
    let i = y * width + x
    let upper = (1 - u) * values[i] + u * values[i + 1]
    let lower = (1 - u) * values[i + width] + u * values[i + width + 1]
    return Double((1 - v) * upper + v * lower)
  }
}
