import Imaging

/// The mix of colours in which a shaft stands out.
enum ColorPlane {
  typealias Color = LightSampler.Color

  /// Luma, green, blue, red minus blue.
  static let candidates: [Color] = [
    Color(1, 0, 0, 0), Color(0, 0, 1, 0), Color(0, 0, 0, 1), Color(0, -1, 0, 1),
  ]

  /// Luma where a shaft shows well in it, else the plane of the best contrast to noise.
  static func best(_ runs: CrossSections, width: Double, blur: PhotoBlur, sign: Double) -> Color {
    var best = candidates[0]
    var bestRatio = -Double.infinity
    for (k, plane) in candidates.enumerated() {
      let contrasts = runs.runs.indices.compactMap { contrast(runs, $0, plane: plane, width: width, blur: blur) }
      guard contrasts.count > 0 else { continue }
      let middle = Robust.median(contrasts.map(\.difference)) * sign
      let skin = abs(Robust.median(contrasts.map(\.skin)))
      let spread = contrasts.count > 2 ? Robust.deviation(contrasts.map(\.difference)) : abs(middle)
      if k == 0, middle > 0.25 * skin { return plane }
      let ratio = middle / (spread + 0.02 * skin + 1e-4) * (k == 0 ? 1.5 : 1)
      if ratio > bestRatio {
        bestRatio = ratio
        best = plane
      }
    }
    return best
  }

  private static func contrast(
    _ runs: CrossSections, _ i: Int, plane: Color, width: Double, blur: PhotoBlur
  ) -> (difference: Double, skin: Double)? {
    var skin = (0.0, 0.0), inside = (0.0, 0.0)
    for k in 0..<runs.binCount {
      let b = runs.bin(i, k, plane: plane)
      guard b.weight > 0 else { continue }
      let u = abs(b.position)
      if u < max(0.7, 0.35 * width) {
        inside = (inside.0 + b.light * b.weight, inside.1 + b.weight)
      } else if u > width / 2 + 1.5 * blur.sigmaPx {
        skin = (skin.0 + b.light * b.weight, skin.1 + b.weight)
      }
    }
    guard skin.1 > 0, inside.1 > 0 else { return nil }
    return (inside.0 / inside.1 - skin.0 / skin.1, skin.0 / skin.1)
  }
}
