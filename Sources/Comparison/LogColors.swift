import Elementary
import Geometry
import Imaging

/// The logarithms of a photo's colours at single places.
struct LogColors {
  struct Value {
    var red: Double
    var green: Double
    var blue: Double
  }

  private let photo: Photo
  private static let table = (0..<256).map { Elementary.log(Double($0) + 4) }

  init(_ photo: Photo) { self.photo = photo }

  var isColored: Bool {
    switch photo.samples {
    case .gray8, .gray16: false
    case .rgb8, .rgb16: true
    }
  }

  /// Between pixels, bilinear; `nil` outside of the photo.
  func values(_ p: Point) -> Value? {
    guard p.x >= 0, p.y >= 0, p.x < Double(photo.width - 1), p.y < Double(photo.height - 1) else { return nil }
    let x = Int(p.x), y = Int(p.y)
    let u = p.x - Double(x), v = p.y - Double(y)
    let i = y * photo.width + x
    func between(_ channel: Int) -> Double {
      let upper = (1 - u) * logarithm(i, channel) + u * logarithm(i + 1, channel)
      let lower = (1 - u) * logarithm(i + photo.width, channel) + u * logarithm(i + photo.width + 1, channel)
      return (1 - v) * upper + v * lower
    }
    guard isColored else {
      let gray = between(0)
      return Value(red: gray, green: gray, blue: gray)
    }
    return Value(red: between(0), green: between(1), blue: between(2))
  }

  private func logarithm(_ pixel: Int, _ channel: Int) -> Double {
    switch photo.samples {
    case .gray8(let s): Self.table[Int(s[pixel])]
    case .gray16(let s): Self.table[Int(s[pixel] >> 8)]
    case .rgb8(let s): Self.table[Int(s[3 * pixel + channel])]
    case .rgb16(let s): Self.table[Int(s[3 * pixel + channel] >> 8)]
    }
  }
}
