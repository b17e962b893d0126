public import Comparison
import Geometry
public import Imaging
import OrderedJSON
import Registration
public import Trichometry

/// A comparison as one page that needs nothing else: no network, no file beside it.
public enum PairHTML {
  /// The longer side of the pictures, px.
  static let longestSide = 1100
  private static let quality = 85

  /// - Parameter cuts: the diameters that part the classes.
  /// - Throws: `EncodingError` where a picture cannot be encoded.
  public static func encode(
    _ pair: PairComparison, before: Photo, after: Photo, cuts: SizeCuts
  ) throws(EncodingError) -> [UInt8] {
    let pictures = PairPictures(pair, before: before, after: after, longestSide: longestSide)
    let page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(HTML.escaped("\(pair.before.photo.name) and \(pair.after.photo.name)"))</title>
      <style>\(PairPage.style)</style>
      </head>
      <body>
      <h1>Before and after</h1>
      <p class="sentence">\(HTML.escaped(ChangeWords.sentence(pair)))</p>
      \(viewer(pair, pictures, old: try image(pictures.before), new: try image(pictures.after)))
      <div class="columns">
      <section><h2>Numbers on the shared area</h2>\(numbers(pair))</section>
      <section><h2>Diameters</h2>\(histogram(pair, cuts))</section>
      </div>
      \(warnings(pair))
      <section><h2>Photos and settings</h2>\(photos(pair, cuts))</section>
      <p class="notice">\(HTML.escaped(SummaryText.notice))</p>
      <script>\(PairPage.script)</script>
      </body>
      </html>

      """
    return Array(page.utf8)
  }

  private static func image(_ picture: RGBPicture) throws(EncodingError) -> String {
    HTML.dataURL(
      try JPEGEncoder.encode(.rgb8(picture.pixels), width: picture.width, height: picture.height, quality: quality),
      type: "image/jpeg")
  }

  private static func viewer(_ pair: PairComparison, _ pictures: PairPictures, old: String, new: String) -> String {
    let width = pictures.before.width, height = pictures.before.height
    let size = "viewBox=\"0 0 \(width) \(height)\" preserveAspectRatio=\"none\""
    let boxes = Fate.allCases.map { fate in
      "<label><input type=\"checkbox\" checked data-fate=\"\(fate.rawValue)\"> "
        + "<span class=\"key\" style=\"background:\(FateColor.css(fate))\"></span>"
        + "\(fate.rawValue) (\(pair.hairs.count { $0.fate == fate }))</label>"
    }
    return """
      <figure>
      <div class="stage" style="aspect-ratio:\(width)/\(height)">
      <div class="layer"><img alt="The photo before" src="\(old)"><svg \(size)>\(overlay(pair, pictures, isAfter: false))</svg></div>
      <div class="layer" id="top"><img alt="The photo after, laid onto the one before" src="\(new)"><svg \(size)>\(overlay(pair, pictures, isAfter: true))</svg></div>
      </div>
      <figcaption>
      <label class="slide">before <input id="slide" type="range" min="0" max="100" value="50" aria-label="How much of the after photo is shown"> after</label>
      <button id="blink" type="button">blink</button>
      \(boxes.joined(separator: "\n"))
      </figcaption>
      </figure>
      """
  }

  private static func overlay(_ pair: PairComparison, _ pictures: PairPictures, isAfter: Bool) -> String {
    Fate.allCases.map { fate in
      var group = "<g class=\"\(fate.rawValue)\" stroke=\"\(FateColor.css(fate))\">"
      for hair in pair.hairs where hair.fate == fate {
        guard let shown = isAfter ? hair.after : hair.before else { continue }
        let points = pictures.line(shown, isAfter: isAfter)
        let path = points.map { DecimalText.string($0.x, decimals: 1) + " " + DecimalText.string($0.y, decimals: 1) }
        group += "<path d=\"M\(path.joined(separator: "L"))\"/>"
        group +=
          "<circle cx=\"\(DecimalText.string(points[0].x, decimals: 1))\" "
          + "cy=\"\(DecimalText.string(points[0].y, decimals: 1))\" r=\"4\"/>"
      }
      return group + "</g>"
    }.joined()
  }

  private static func numbers(_ pair: PairComparison) -> String {
    typealias W = ChangeWords
    var table =
      "<table><thead><tr><th></th><th>before</th><th>after</th><th>change</th><th>95 % interval</th>"
      + "<th>verdict</th></tr></thead><tbody>"
    for (name, change) in pair.changes.entries {
      let title = W.title(name)
      let label = title.name + (title.unit.isEmpty ? "" : ", " + title.unit)
      let percent = change.percent.map { " (\(W.fixed($0, 0, signed: true)) %)" } ?? ""
      table +=
        "<tr><th>\(HTML.escaped(label))</th><td>\(W.fixed(change.before, title.decimals))</td>"
        + "<td>\(W.fixed(change.after, title.decimals))</td>"
        + "<td>\(W.fixed(change.change, title.decimals, signed: true))\(percent)</td>"
        + "<td>\(W.interval(change.ci95, title.decimals))</td>"
        + "<td class=\"\(change.verdict.rawValue)\">\(W.verdict(change.verdict))</td></tr>"
    }
    table += "</tbody></table>"
    if let p = pair.phototrichogram {
      let low = p.anagenCI95.map { 100 * $0.lowerBound }, high = p.anagenCI95.map { 100 * $0.upperBound }
      table +=
        "<p>Phototrichogram over \(W.fixed(p.days, 1)) days: \(W.fixed(p.anagenFraction.map { 100 * $0 }, 0)) % anagen "
        + "(95 % interval \(W.fixed(low, 0)) to \(W.fixed(high, 0)) %, \(p.decided) hairs decided), growth "
        + "\(W.fixed(p.growthMmPerDay, 3)) mm a day.</p>"
    }
    if let p = pair.patch, let regrowth = p.regrowthPercent {
      table +=
        "<p>Bald patch: \(W.fixed(p.areaBeforeCm2, 3)) cm² before, \(W.fixed(p.areaAfterCm2, 3)) cm² of it after; regrowth "
        + "\(W.fixed(regrowth, 0)) % (95 % interval \(W.interval(p.ci95, 0))), grade \(HTML.escaped(p.grade ?? "–")).</p>"
    }
    return table
  }

  private static func histogram(_ pair: PairComparison, _ cuts: SizeCuts) -> String {
    let old = pair.hairs.compactMap(\.before?.diameterUm), new = pair.hairs.compactMap(\.after?.diameterUm)
    guard !old.isEmpty || !new.isEmpty else { return "<p>–</p>" }
    return DiameterHistogram.svg(before: old, after: new, cuts: cuts)
      + "<p><span class=\"key before\"></span> before (\(old.count) hairs) <span class=\"key after\"></span> after "
      + "(\(new.count) hairs)</p>"
  }

  private static func warnings(_ pair: PairComparison) -> String {
    guard !pair.warnings.isEmpty else { return "" }
    return "<section><h2>Before you rely on it</h2><ul>"
      + pair.warnings.map { "<li>\(HTML.escaped($0))</li>" }.joined() + "</ul></section>"
  }

  private static func photos(_ pair: PairComparison, _ cuts: SizeCuts) -> String {
    typealias W = ChangeWords
    func row(_ name: String, _ value: (Trichogram) -> String) -> String {
      "<tr><th>\(HTML.escaped(name))</th><td>\(HTML.escaped(value(pair.before)))</td>"
        + "<td>\(HTML.escaped(value(pair.after)))</td></tr>"
    }
    let registration = pair.registration
    return "<table class=\"photos\"><thead><tr><th></th><th>before</th><th>after</th></tr></thead><tbody>"
      + row("photo") { $0.photo.name } + row("pixels") { "\($0.photo.widthPx) × \($0.photo.heightPx)" }
      + row("scale, µm/px") { W.fixed($0.scale.umPerPx, 3) + " (" + $0.scale.source.rawValue + ")" }
      + row("quality") { ([$0.quality.verdict.rawValue] + $0.quality.reasons).joined(separator: "; ") }
      + row("sharpness, 0 to 1") { W.fixed($0.quality.focus, 2) } + row("SHA-256 of the file") { $0.photo.sha256 }
      + row("SHA-256 of the settings") { $0.software.settingsSHA256 }
      + row("version") { $0.software.version } + "</tbody></table>"
      + "<p>Overlap \(W.fixed(registration.overlapFraction.map { 100 * $0 }, 0)) % of the field "
      + "(\(W.fixed(pair.sharedAreaCm2, 4)) cm²), residual \(W.fixed(registration.residualUm, 0)) µm, same place with "
      + "probability \(W.fixed(registration.samePlaceProbability, 3)). Vellus below \(W.fixed(cuts.vellusBelowUm, 0)) µm, "
      + "terminal from \(W.fixed(cuts.terminalFromUm, 0)) µm.</p>"
  }
}
