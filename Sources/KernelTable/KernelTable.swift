/// The hot loops of the analysis, compiled for one instruction set.
///
/// All sets come from one source and give the same bits: only + − × ÷ √ in a fixed order per pixel, no fused
/// multiply-add. The members are C functions over raw memory, so that nothing compiled for a newer processor can be
/// shared with code for older ones. No argument may be `nil`, destinations overlap nothing else, counts may be 0, and
/// nothing needs to be aligned.
public struct KernelTable: Sendable {
  /// A row convolved with taps that are symmetric or antisymmetric about their centre.
  ///
  /// - Parameters:
  ///   - source: the row; readable from `-radius` to `count + radius`, the margins filled by the caller.
  ///   - taps: `radius + 1` values, from the centre outwards.
  ///   - radius: 0 to 16.
  ///   - destination: `count` values.
  ///
  /// Symmetric: `t[0]·s[x] + t[1]·(s[x−1] + s[x+1]) + …`; antisymmetric: `t[1]·(s[x+1] − s[x−1]) + …`, `t[0]` is
  /// not read. Summed in this order.
  public typealias RowConvolution =
    @Sendable @convention(c) (
      _ source: UnsafePointer<Float>, _ taps: UnsafePointer<Float>, _ radius: Int,
      _ destination: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Void

  /// Up to four neighbouring rows of a convolution along the columns, at once.
  ///
  /// - Parameters:
  ///   - rows: `tapCount + rowCount − 1` pointers to rows of `count` values; the same row may occur repeatedly, as
  ///     reflection at a border and ring buffers make it.
  ///   - taps: `tapCount` values, 1 or more, from the first row down: correlation, not flipped.
  ///   - destinations: `rowCount` pointers, 1 to 4, to rows of `count` values; row `i` is
  ///     `t[0]·rows[i] + t[1]·rows[i+1] + …`, summed in this order.
  public typealias ColumnConvolution =
    @Sendable @convention(c) (
      _ rows: UnsafePointer<UnsafePointer<Float>>, _ taps: UnsafePointer<Float>, _ tapCount: Int,
      _ destinations: UnsafePointer<UnsafeMutablePointer<Float>>, _ rowCount: Int, _ count: Int
    ) -> Void

  /// Light from interleaved 8-bit red, green, blue: `red[r] + green[g] + blue[b]`, summed in this order.
  ///
  /// - Parameters:
  ///   - pixels: `3 · count` bytes.
  ///   - red, green, blue: 256 values each, the tone curve times the weight of the channel.
  ///   - destination: `count` values.
  public typealias LightOfRGB8 =
    @Sendable @convention(c) (
      _ pixels: UnsafePointer<UInt8>, _ red: UnsafePointer<Float>, _ green: UnsafePointer<Float>,
      _ blue: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Void

  /// One row of a picture reduced by an integer factor: each value is the sum of `factor × factor` values × `weight`.
  ///
  /// Sums run down the columns first, then along the row.
  ///
  /// - Parameters:
  ///   - rows: `factor` pointers to rows of `factor · count` values.
  ///   - factor: 1 or more.
  ///   - weight: 1 ÷ factor² for the mean.
  ///   - sums: `factor · count` values of scratch memory.
  ///   - destination: `count` values.
  public typealias AreaReduction =
    @Sendable @convention(c) (
      _ rows: UnsafePointer<UnsafePointer<Float>>, _ factor: Int, _ weight: Float,
      _ sums: UnsafeMutablePointer<Float>, _ destination: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Void

  /// The eigenvalue of larger magnitude of the Hessian at each pixel, and its direction as a doubled angle.
  ///
  /// With m = (xx + yy)/2, h = (xx − yy)/2 and d = √(h² + xy²), the value is m + d where m ≥ 0, else m − d: positive
  /// on dark ridges, negative on light ones. Its eigenvector lies across the ridge, at the angle θ with
  /// (cos 2θ, sin 2θ) = ±(h, xy)/d, + where m ≥ 0; (1, 0) where d is 0. Doubled angles can be averaged and turn the
  /// same way for both senses of the normal.
  ///
  /// - Parameters:
  ///   - xx, xy, yy: second derivatives, `count` values each.
  ///   - value, cos2, sin2: `count` values each.
  public typealias RidgeMeasure =
    @Sendable @convention(c) (
      _ xx: UnsafePointer<Float>, _ xy: UnsafePointer<Float>, _ yy: UnsafePointer<Float>,
      _ value: UnsafeMutablePointer<Float>, _ cos2: UnsafeMutablePointer<Float>,
      _ sin2: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Void

  /// The least and the greatest value of a row that holds no NaN: +∞ and −∞ where `count` is 0. The sign of a zero
  /// is not defined.
  public typealias Extremes =
    @Sendable @convention(c) (
      _ source: UnsafePointer<Float>, _ count: Int, _ least: UnsafeMutablePointer<Float>,
      _ greatest: UnsafeMutablePointer<Float>
    ) -> Void

  /// The positions, ascending, of the values whose magnitude is greater than `threshold`.
  ///
  /// - Parameter positions: room for `count` values.
  /// - Returns: how many there are.
  public typealias PositionsBeyond =
    @Sendable @convention(c) (
      _ source: UnsafePointer<Float>, _ count: Int, _ threshold: Float, _ positions: UnsafeMutablePointer<Int32>
    ) -> Int

  /// How strongly light bends down across the brightest direction at each pixel: −(smaller eigenvalue of the Hessian).
  ///
  /// With h = (xx − yy)/2 it is (√(h² + xy²) − (xx + yy)/2) · scale.
  ///
  /// - Parameters:
  ///   - xx, xy, yy: second derivatives, `count` values each.
  ///   - curvature: `count` values.
  public typealias CurvatureMeasure =
    @Sendable @convention(c) (
      _ xx: UnsafePointer<Float>, _ xy: UnsafePointer<Float>, _ yy: UnsafePointer<Float>, _ scale: Float,
      _ curvature: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Void

  /// How each pixel of a row differs from the skin around it, as shares of the skin's light.
  ///
  /// With red = r ÷ max(skin's r, 0.004), and green and blue likewise, cool = (green + blue)/2: 1 − max(red, cool);
  /// 0.35 green + 0.65 blue − 1; 1 − (r + g + b) ÷ max(skin's r + g + b, 0.012); 1 − red; 1 − cool.
  ///
  /// - Parameters:
  ///   - colors: pointers to rows of red, green and blue.
  ///   - skin: the same of the skin.
  ///   - contrasts: five pointers to rows of results.
  ///   - count: of values in each row.
  public typealias ContrastMeasure =
    @Sendable @convention(c) (
      _ colors: UnsafePointer<UnsafePointer<Float>>, _ skin: UnsafePointer<UnsafePointer<Float>>,
      _ contrasts: UnsafePointer<UnsafeMutablePointer<Float>>, _ count: Int
    ) -> Void

  /// Light across a blurred strip at positions across it, and what it changes with.
  ///
  /// Parameters and derivatives are, in this order: centre c, width w, blur σ, light and slope to the left, light and slope
  /// to the right, light inside, bend inside. With l = c − w/2, r = c + w/2, φ and Φ the standard normal density and its
  /// integral (Abramowitz & Stegun 7.1.26), L = Φ((l − u)/σ), R = Φ((u − r)/σ), W = 1 − L − R, the light at u is
  /// bL·L + sL·(u·L − σφ((l − u)/σ)) + bR·R + sR·(u·R + σφ((u − r)/σ)) + h·W + q·S, where S is the blurred (x − c)² − w²/12.
  ///
  /// - Parameters:
  ///   - positions, lights: `count` values each.
  ///   - count: a multiple of 4.
  ///   - parameters: nine values, of which the blur is positive.
  ///   - residuals: `count` values: the light that was seen − that of the strip.
  ///   - derivatives: nine columns of `count` values, `stride` values apart.
  public typealias StripEvaluation =
    @Sendable @convention(c) (
      _ positions: UnsafePointer<Double>, _ lights: UnsafePointer<Double>, _ count: Int,
      _ parameters: UnsafePointer<Double>, _ residuals: UnsafeMutablePointer<Double>,
      _ derivatives: UnsafeMutablePointer<Double>, _ stride: Int
    ) -> Void

  /// The weighted products of columns with each other: the lower triangle, row by row, of Σ (weight · column i) · column j.
  ///
  /// Each sum is that of every fourth product from the first, second, third and fourth on, these four added in order.
  ///
  /// - Parameters:
  ///   - weights: `count` values.
  ///   - columns: `columnCount` pointers to `count` values each.
  ///   - count: a multiple of 4.
  ///   - scratch: `count` values of scratch memory.
  ///   - products: `columnCount · (columnCount + 1) ÷ 2` values.
  public typealias WeightedProducts =
    @Sendable @convention(c) (
      _ weights: UnsafePointer<Double>, _ columns: UnsafePointer<UnsafePointer<Double>>, _ columnCount: Int,
      _ count: Int, _ scratch: UnsafeMutablePointer<Double>, _ products: UnsafeMutablePointer<Double>
    ) -> Void

  /// The name of the instruction set, as `TRICHOGRAM_KERNELS` takes it.
  public let name: StaticString
  public let convolveRowSymmetric: RowConvolution
  public let convolveRowAntisymmetric: RowConvolution
  public let convolveColumns: ColumnConvolution
  public let lightOfRGB8: LightOfRGB8
  public let reduceArea: AreaReduction
  public let measureRidge: RidgeMeasure
  public let findExtremes: Extremes
  public let findPositionsBeyond: PositionsBeyond
  public let measureContrast: ContrastMeasure
  public let measureCurvature: CurvatureMeasure
  public let evaluateStrip: StripEvaluation
  public let multiplyWeighted: WeightedProducts

  public init(
    name: StaticString,
    convolveRowSymmetric: RowConvolution,
    convolveRowAntisymmetric: RowConvolution,
    convolveColumns: ColumnConvolution,
    lightOfRGB8: LightOfRGB8,
    reduceArea: AreaReduction,
    measureRidge: RidgeMeasure,
    findExtremes: Extremes,
    findPositionsBeyond: PositionsBeyond,
    measureContrast: ContrastMeasure,
    measureCurvature: CurvatureMeasure,
    evaluateStrip: StripEvaluation,
    multiplyWeighted: WeightedProducts
  ) {
    self.name = name
    self.convolveRowSymmetric = convolveRowSymmetric
    self.convolveRowAntisymmetric = convolveRowAntisymmetric
    self.convolveColumns = convolveColumns
    self.lightOfRGB8 = lightOfRGB8
    self.reduceArea = reduceArea
    self.measureRidge = measureRidge
    self.findExtremes = findExtremes
    self.findPositionsBeyond = findPositionsBeyond
    self.measureContrast = measureContrast
    self.measureCurvature = measureCurvature
    self.evaluateStrip = evaluateStrip
    self.multiplyWeighted = multiplyWeighted
  }
}
