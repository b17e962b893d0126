import Elementary
import Geometry
import Imaging

/// A photo into which hairs are painted in linear light, in 8 bits a channel.
struct LightPicture {
  let width: Int
  let height: Int
  private let channels: Int
  private var codes: [UInt8]
  private let metadata: PhotoMetadata

  init(_ photo: Photo) {
    width = photo.width
    height = photo.height
    metadata = photo.metadata
    switch photo.samples {
    case .gray8(let s): (codes, channels) = (s, 1)
    case .rgb8(let s): (codes, channels) = (s, 3)
    case .gray16(let s): (codes, channels) = (s.map { UInt8($0 >> 8) }, 1)
    case .rgb16(let s): (codes, channels) = (s.map { UInt8($0 >> 8) }, 3)
    }
  }

  var photo: Photo {
    Photo(width: width, height: height, samples: channels == 1 ? .gray8(codes) : .rgb8(codes), metadata: metadata)
  }

  /// Linear light of red, green and blue at the pixel nearest to a point; `nil` outside.
  func light(_ p: Point) -> [Double]? {
    guard p.x >= -0.5, p.y >= -0.5, p.x < Double(width) - 0.5, p.y < Double(height) - 0.5 else { return nil }
    let i = (Int((p.y + 0.5).rounded(.down)) * width + Int((p.x + 0.5).rounded(.down))) * channels
    return (0..<3).map { Double(LinearLight.table8[Int(codes[i + min($0, channels - 1)])]) }
  }

  /// Paints a hair that lets `light` of what lies under it through, blurred by a Gaussian of `blurPx`.
  mutating func paint(_ hair: InjectedHair, light: [Double], umPerPx: Double, blurPx: Double) {
    let half = hair.diameterUm / umPerPx / 2
    let line = Polyline(hair.points)
    let reach = half + 3.5 * blurPx + 1
    let xs = Self.span(hair.points.map(\.x), reach, width), ys = Self.span(hair.points.map(\.y), reach, height)
    for y in ys {
      for x in xs {
        let p = Point(Double(x), Double(y))
        let distance = line.nearest(to: p).distance
        guard distance < reach else { continue }
        let covered =
          Self.step((half - distance) / blurPx) - Self.step((-half - distance) / blurPx)
        for c in 0..<channels {
          let i = (y * width + x) * channels + c
          let through = channels == 1 ? light[1] : light[c]
          let value = Double(LinearLight.table8[Int(codes[i])]) * (1 - covered * (1 - through))
          codes[i] = LinearLight.code8(Float(value))
        }
      }
    }
  }

  /// The normal integral to within 0.01 (logistic, Bowling et al. 2009): what a Gaussian makes of an edge.
  private static func step(_ z: Double) -> Double {
    Elementary.logistic(1.702 * min(30, max(-30, z)))
  }

  private static func span(_ values: [Double], _ reach: Double, _ limit: Int) -> Range<Int> {
    let low = max(0, Int(((values.min() ?? 0) - reach).rounded(.down)))
    let high = min(limit, Int(((values.max() ?? 0) + reach).rounded(.up)) + 1)
    return low..<max(low, high)
  }
}
