import Imaging

/// What a camera's unsharp mask does to the light across a shaft.
///
/// The camera adds `amount` × (code − blurred code) to the sRGB code. Because it works on codes, not on light, this
/// moves the edges of dark shafts inwards in linear light; so it has to be taken out before the strip is fitted.
public struct Sharpening: Sendable, Hashable {
  /// Share of the detail that is added, 0: none.
  public var amount: Double
  /// Standard deviation of the mask's blur, px.
  public var radiusPx: Double

  public static let none = Sharpening(amount: 0, radiusPx: 1)

  public init(amount: Double, radiusPx: Double) {
    self.amount = amount
    self.radiusPx = radiusPx
  }

  /// Light with the mask minus light without it, at equal distances across a shaft.
  struct Change {
    let start: Double
    let step: Double
    let values: [Double]

    /// The change at `u`, 0 beyond the ends.
    @inline(__always)
    func value(at u: Double) -> Double {
      let f = (u - start) / step
      guard f >= 0, f < Double(values.count - 1) else { return 0 }
      let i = Int(f)
      return values[i] + (f - Double(i)) * (values[i + 1] - values[i])
    }
  }

  /// What the mask does to the light of a model, from −`reach` to `reach` about its centre.
  func change(of model: StripModel, reach: Double) -> Change {
    let step = 0.25
    let margin = 3 * radiusPx
    let half = Int(((reach + margin) / step).rounded(.up))
    let taps = Int((margin / step).rounded(.up))
    let count = (2 * half + 4) / 4 * 4
    var light = [Double](repeating: 0, count: count)
    withUnsafeTemporaryAllocation(of: SIMD4<Double>.self, capacity: StripModel.Index.count) { d in
      for g in 0..<(count / 4) {
        let u = (SIMD4<Double>(0, 1, 2, 3) + Double(4 * g - half)) * step + model.center
        let f = model.light(at: u, derivatives: d.baseAddress!, stride: 1)
        for k in 0..<4 { light[4 * g + k] = f[k] }
      }
    }
    let code = light.map { SRGBCurve.encoded($0) }
    var weights = (0...taps).map { k in
      NormalCurve.exponential(SIMD4(repeating: -0.5 * Double(k * k) * step * step / (radiusPx * radiusPx)))[0]
    }
    let total = weights[0] + 2 * weights.dropFirst().reduce(0, +)
    weights = weights.map { $0 / total }
    let values = (taps..<(count - taps)).map { i -> Double in
      var blurred = weights[0] * code[i]
      for k in 1...taps { blurred += weights[k] * (code[i - k] + code[i + k]) }
      return SRGBCurve.decoded(code[i] + amount * (code[i] - blurred)) - light[i]
    }
    return Change(start: Double(taps - half) * step + model.center, step: step, values: values)
  }
}
