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

  /// The usual tone of the wider shafts of a photo: in the middle of each against the skin beside it.
  init(of hairs: [Hair], in plane: LightPicture) {
    var ratios: [(ratio: [Double], diameterUm: Double)] = []
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
      ratios.append((ratio, diameter))
    }
    guard ratios.count >= 5 else {
      self = .usual
      return
    }
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    light = ratios[0].ratio.indices.map { channel in median(ratios.map { $0.ratio[channel] }) }
    diameterUm = median(ratios.map(\.diameterUm))
  }

  private init(light: [Double], diameterUm: Double) {
    self.light = light
    self.diameterUm = diameterUm
  }
}
