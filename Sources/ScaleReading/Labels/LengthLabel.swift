/// A length written beside a scale bar, such as "1.0 mm".
struct LengthLabel: Hashable {
  var text: String
  var lengthUm: Double
  var box: PixelBox

  /// The lengths that scale bars have, in micrometres: what reads as another number was probably misread, or is a
  /// measurement and no scale.
  static let usualLengthsUm = [
    10.0, 20, 25, 50, 100, 150, 200, 250, 300, 400, 500, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 10000,
  ]

  /// Micrometres of a number and a unit, or `nil` where that is no usual length.
  static func lengthUm(number: String, unit: String) -> Double? {
    guard let value = Double(number), number.first != ".", number.last != "." else { return nil }
    let factor: Double
    switch unit {
    case "mm": factor = 1000
    case "µm", "um": factor = 1
    default: return nil
    }
    return usualLengthsUm.first { abs($0 - value * factor) <= 1e-9 * $0 }
  }
}
