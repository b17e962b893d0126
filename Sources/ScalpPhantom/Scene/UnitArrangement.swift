import Elementary
import Geometry

/// Where the hairs of one follicular unit leave the skin, and in which directions.
struct UnitArrangement {
  /// Roots relative to the unit's centre, µm, and directions, radians.
  private(set) var hairs: [(offset: Point, angle: Double)] = []

  /// - Parameter diametersUm: of the unit's hairs.
  init(
    angle: Double, diametersUm: [Double], lengthUm: Double, parameters: PhantomParameters,
    random: inout RandomSource
  ) {
    let direction = Elementary.sincos(angle)
    let along = Point(direction.cos, direction.sin)
    let across = along.perpendicular
    let spread = parameters.unitSpreadDegrees * Double.pi / 180
    let arranged = [
      parameters.commonRootShare, parameters.touchingShare, parameters.convergingShare, parameters.crossingShare,
    ]
    let style = random.index(weights: [1 - arranged.reduce(0, +)] + arranged)
    let count = diametersUm.count
    guard count > 1 else {
      hairs = [(.zero, angle + spread * random.normal())]
      return
    }
    // Lateral places with the hairs side by side, centred.
    func sideBySide(_ gap: (inout RandomSource) -> Double) -> [Double] {
      var places = [0.0]
      for i in 1..<count { places.append(places[i - 1] + 0.5 * (diametersUm[i - 1] + diametersUm[i]) + gap(&random)) }
      let middle = 0.5 * places[count - 1]
      return places.map { $0 - middle }
    }
    switch style {
    case 1:
      // One opening: a fan that leaves it.
      let fan = max(spread, 5 * Double.pi / 180)
      for i in 0..<count {
        let place = (Double(i) - 0.5 * Double(count - 1)) / Double(count - 1)
        hairs.append(
          (
            across * (12 * random.normal() + 14 * place) + along * (15 * random.normal()),
            angle + fan * (2.4 * place + 0.5 * random.normal())
          ))
      }
    case 2:
      for place in sideBySide({ $0.uniform(-6, 6) }) {
        hairs.append((across * place + along * (60 * random.normal()), angle + 0.015 * random.normal()))
      }
    case 3:
      // The tips meet, as in hair that was pressed flat against the skin.
      let meeting = lengthUm * random.uniform(0.7, 1.3)
      for place in sideBySide({ $0.uniform(40, 130) }) {
        let tilt = Elementary.atan2(y: -place, x: meeting)
        hairs.append((across * place + along * (50 * random.normal()), angle + tilt + 0.25 * spread * random.normal()))
      }
    case 4:
      // Roots almost touch; half of the neighbours lean over each other, and their shafts merge into one outline.
      for place in sideBySide({ $0.uniform(-15, 40) }) {
        hairs.append((across * place + along * (40 * random.normal()), angle + spread * random.normal()))
      }
    default:
      for place in sideBySide({ $0.uniform(25, 120) }) {
        hairs.append((across * place + along * (60 * random.normal()), angle + spread * random.normal()))
      }
    }
  }
}
