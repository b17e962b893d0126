/// Light across one shaft: skin, strip, skin, seen through a Gaussian blur.
///
/// Before the blur the light is bL + sL·x left of the strip, bR + sR·x right of it, and h + q·(x² − w²/12) inside: the
/// skin may slope and differ from side to side (cast shadows), the strip may be brighter or darker along its middle.
/// x runs across the shaft, in pixels.
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

  /// The light at four positions and its derivatives by every parameter, in the order of `Index`.
  ///
  /// - Parameter derivatives: room for `Index.count` groups of four, `stride` groups apart.
  @inline(__always)
  func light(
    at u: SIMD4<Double>, derivatives d: UnsafeMutablePointer<SIMD4<Double>>, stride: Int
  ) -> SIMD4<Double> {
    let p = values
    let center = p[Index.center], width = p[Index.width], blur = p[Index.blur]
    let left = center - width / 2, right = center + width / 2
    let inverse = 1 / blur
    let (bellL, belowL) = NormalCurve.densityAndIntegral((left - u) * inverse)
    let (bellR, aboveR) = NormalCurve.densityAndIntegral((u - right) * inverse)
    let leftShare = belowL, rightShare = aboveR
    let within = 1 - leftShare - rightShare
    // ∫ x over each part, and ∫ (x − c)² over the strip, under the blurred weight.
    let leftMoment = u * leftShare - blur * bellL
    let rightMoment = u * rightShare + blur * bellR
    let v = u - center
    let half = 0.5 * width
    let square =
      (v * v + blur * blur) * within + blur * ((v - half) * bellL - (v + half) * bellR)
      - (width * width / 12) * within
    let bL = p[Index.leftLight], sL = p[Index.leftSlope], bR = p[Index.rightLight], sR = p[Index.rightSlope]
    let h = p[Index.inside], q = p[Index.bend]
    let edge = h + q * width * width / 6
    let jumpL = edge - (bL + sL * left), jumpR = bR + sR * right - edge
    let byLeft = bellL * (-jumpL * inverse), byRight = bellR * (-jumpR * inverse)
    // The bend's own dependence on centre and width: d(x−c)²/dc = −2(x−c), d(w²/12)/dw = w/6.
    let first = v * within + blur * (bellL - bellR)
    d[Index.center * stride] = byLeft + byRight - 2 * q * first
    d[Index.width * stride] = 0.5 * (byRight - byLeft) - (q * width / 6) * within
    let kinkL = -q * width - sL, kinkR = sR - q * width
    d[Index.blur * stride] =
      bellL * (kinkL - jumpL * (u - left) * (inverse * inverse))
      + bellR * (kinkR - jumpR * (u - right) * (inverse * inverse)) + (2 * q * blur) * within
    d[Index.leftLight * stride] = leftShare
    d[Index.leftSlope * stride] = leftMoment
    d[Index.rightLight * stride] = rightShare
    d[Index.rightSlope * stride] = rightMoment
    d[Index.inside * stride] = within
    d[Index.bend * stride] = square
    return bL * leftShare + sL * leftMoment + bR * rightShare + sR * rightMoment + h * within + q * square
  }
}
