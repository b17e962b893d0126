import HairNetwork

/// The network as its weights say it is, written down once more: whole planes, plain loops, no kernels.
struct PlainNetwork {
  /// Channels × rows × columns of whole numbers, and what 1 stands for.
  struct Plane {
    var channels: Int
    var width: Int
    var height: Int
    var scale: Float
    var values: [Int]

    subscript(c: Int, y: Int, x: Int) -> Int {
      x < 0 || y < 0 || x >= width || y >= height ? 0 : values[(c * height + y) * width + x]
    }
  }

  let weights: NetworkWeights

  /// - Parameter pixels: of four planes; 0 beyond the picture.
  func features(
    width: Int, height: Int, pixels: (_ plane: Int, _ y: Int, _ x: Int) -> Float
  ) -> (logits: Plane, fine: Plane, coarse: Plane) {
    let (columns, rows) = ((width + 15) / 16 * 8, (height + 15) / 16 * 8)
    var x = Plane(channels: 16, width: columns, height: rows, scale: 1 / 8192, values: [])
    for c in 0..<16 {
      for row in 0..<rows {
        for column in 0..<columns {
          let (py, px) = (2 * row + c % 4 / 2, 2 * column + c % 2)
          let value = py < height && px < width ? pixels(c / 4, py, px) : 0
          x.values.append(Int((value * 8192).rounded(.toNearestOrEven)))
        }
      }
    }
    for name in names("s1.") { x = convolved(name, x) }
    let a1 = x
    let a2 = blocks("r2", convolved("d2", a1))
    let a3 = blocks("r3", convolved("d3", a2))
    let a4 = blocks("r4", convolved("d4", a3))
    let b3 = blocks("q3", merged("u3", a3, a4))
    let b2 = blocks("q2", merged("u2", a2, b3))
    let b1 = convolved("q1", merged("u1", a1, b2))
    return (convolved("dense", b1, least: -16_383), b1, b2)
  }

  /// The values of a place, in Double.
  func values(column: Int, row: Int, direction: Int, fine: Plane, coarse: Plane) -> [Double] {
    let features =
      (0..<fine.channels).map { Double(fine[$0, row, column]) * Double(fine.scale) }
      + (0..<coarse.channels).map { Double(coarse[$0, row / 2, column / 2]) * Double(coarse.scale) }
    let hidden = product(weights.hidden, features).map { max($0, 0) }
    let count = weights.places.outputs / weights.directions
    return Array(product(weights.places, hidden)[(direction * count)..<((direction + 1) * count)])
  }

  private func product(_ matrix: LinearWeights, _ x: [Double]) -> [Double] {
    (0..<matrix.outputs).map { o in
      x.indices.reduce(Double(matrix.offsets[o])) { $0 + Double(matrix.weights[o * matrix.inputs + $1]) * x[$1] }
    }
  }

  private func names(_ prefix: String) -> [String] {
    weights.convolutions.map(\.name).filter { $0.hasPrefix(prefix) }
  }

  private func blocks(_ stem: String, _ source: Plane) -> Plane {
    var x = source
    for name in names(stem + ".") where name.hasSuffix(".a") {
      x = convolved(name.dropLast() + "b", convolved(name, x), adding: x)
    }
    return x
  }

  private func merged(_ name: String, _ fine: Plane, _ coarse: Plane) -> Plane {
    let up = convolved(name, coarse, least: -16_383)
    let scale = weights.convolutions.first { $0.name == name }!.mergedScale
    let (fineFactor, coarseFactor) = (fine.scale / scale, up.scale / scale)
    var result = fine
    result.scale = scale
    for c in 0..<fine.channels {
      for y in 0..<fine.height {
        for x in 0..<fine.width {
          let sum = Float(fine[c, y, x]) * fineFactor + Float(up[c, y / 2, x / 2]) * coarseFactor
          result.values[(c * fine.height + y) * fine.width + x] = rounded(sum, 0)
        }
      }
    }
    return result
  }

  private func convolved(_ name: String, _ source: Plane, least: Float = 0, adding addend: Plane? = nil) -> Plane {
    let w = weights.convolutions.first { $0.name == name }!
    let (stride, border) = (w.size == 2 ? 2 : 1, w.size == 3 ? 1 : 0)
    var result = Plane(
      channels: w.outputs, width: source.width / stride, height: source.height / stride, scale: w.scale, values: [])
    for o in 0..<w.outputs {
      for y in 0..<result.height {
        for x in 0..<result.width {
          var sum = 0
          for i in 0..<w.inputs {
            for dy in 0..<w.size {
              for dx in 0..<w.size {
                let weight = Int(w.weights[((o * w.inputs + i) * w.size + dy) * w.size + dx])
                sum += weight * source[i, y * stride + dy - border, x * stride + dx - border]
              }
            }
          }
          var value = Float(sum) * (source.scale * w.weightScales[o] / w.scale) + w.offsets[o] / w.scale
          if let addend { value += Float(addend[o, y, x]) * (addend.scale / w.scale) }
          result.values.append(rounded(value, least))
        }
      }
    }
    return result
  }

  private func rounded(_ value: Float, _ least: Float) -> Int {
    Int(min(max(value, least), 16_383).rounded(.toNearestOrEven))
  }
}
