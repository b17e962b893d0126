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
    var pixels = [UInt8](repeating: 0, count: 3 * width * height)
    let columns = Taps(from: photo.width, to: width)
    let rows = Taps(from: photo.height, to: height)
    switch photo.samples {
    case .gray8(let s): reduce(s, channels: 1, columns, rows, into: &pixels) { $0 }
    case .rgb8(let s): reduce(s, channels: 3, columns, rows, into: &pixels) { $0 }
    case .gray16(let s): reduce(s, channels: 1, columns, rows, into: &pixels, eightBits)
    case .rgb16(let s): reduce(s, channels: 3, columns, rows, into: &pixels, eightBits)
    }
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

/// Averages rows into a row of sums, then columns of that row into pixels.
private func reduce<Sample>(
  _ samples: [Sample], channels: Int, _ columns: Taps, _ rows: Taps, into pixels: inout [UInt8],
  _ byte: (Sample) -> UInt8
) {
  let rowLength = samples.count / rows.inputCount
  var sums = [UInt16](repeating: 0, count: rowLength)
  let outputWidth = columns.first.count
  samples.withUnsafeBufferPointer { samples in
    sums.withUnsafeMutableBufferPointer { sums in
      pixels.withUnsafeMutableBufferPointer { pixels in
        for y in rows.first.indices {
          sums.update(repeating: 0)
          for tap in rows.starts[y]..<rows.starts[y + 1] {
            let weight = rows.weights[tap]
            let row = (rows.first[y] + tap - rows.starts[y]) * rowLength
            for i in 0..<rowLength { sums[i] &+= weight &* UInt16(byte(samples[row + i])) }
          }
          reduceRow(sums, channels: channels, columns, into: pixels, at: 3 * y * outputWidth)
        }
      }
    }
  }
}

private func reduceRow(
  _ sums: UnsafeMutableBufferPointer<UInt16>, channels: Int, _ columns: Taps,
  into pixels: UnsafeMutableBufferPointer<UInt8>, at start: Int
) {
  columns.starts.withUnsafeBufferPointer { starts in
    columns.weights.withUnsafeBufferPointer { weights in
      columns.first.withUnsafeBufferPointer { first in
        for x in first.indices {
          var i = first[x] * channels
          var red: UInt32 = 32768
          var green: UInt32 = 32768
          var blue: UInt32 = 32768
          for tap in starts[x]..<starts[x + 1] {
            let weight = UInt32(weights[tap])
            red &+= weight &* UInt32(sums[i])
            if channels == 3 {
              green &+= weight &* UInt32(sums[i + 1])
              blue &+= weight &* UInt32(sums[i + 2])
            }
            i += channels
          }
          let out = start + 3 * x
          pixels[out] = UInt8(red >> 16)
          pixels[out + 1] = channels == 3 ? UInt8(green >> 16) : UInt8(red >> 16)
          pixels[out + 2] = channels == 3 ? UInt8(blue >> 16) : UInt8(red >> 16)
        }
      }
    }
  }
}
