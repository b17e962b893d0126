import Imaging

/// For each pixel the shaft that explains it best, and how well the next best would.
///
/// With both known, what a shaft is worth is read off its own pixels, without painting its neighbours again.
final class Ownership {
  private let model: ShaftModel
  private let width: Int
  // Plain memory: every pixel of every shaft passes through here many times.
  private let best: UnsafeMutablePointer<Float>
  private let second: UnsafeMutablePointer<Float>
  private let owner: UnsafeMutablePointer<Int32>
  private var scratch: [Float] = []

  init(_ model: ShaftModel) {
    self.model = model
    width = model.contrast.width
    let count = width * model.contrast.height
    best = .allocate(capacity: count)
    second = .allocate(capacity: count)
    owner = .allocate(capacity: count)
    best.initialize(repeating: 0, count: count)
    second.initialize(repeating: 0, count: count)
    owner.initialize(repeating: -1, count: count)
    for id in model.order {
      guard let r = model.shafts[id]?.ribbon else { continue }
      for b in model.windows(of: r, margin: 2) { paint(id, r, b) }
    }
  }

  deinit {
    best.deallocate()
    second.deallocate()
    owner.deallocate()
  }

  private func paint(_ id: Int, _ r: Ribbon, _ b: ShaftModel.Box) {
    let count = b.width * b.height
    if scratch.count < count { scratch = [Float](repeating: 0, count: count) }
    scratch.withUnsafeMutableBufferPointer {
      guard let own = $0.baseAddress else { return }
      own.update(repeating: 0, count: count)
      ShaftModel.render(r, in: b, into: own)
      take(own, b, Int32(id))
    }
  }

  /// Notes what a shaft explains in a window.
  private func take(_ own: UnsafePointer<Float>, _ b: ShaftModel.Box, _ id: Int32) {
    var k = 0
    for y in b.y0...b.y1 {
      var i = y * width + b.x0
      for _ in b.x0...b.x1 {
        let v = own[k]
        if v > best[i] {
          second[i] = best[i]
          best[i] = v
          owner[i] = id
        } else if v > second[i] {
          second[i] = v
        }
        k += 1
        i += 1
      }
    }
  }

  /// How much the misfit grows when a shaft is taken away: the area, in grid pixels, that only it explains.
  func worth(_ id: Int) -> Double {
    guard let s = model.shafts[id] else { return 0 }
    let scale = Float(1 / (0.8 * max(s.ribbon.amplitude, 0.12)))
    var sum: Float = 0
    for b in model.windows(of: s.ribbon, margin: 2) {
      for y in b.y0...b.y1 {
        let c = model.contrast.row(y), o = model.opposite.row(y)
        for x in b.x0...b.x1 {
          let i = y * width + x
          if owner[i] != Int32(id) || o[x] > 0.35 { continue }
          let v = max(c[x], 0)
          sum += min(1, abs(v - second[i]) * scale) - min(1, abs(v - best[i]) * scale)
        }
      }
    }
    return Double(sum)
  }

  /// Takes a shaft out of the model and gives its pixels to the others.
  func remove(_ id: Int) {
    guard let s = model.shafts[id] else { return }
    let windows = model.windows(of: s.ribbon, margin: 2)
    model.remove(id)
    for b in windows {
      for y in b.y0...b.y1 {
        for i in (y * width + b.x0)...(y * width + b.x1) {
          best[i] = 0
          second[i] = 0
          owner[i] = -1
        }
      }
      for other in model.near(b) {
        guard let r = model.shafts[other]?.ribbon else { continue }
        paint(other, r, b)
      }
    }
  }
}
