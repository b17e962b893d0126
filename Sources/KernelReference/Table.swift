public import KernelTable

/// The kernels as plain loops over single values: slow, and what all other tables must agree with to the last bit.
public let table = KernelTable(
  name: "reference",
  convolveRowSymmetric: { source, taps, radius, destination, count in
    for x in 0..<count {
      var sum = taps[0] * source[x]
      for k in 0..<radius { sum += taps[k + 1] * (source[x - k - 1] + source[x + k + 1]) }
      destination[x] = sum
    }
  },
  convolveRowAntisymmetric: { source, taps, radius, destination, count in
    for x in 0..<count {
      var sum: Float = 0
      for k in 0..<radius { sum += taps[k + 1] * (source[x + k + 1] - source[x - k - 1]) }
      destination[x] = sum
    }
  },
  convolveColumns: { rows, taps, tapCount, destinations, rowCount, count in
    for i in 0..<rowCount {
      for x in 0..<count {
        var sum = taps[0] * rows[i][x]
        for k in 1..<tapCount { sum += taps[k] * rows[i + k][x] }
        destinations[i][x] = sum
      }
    }
  },
  lightOfRGB8: { pixels, red, green, blue, destination, count in
    for x in 0..<count {
      destination[x] = red[Int(pixels[3 * x])] + green[Int(pixels[3 * x + 1])] + blue[Int(pixels[3 * x + 2])]
    }
  },
  reduceArea: { rows, factor, weight, sums, destination, count in
    for x in 0..<(factor * count) {
      sums[x] = rows[0][x]
      for j in 1..<factor { sums[x] += rows[j][x] }
    }
    for x in 0..<count {
      var sum = sums[factor * x]
      for i in 1..<factor { sum += sums[factor * x + i] }
      destination[x] = sum * weight
    }
  },
  measureRidge: { xx, xy, yy, value, cos2, sin2, count in
    for x in 0..<count {
      let m = 0.5 * (xx[x] + yy[x])
      let h = 0.5 * (xx[x] - yy[x])
      let d = (h * h + xy[x] * xy[x]).squareRoot()
      let signed = m < 0 ? -d : d
      value[x] = m + signed
      cos2[x] = d == 0 ? 1 : h / signed
      sin2[x] = d == 0 ? 0 : xy[x] / signed
    }
  },
  findExtremes: { source, count, least, greatest in
    least[0] = .infinity
    greatest[0] = -.infinity
    for x in 0..<count {
      if source[x] < least[0] { least[0] = source[x] }
      if source[x] > greatest[0] { greatest[0] = source[x] }
    }
  },
  findPositionsBeyond: { source, count, threshold, positions in
    var found = 0
    for x in 0..<count where source[x] > threshold || source[x] < -threshold {
      positions[found] = Int32(x)
      found += 1
    }
    return found
  },
  measureContrast: { colors, skin, contrasts, count in
    for x in 0..<count {
      let (r, g, b) = (colors[0][x], colors[1][x], colors[2][x])
      let (skinR, skinG, skinB) = (skin[0][x], skin[1][x], skin[2][x])
      let (red, green, blue) = (r / max(skinR, 0.004), g / max(skinG, 0.004), b / max(skinB, 0.004))
      let cool = 0.5 * (green + blue)
      contrasts[0][x] = 1 - max(red, cool)
      contrasts[1][x] = 0.35 * green + 0.65 * blue - 1
      contrasts[2][x] = 1 - (r + g + b) / max(skinR + skinG + skinB, 0.012)
      contrasts[3][x] = 1 - red
      contrasts[4][x] = 1 - cool
    }
  },
  measureCurvature: { xx, xy, yy, scale, curvature, count in
    for x in 0..<count {
      let half = (xx[x] - yy[x]) * 0.5
      curvature[x] = ((half * half + xy[x] * xy[x]).squareRoot() - (xx[x] + yy[x]) * 0.5) * scale
    }
  },
  evaluateStrip: { positions, lights, count, parameters, residuals, derivatives, stride in
    let strip = BlurredStrip(parameters)
    for i in 0..<count {
      let (light, slopes) = strip.light(at: positions[i])
      residuals[i] = lights[i] - light
      for k in slopes.indices { derivatives[k * stride + i] = slopes[k] }
    }
  },
  multiplyWeighted: { weights, columns, columnCount, count, _, products in
    var place = 0
    for i in 0..<columnCount {
      for j in 0...i {
        var sums = [0.0, 0, 0, 0]
        for g in 0..<count { sums[g % 4] += weights[g] * columns[i][g] * columns[j][g] }
        products[place] = sums[0] + sums[1] + sums[2] + sums[3]
        place += 1
      }
    }
  })
