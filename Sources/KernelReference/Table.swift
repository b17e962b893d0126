public import KernelTable

/// The kernels as plain loops over single values: slow, and what all other tables must agree with to the last bit.
public let table = KernelTable(
  name: "reference",
  convolveColumns: { rows, taps, tapCount, destinations, rowCount, count in
    for i in 0..<rowCount {
      for x in 0..<count {
        var sum = taps[0] * rows[i][x]
        for k in 1..<tapCount { sum += taps[k] * rows[i + k][x] }
        destinations[i][x] = sum
      }
    }
  },
  sumCells: { rows, rowCount, span, step, weights, channels, sums, count in
    for x in 0..<count {
      for o in 0..<channels {
        var sum: Int32 = 0
        for r in 0..<rowCount {
          for k in 0..<span {
            let weight = weights[((o / 8 * rowCount + r) * span + k / 2 * 2) * 8 + o % 8 * 2 + k % 2]
            sum += Int32(rows[r][x * step + k]) * Int32(weight)
          }
        }
        sums[x * channels + o] = sum
      }
    }
  },
  scaleCells: { sums, factors, offsets, channels, least, destination, count in
    for i in 0..<(count * channels) {
      let c = i % channels
      destination[i] = value(Float(sums[i]) * factors[c] + offsets[c], least)
    }
  },
  scaleAndAddCells: { sums, factors, offsets, channels, addends, addendFactor, destination, count in
    for i in 0..<(count * channels) {
      let c = i % channels
      destination[i] = value(Float(sums[i]) * factors[c] + offsets[c] + Float(addends[i]) * addendFactor, 0)
    }
  },
  mergeCells: { fine, fineFactor, coarse, coarseFactor, channels, destination, count in
    for x in 0..<count {
      for c in 0..<channels {
        let (i, j) = (x * channels + c, x / 2 * channels + c)
        destination[i] = value(Float(fine[i]) * fineFactor + Float(coarse[j]) * coarseFactor, 0)
      }
    }
  },
  packCells: { rows, factor, destination, count in
    for x in 0..<count {
      for plane in 0..<4 {
        for y in 0..<2 {
          for i in 0..<2 {
            destination[16 * x + 4 * plane + 2 * y + i] = value(rows[2 * plane + y][2 * x + i] * factor, -16_383)
          }
        }
      }
    }
  },
  multiplyMatrix: { values, count, weights, offsets, outputs, destination in
    for o in 0..<outputs {
      var sum = offsets[o]
      for i in 0..<count { sum += values[i] * weights[i * outputs + o] }
      destination[o] = sum
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

/// A value of a cell, as the kernels for cells round it.
private func value(_ v: Float, _ least: Float) -> Int16 {
  Int16(min(max(v, least), 16_383).rounded(.toNearestOrEven))
}
