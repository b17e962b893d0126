import Elementary
import Geometry
import Imaging
import Trichometry

/// How much of the skin's light a shaft of this photo lets through, in each channel; above 1 where it is lighter than skin.
struct ShaftTone {
  /// At ``diameterUm``.
  var light: [Double]
  var diameterUm: Double

  /// Dark brown hair, for photos without hair.
  static let usual = ShaftTone(light: [0.30, 0.22, 0.18], diameterUm: 60)

  /// Light at another diameter, by the law of Beer and Lambert: as through that much of the same stuff.
  func light(atDiameterUm diameter: Double) -> [Double] {
    light.map { Elementary.exp(Elementary.log($0) * diameter / diameterUm) }
  }

  /// The tones of the wider shafts of a photo, each in its middle against the skin beside it.
  static func all(of hairs: [Hair], in plane: LightPicture) -> [ShaftTone] {
    var tones: [ShaftTone] = []
    for hair in hairs {
      guard let diameter = hair.diameterUm, hair.diameterPx >= 3.5, hair.confidence >= 0.7 else { continue }
      let points = hair.polyline.points
      guard points.count >= 3 else { continue }
      let i = points.count / 2
      let across = (points[i + 1 < points.count ? i + 1 : i] - points[i - 1]).normalized.perpendicular
      let beside = 1.5 * hair.diameterPx + 2
      guard let middle = plane.light(points[i]), let left = plane.light(points[i] + beside * across),
        let right = plane.light(points[i] - beside * across)
      else { continue }
      let ratio = middle.indices.map { max(0.02, middle[$0]) / max(0.02, (left[$0] + right[$0]) / 2) }
      tones.append(ShaftTone(light: ratio, diameterUm: diameter))
    }
    guard tones.count >= least else { return [usual] }
    return tones
  }

  /// Of some tones those of the hairs that are nearest to a diameter, the darkest first: thin hair has its own colour, and where
  /// hair is dark and white, what lies between is the tone of none.
  static func nearest(toDiameterUm diameter: Double, of tones: [ShaftTone]) -> [ShaftTone] {
    func order(_ tone: ShaftTone, _ key: Double) -> (Double, Double, Double) {
      (key, tone.diameterUm, tone.light.reduce(0, +))
    }
    let near = tones.sorted {
      order($0, abs($0.diameterUm - diameter)) < order($1, abs($1.diameterUm - diameter))
    }.prefix(max(least, tones.count / 3))
    return near.sorted { order($0, $0.light.reduce(0, +)) < order($1, $1.light.reduce(0, +)) }
  }

  /// Fewer hairs do not tell what is usual.
  private static let least = 5

  init(light: [Double], diameterUm: Double) {
    self.light = light
    self.diameterUm = diameterUm
  }
}
