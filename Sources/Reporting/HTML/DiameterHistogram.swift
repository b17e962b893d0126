import OrderedJSON
import Trichometry

/// Diameters of two photos as bars beside each other, in SVG.
enum DiameterHistogram {
  private static let binUm = 10.0
  private static let bins = 14
  private static let barWidth = 16
  private static let height = 220

  /// Bins of 10 µm; the last takes all above. The cuts are marked.
  static func svg(before: [Double], after: [Double], cuts: SizeCuts) -> String {
    let old = counts(before), new = counts(after)
    let most = max(1, max(old.max() ?? 0, new.max() ?? 0))
    let step = 2 * barWidth + 6
    var svg =
      "<svg class=\"histogram\" viewBox=\"0 0 \(bins * step + 20) \(height + 34)\" role=\"img\" "
      + "aria-label=\"Histogram of diameters before and after\">"
    for i in 0..<bins {
      let x = 10 + i * step
      for (k, n) in [old[i], new[i]].enumerated() {
        let tall = n * height / most
        svg +=
          "<rect class=\"\(k == 0 ? "before" : "after")\" x=\"\(x + k * barWidth)\" y=\"\(height - tall)\" "
          + "width=\"\(barWidth - 1)\" height=\"\(tall)\"><title>\(n) hairs</title></rect>"
      }
      svg += "<text x=\"\(x)\" y=\"\(height + 14)\">\(i * Int(binUm))</text>"
    }
    for cut in [cuts.vellusBelowUm, cuts.terminalFromUm] where cut < Double(bins) * binUm {
      let x = DecimalText.string(9 + cut / binUm * Double(step), decimals: 1)
      svg += "<line class=\"cut\" x1=\"\(x)\" x2=\"\(x)\" y1=\"0\" y2=\"\(height)\"/>"
    }
    return svg + "<text x=\"10\" y=\"\(height + 29)\">diameter, µm; dashed: the cuts between classes</text></svg>"
  }

  private static func counts(_ diameters: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    for d in diameters where d >= 0 { counts[min(bins - 1, Int(d / binUm))] += 1 }
    return counts
  }
}
