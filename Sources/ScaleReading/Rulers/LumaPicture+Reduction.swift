extension LumaPicture {
  /// The mean of squares of `factor` pixels along each side; pixels beyond the last whole square are left out.
  func reduced(by factor: Int) -> LumaPicture {
    guard factor > 1 else { return self }
    let w = width / factor, h = height / factor
    var result = [UInt8](repeating: 0, count: w * h)
    for y in 0..<h {
      for x in 0..<w {
        var sum = 0
        for v in 0..<factor { for u in 0..<factor { sum += self[x * factor + u, y * factor + v] } }
        result[y * w + x] = UInt8(truncatingIfNeeded: (sum + factor * factor / 2) / (factor * factor))
      }
    }
    return LumaPicture(width: w, height: h, values: result)
  }
}
