import Geometry

extension PhotoFrame {
  /// Blurs a picture as the camera does the skin: little in focus, more where the field is out of focus.
  func blur(_ canvas: inout Canvas) {
    let least = GaussianBlur(sigma: blurPx)
    guard defocusPx > 0.05 else {
      least.apply(to: &canvas.red, width: width, height: height)
      least.apply(to: &canvas.green, width: width, height: height)
      least.apply(to: &canvas.blue, width: width, height: height)
      return
    }
    // Between the sharpest and the softest picture, in the proportion of the variances.
    let most = GaussianBlur(sigma: (blurPx * blurPx + defocusPx * defocusPx).squareRoot())
    let share = CoarseField(width: width, height: height) { x, y in
      let d = Float(defocus(at: Point(x, y)))
      return d * d
    }
    mix(&canvas.red, least, most, share)
    mix(&canvas.green, least, most, share)
    mix(&canvas.blue, least, most, share)
  }

  private func mix(_ plane: inout [Float], _ least: GaussianBlur, _ most: GaussianBlur, _ share: CoarseField) {
    var soft = plane
    least.apply(to: &plane, width: width, height: height)
    most.apply(to: &soft, width: width, height: height)
    var row = [Float](repeating: 0, count: width)
    for y in 0..<height {
      share.fill(&row, y: y)
      for x in 0..<width { plane[y * width + x] += row[x] * (soft[y * width + x] - plane[y * width + x]) }
    }
  }
}
