/// Light across a strip seen through a Gaussian blur: see `KernelTable.StripEvaluation`.
struct BlurredStrip {
  private let center: Double
  private let width: Double
  private let blur: Double
  private let left: (light: Double, slope: Double)
  private let right: (light: Double, slope: Double)
  private let inside: Double
  private let bend: Double

  /// - Parameter p: nine values.
  init(_ p: UnsafePointer<Double>) {
    (center, width, blur) = (p[0], p[1], p[2])
    (left, right) = ((p[3], p[4]), (p[5], p[6]))
    (inside, bend) = (p[7], p[8])
  }

  /// The light at a position and its derivatives by the nine parameters.
  func light(at u: Double) -> (light: Double, derivatives: [Double]) {
    let start = center - width / 2, end = center + width / 2
    let inverse = 1 / blur
    let (bellL, shareL) = Self.densityAndIntegral((start - u) * inverse)
    let (bellR, shareR) = Self.densityAndIntegral((u - end) * inverse)
    let within = 1 - shareL - shareR
    let momentL = u * shareL - blur * bellL, momentR = u * shareR + blur * bellR
    let v = u - center
    let square =
      (v * v + blur * blur) * within + blur * ((v - 0.5 * width) * bellL - (v + 0.5 * width) * bellR)
      - (width * width / 12) * within
    let edge = inside + bend * width * width / 6
    let jumpL = edge - (left.light + left.slope * start), jumpR = right.light + right.slope * end - edge
    let byLeft = bellL * (-jumpL * inverse), byRight = bellR * (-jumpR * inverse)
    let first = v * within + blur * (bellL - bellR)
    let kinkL = -bend * width - left.slope, kinkR = right.slope - bend * width
    let byBlurL = bellL * (kinkL - jumpL * (u - start) * (inverse * inverse))
    let byBlurR = bellR * (kinkR - jumpR * (u - end) * (inverse * inverse))
    let light =
      left.light * shareL + left.slope * momentL + right.light * shareR + right.slope * momentR + inside * within
      + bend * square
    return (
      light,
      [
        byLeft + byRight - 2 * bend * first, 0.5 * (byRight - byLeft) - (bend * width / 6) * within,
        byBlurL + byBlurR + (2 * bend * blur) * within, shareL, momentL, shareR, momentR, within, square,
      ]
    )
  }

  private static func densityAndIntegral(_ z: Double) -> (density: Double, integral: Double) {
    let bell = exponential(z * z * -0.5)
    let t = 1 / (1 + 0.231_641_888_4 * abs(z))
    var polynomial = 1.061_405_429
    for next in [-1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592] { polynomial = polynomial * t + next }
    let tail = 0.5 * polynomial * t * bell
    return (bell * 0.398_942_280_401_432_7, z < 0 ? tail : 1 - tail)
  }

  private static func exponential(_ x: Double) -> Double {
    let bounded = max(x, -600)
    let shifted = bounded * 0x1.71547652b82fep+0 + 0x1.8p52
    let r = bounded - (shifted - 0x1.8p52) * 0x1.62e42fefa39efp-1
    var sum = 1.0 / 40_320
    for next in [1.0 / 5_040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1] { sum = sum * r + next }
    return sum * Double(bitPattern: (shifted.bitPattern &+ 1023) &<< 52)
  }
}
