import Imaging

extension RGBPicture {
  /// The photo in 8-bit colour, reduced so that its longer side has at most `longestSide` pixels.
  ///
  /// A pixel of the result is the mean of the area it covers, in weights of 1/256 along each axis.
  init(_ photo: Photo, longestSide: Int) {
    let longer = max(photo.width, photo.height)
    guard longer > longestSide else {
      self.init(width: photo.width, height: photo.height, pixels: photo.rgb8)
      return
    }
    func reduced(_ side: Int) -> Int { max(1, (side * longestSide + longer / 2) / longer) }
    let width = reduced(photo.width)
    let height = reduced(photo.height)
    let pixels = reduce(
      photo.rgb8, rows: Taps(from: photo.height, to: height), columns: Taps(from: photo.width, to: width))
    self.init(width: width, height: height, pixels: pixels)
  }
}

extension Photo {
  /// All pixels in 8-bit colour.
  fileprivate var rgb8: [UInt8] {
    func spread(_ gray: [UInt8]) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: 3 * gray.count) { buffer, count in
        for (i, value) in gray.enumerated() {
          buffer[3 * i] = value
          buffer[3 * i + 1] = value
          buffer[3 * i + 2] = value
        }
        count = 3 * gray.count
      }
    }
    switch samples {
    case .gray8(let s): return spread(s)
    case .rgb8(let s): return s
    case .gray16(let s): return spread(s.map(eightBits))
    case .rgb16(let s): return s.map(eightBits)
    }
  }
}

/// The nearest 8-bit value of a 16-bit one.
private func eightBits(_ value: UInt16) -> UInt8 { UInt8((UInt32(value) &* 255 &+ 32767) / 65535) }

/// Which input pixels along one axis an output pixel covers, and by how many 256ths.
private struct Taps {
  /// Input pixels along the axis.
  var inputCount: Int
  /// The first input pixel of each output pixel.
  var first: [Int] = []
  /// Where the weights of each output pixel start; one entry more than output pixels.
  var starts: [Int] = [0]
  /// The weights of an output pixel sum to 256.
  var weights: [UInt16] = []

  init(from input: Int, to output: Int) {
    inputCount = input
    // Output pixel i covers [i · input, (i + 1) · input) in units of 1/output of an input pixel.
    for i in 0..<output {
      let low = i * input
      let high = low + input
      let firstPixel = low / output
      let lastPixel = (high - 1) / output
      var before = 0
      for pixel in firstPixel...lastPixel {
        let covered = min(high, (pixel + 1) * output) - low
        let upTo = (256 * covered + input / 2) / input
        weights.append(UInt16(upTo - before))
        before = upTo
      }
      first.append(firstPixel)
      starts.append(weights.count)
    }
  }
}

/// The pixels of a reduced picture from those of an RGB picture.
private func reduce(_ pixels: [UInt8], rows: Taps, columns: Taps) -> [UInt8] {
  let rowLength = 3 * columns.inputCount
  let outputLength = 3 * columns.first.count
  // One value more, because a pixel is read as four.
  var sums = [UInt16](repeating: 0, count: rowLength + 1)
  return [UInt8](unsafeUninitializedCapacity: outputLength * rows.first.count) { output, count in
    pixels.withUnsafeBytes { pixels in
      sums.withUnsafeMutableBytes { sums in
        for y in rows.first.indices {
          let input = UnsafeRawBufferPointer(rebasing: pixels[(rows.first[y] * rowLength)...])
          sumRows(input, rowLength: rowLength, rows.weights[rows.starts[y]..<rows.starts[y + 1]], into: sums)
          sumColumns(
            UnsafeRawBufferPointer(sums), columns,
            into: UnsafeMutableBufferPointer(rebasing: output[(y * outputLength)..<((y + 1) * outputLength)]))
        }
      }
    }
    count = outputLength * rows.first.count
  }
}

/// Sums of rows times their weights, as 16-bit numbers.
private func sumRows(
  _ input: UnsafeRawBufferPointer, rowLength: Int, _ weights: ArraySlice<UInt16>,
  into sums: UnsafeMutableRawBufferPointer
) {
  var i = 0
  while i + 16 <= rowLength {
    var sum = SIMD16<UInt16>.zero
    var offset = i
    for weight in weights {
      let bytes = input.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      sum &+= weight &* SIMD16<UInt16>(truncatingIfNeeded: bytes)
      offset += rowLength
    }
    sums.storeBytes(of: sum, toByteOffset: 2 * i, as: SIMD16<UInt16>.self)
    i += 16
  }
  while i < rowLength {
    var sum: UInt16 = 0
    for (row, weight) in weights.enumerated() { sum &+= weight &* UInt16(input[row * rowLength + i]) }
    sums.storeBytes(of: sum, toByteOffset: 2 * i, as: UInt16.self)
    i += 1
  }
}

/// Means of neighbouring pixels from their sums, by weights that with those of the rows sum to 65,536.
///
/// All sums stay below 2²⁴ and so are exact in single precision. Numbers below 2²³ are turned into `Float` and back
/// through the bits of 2²³ + x, because conversions of vectors are not compiled to instructions.
private func sumColumns(
  _ sums: UnsafeRawBufferPointer, _ columns: Taps, into output: UnsafeMutableBufferPointer<UInt8>
) {
  let two23 = SIMD4<Float>(repeating: 8_388_608)
  let two23Bits = SIMD4<UInt32>(repeating: 0x4B00_0000)
  columns.starts.withUnsafeBufferPointer { starts in
    columns.weights.withUnsafeBufferPointer { weights in
      columns.first.withUnsafeBufferPointer { first in
        for x in first.indices {
          var offset = 6 * first[x]
          var sum = SIMD4<Float>.zero
          for tap in starts[x]..<starts[x + 1] {
            let pixel = sums.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt16>.self)
            let bits = SIMD4<UInt32>(truncatingIfNeeded: pixel) | two23Bits
            sum += Float(weights[tap]) * (unsafeBitCast(bits, to: SIMD4<Float>.self) - two23)
            offset += 6
          }
          let mean = unsafeBitCast(sum * (1 / 65536) + two23, to: SIMD4<UInt32>.self)
          output[3 * x] = UInt8(truncatingIfNeeded: mean[0])
          output[3 * x + 1] = UInt8(truncatingIfNeeded: mean[1])
          output[3 * x + 2] = UInt8(truncatingIfNeeded: mean[2])
        }
      }
    }
  }
}
