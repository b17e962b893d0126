import Geometry
import Imaging

/// How many shafts of a model lie over each pixel.
struct CoverCount {
  private let width: Int
  private let height: Int
  private var counts: [UInt8]

  init(_ model: ShaftModel) {
    width = model.contrast.width
    height = model.contrast.height
    counts = [UInt8](repeating: 0, count: width * height)
    for id in model.order {
      guard let r = model.shafts[id]?.ribbon else { continue }
      for b in model.windows(of: r, margin: 2) {
        var own = [Float](repeating: 0, count: b.width * b.height)
        ShaftModel.render(r, in: b, into: &own, amplitude: 1)
        for (k, cover) in own.enumerated() where cover > 0.5 {
          let i = (b.y0 + k / b.width) * width + b.x0 + k % b.width
          counts[i] = min(255, counts[i] + 1)
        }
      }
    }
  }

  /// Whether at most one shaft lies over a point.
  func isAlone(_ p: Point) -> Bool {
    let x = min(width - 1, max(0, Int(p.x.rounded()))), y = min(height - 1, max(0, Int(p.y.rounded())))
    return counts[y * width + x] < 2
  }
}
