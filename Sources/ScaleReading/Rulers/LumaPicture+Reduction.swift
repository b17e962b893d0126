extension LumaPicture {
  /// The mean of squares of `factor` pixels along each side; pixels beyond the last whole square are left out.
  ///
  /// - Precondition: `factor` is from 1 to 255.
  func reduced(by factor: Int) -> LumaPicture {
    guard factor > 1 else { return self }
    let w = width / factor, h = height / factor
    let area = factor * factor
    // Division by a product and a shift, exact for all sums of fewer than 2¹⁶ bytes.
    let inverse = (1 << 40) / area + 1
    let result = [UInt8](unsafeUninitializedCapacity: w * h) { buffer, used in
      var sums = [UInt16](repeating: 0, count: w * factor)
      for y in 0..<h {
        addRows(y * factor, factor, to: &sums)
        for x in 0..<w {
          var sum = area / 2
          for u in 0..<factor { sum &+= Int(sums[x &* factor &+ u]) }
          buffer[y &* w &+ x] = UInt8(truncatingIfNeeded: (sum &* inverse) >> 40)
        }
      }
      used = w * h
    }
    return LumaPicture(width: w, height: h, values: result)
  }

  private func addRows(_ first: Int, _ count: Int, to sums: inout [UInt16]) {
    let columns = sums.count
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        for x in 0..<columns { sums[x] = UInt16(values[first &* width &+ x]) }
        for row in (first + 1)..<(first + count) {
          for x in 0..<columns { sums[x] &+= UInt16(values[row &* width &+ x]) }
        }
      }
    }
  }
}
