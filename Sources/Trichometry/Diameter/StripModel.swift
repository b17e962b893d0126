/// Light across one shaft: skin, strip, skin, seen through a Gaussian blur.
///
/// Before the blur the light is bL + sL·x left of the strip, bR + sR·x right of it, and h + q·(x² − w²/12) inside: the
/// skin may slope and differ from side to side (cast shadows), the strip may be brighter or darker along its middle.
/// x runs across the shaft, in pixels. `KernelTable.StripEvaluation` says what light that gives.
struct StripModel {
  /// Places in a parameter vector.
  enum Index {
    static let center = 0
    static let width = 1
    static let blur = 2
    static let leftLight = 3
    static let leftSlope = 4
    static let rightLight = 5
    static let rightSlope = 6
    static let inside = 7
    static let bend = 8
    static let count = 9
  }

  /// One number per parameter, by `Index`; the rest is not used.
  typealias Values = SIMD16<Double>

  var values: Values

  var center: Double {
    get { values[Index.center] }
    set { values[Index.center] = newValue }
  }
  /// Full width of the strip, px.
  var width: Double {
    get { values[Index.width] }
    set { values[Index.width] = newValue }
  }
  /// Standard deviation of the blur, px.
  var blur: Double {
    get { values[Index.blur] }
    set { values[Index.blur] = newValue }
  }
  var inside: Double {
    get { values[Index.inside] }
    set { values[Index.inside] = newValue }
  }
  var bend: Double {
    get { values[Index.bend] }
    set { values[Index.bend] = newValue }
  }
  /// Skin light where the strip is, by the lines of both sides.
  var skin: Double {
    0.5
      * (values[Index.leftLight] + values[Index.leftSlope] * (center - width / 2)
        + values[Index.rightLight] + values[Index.rightSlope] * (center + width / 2))
  }
  /// Mean light inside minus skin light: negative for a dark shaft.
  var contrast: Double { inside - skin }

  init(width: Double, blur: Double, skin: Double, inside: Double) {
    values = Values(repeating: 0)
    values[Index.width] = width
    values[Index.blur] = blur
    values[Index.leftLight] = skin
    values[Index.rightLight] = skin
    values[Index.inside] = inside
  }
}
