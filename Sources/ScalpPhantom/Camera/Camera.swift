/// Turns linear light into the 8-bit photo of a camera: stray light, Bayer mosaic, noise, sharpening, tone curve.
struct Camera: Sendable {
  let haze: Float
  let mosaic: Bool
  let noise: Double
  let sharpen: Float

  init(_ parameters: PhantomParameters) {
    haze = Float(parameters.haze)
    mosaic = parameters.mosaic
    noise = parameters.noise
    sharpen = Float(parameters.sharpen)
  }

  /// Interleaved sRGB bytes.
  func develop(_ scene: Canvas, random: RandomSource) -> [UInt8] {
    var canvas = scene
    if haze > 0 {
      for i in 0..<canvas.red.count { canvas.red[i] += haze }
      for i in 0..<canvas.red.count { canvas.green[i] += haze }
      for i in 0..<canvas.red.count { canvas.blue[i] += haze }
    }
    var sensor = SensorNoise(level: noise, random: random)
    if mosaic {
      var samples = BayerMosaic.sample(canvas)
      sensor.add(to: &samples)
      canvas = BayerMosaic.develop(samples, width: canvas.width, height: canvas.height)
    } else {
      sensor.add(to: &canvas.red)
      sensor.add(to: &canvas.green)
      sensor.add(to: &canvas.blue)
    }
    if sharpen > 0 { applyUnsharpMask(to: &canvas) }
    return encoded(canvas)
  }

  /// Raises each pixel's brightness by the share by which its luma exceeds the blurred luma, with a limit as cameras
  /// have it.
  private func applyUnsharpMask(to canvas: inout Canvas) {
    let count = canvas.red.count
    var luma = [Float](repeating: 0, count: count)
    for i in 0..<count { luma[i] = 0.25 * canvas.red[i] + 0.6 * canvas.green[i] + 0.15 * canvas.blue[i] }
    var blurred = luma
    GaussianBlur(sigma: 1.2).apply(to: &blurred, width: canvas.width, height: canvas.height)
    for i in 0..<count {
      let share = sharpen * (luma[i] - blurred[i]) / (0.5 * (max(0, luma[i]) + blurred[i]) + 0.02)
      let factor = 1 + min(0.3, max(-0.3, share))
      canvas.red[i] *= factor
      canvas.green[i] *= factor
      canvas.blue[i] *= factor
    }
  }

  private func encoded(_ canvas: Canvas) -> [UInt8] {
    let codes = ToneCurve.codes
    let count = canvas.red.count
    var bytes = [UInt8](repeating: 0, count: 3 * count)
    func code(_ x: Float) -> UInt8 { codes[Int(min(1, max(0, x)) * 65535 + 0.5)] }
    for i in 0..<count {
      bytes[3 * i] = code(canvas.red[i])
      bytes[3 * i + 1] = code(canvas.green[i])
      bytes[3 * i + 2] = code(canvas.blue[i])
    }
    return bytes
  }
}
