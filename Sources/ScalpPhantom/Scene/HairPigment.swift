/// How hair of a colour looks: what shines through 60 µm of it, and what it sends back.
struct HairPigment: Sendable {
  let transmission: LinearColor
  let scatter: LinearColor

  init(_ color: HairColor) {
    switch color {
    case .black:
      (transmission, scatter) = (LinearColor(0.012, 0.010, 0.010), LinearColor(0.0095, 0.0088, 0.0090))
    case .darkBrown:
      (transmission, scatter) = (LinearColor(0.060, 0.032, 0.020), LinearColor(0.0160, 0.0115, 0.0085))
    case .brown:
      (transmission, scatter) = (LinearColor(0.170, 0.092, 0.048), LinearColor(0.0240, 0.0150, 0.0090))
    case .lightBrown:
      (transmission, scatter) = (LinearColor(0.330, 0.220, 0.125), LinearColor(0.0480, 0.0330, 0.0200))
    case .blond:
      (transmission, scatter) = (LinearColor(0.560, 0.430, 0.255), LinearColor(0.0900, 0.0700, 0.0420))
    case .red:
      (transmission, scatter) = (LinearColor(0.360, 0.140, 0.055), LinearColor(0.0600, 0.0210, 0.0090))
    case .grey:
      (transmission, scatter) = (LinearColor(0.300, 0.300, 0.300), LinearColor(0.1500, 0.1550, 0.1600))
    case .white:
      (transmission, scatter) = (LinearColor(0.360, 0.370, 0.370), LinearColor(0.4600, 0.4700, 0.4700))
    }
  }

  /// The colour of a vellus hair among hair of `color`: it holds less pigment.
  static func vellus(of color: HairColor) -> HairColor {
    switch color {
    case .black, .darkBrown: .brown
    case .brown, .lightBrown: .lightBrown
    case .blond, .red: .blond
    case .grey, .white: .white
    }
  }
}
