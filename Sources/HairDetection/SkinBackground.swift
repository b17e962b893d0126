import Imaging

/// The skin's own colour at every pixel of the grid, as if no hair lay on it.
///
/// Cell by cell, the median of the flattest half of the pixels around: hair has edges, skin between it has few.
struct SkinBackground {
  let planes: ColorPlanes

  init(_ color: ColorPlanes, umPerPx: Double, valid: [Bool]? = nil) {
    let w = color.width, h = color.height
    let cell = max(8, Int(160 / umPerPx))
    let cols = (w + cell - 1) / cell, rows = (h + cell - 1) / cell
    // Gradient activity on a coarse ruler: range over a small neighbourhood of luma.
    let reach = max(1, Int(15 / umPerPx))
    let y = Plane(width: w, height: h)
    for j in 0..<h {
      let r = color.red.row(j), g = color.green.row(j), b = color.blue.row(j), o = y.row(j)
      for i in 0..<w { o[i] = 0.4 * r[i] + 0.4 * g[i] + 0.2 * b[i] }
    }
    struct Sample { var activity: Float; var r: Float; var g: Float; var b: Float; var y: Float }
    var cells = [[Sample]](repeating: [], count: cols * rows)
    let step = max(2, Int(24 / umPerPx))
    for j in stride(from: 0, to: h, by: step) {
      for i in stride(from: 0, to: w, by: step) {
        if let valid, !valid[j * w + i] { continue }
        let x0 = max(0, i - reach), x1 = min(w - 1, i + reach)
        let y0 = max(0, j - reach), y1 = min(h - 1, j + reach)
        let c = y.row(j)[i]
        let d = max(
          abs(y.row(j)[x0] - c), abs(y.row(j)[x1] - c), abs(y.row(y0)[i] - c), abs(y.row(y1)[i] - c),
          abs(y.row(y0)[x0] - c), abs(y.row(y1)[x1] - c), abs(y.row(y0)[x1] - c), abs(y.row(y1)[x0] - c))
        cells[(j / cell) * cols + i / cell].append(
          Sample(
            activity: d / (c + 0.02), r: color.red.row(j)[i], g: color.green.row(j)[i], b: color.blue.row(j)[i], y: c))
      }
    }
    var level = [[Float]](repeating: [Float](repeating: -1, count: cols * rows), count: 3)
    for cy in 0..<rows {
      for cx in 0..<cols {
        var pool: [Sample] = []
        for dy in -1...1 {
          for dx in -1...1 where cx + dx >= 0 && cx + dx < cols && cy + dy >= 0 && cy + dy < rows {
            pool += cells[(cy + dy) * cols + cx + dx]
          }
        }
        guard pool.count >= 12 else { continue }
        pool.sort { $0.activity < $1.activity }
        let flat = pool[0..<(pool.count / 2 + 1)].sorted { $0.y < $1.y }
        // The median's neighbourhood, so that channels stay together.
        let m = flat.count / 2
        let lo = flat[m].y * 0.75, hi = flat[m].y * 1.33
        let near = flat.filter { $0.y >= lo && $0.y <= hi }
        func median(_ v: [Float]) -> Float { v.sorted()[v.count / 2] }
        level[0][cy * cols + cx] = median(near.map(\.r))
        level[1][cy * cols + cx] = median(near.map(\.g))
        level[2][cy * cols + cx] = median(near.map(\.b))
      }
    }
    for k in 0..<3 {
      Self.fill(&level[k], cols, rows)
      level[k] = Self.smooth(level[k], cols, rows)
    }
    planes = ColorPlanes(
      red: Self.expand(level[0], cols, rows, cell, w, h), green: Self.expand(level[1], cols, rows, cell, w, h),
      blue: Self.expand(level[2], cols, rows, cell, w, h))
  }

  private static func fill(_ v: inout [Float], _ cols: Int, _ rows: Int) {
    while v.contains(where: { $0 < 0 }) {
      var next = v
      var changed = false
      for y in 0..<rows {
        for x in 0..<cols where v[y * cols + x] < 0 {
          var sum: Float = 0, n: Float = 0
          for dy in -1...1 {
            for dx in -1...1 where x + dx >= 0 && x + dx < cols && y + dy >= 0 && y + dy < rows {
              let u = v[(y + dy) * cols + x + dx]
              if u >= 0 { sum += u; n += 1 }
            }
          }
          if n > 0 { next[y * cols + x] = sum / n; changed = true }
        }
      }
      v = next
      if !changed { v = v.map { _ in 0.5 } }
    }
  }

  private static func smooth(_ v: [Float], _ cols: Int, _ rows: Int) -> [Float] {
    var out = v
    for y in 0..<rows {
      for x in 0..<cols {
        var sum: Float = 0, n: Float = 0
        for dy in -1...1 {
          for dx in -1...1 where x + dx >= 0 && x + dx < cols && y + dy >= 0 && y + dy < rows {
            let k: Float = (dx == 0 ? 2 : 1) * (dy == 0 ? 2 : 1)
            sum += k * v[(y + dy) * cols + x + dx]
            n += k
          }
        }
        out[y * cols + x] = sum / n
      }
    }
    return out
  }

  private static func expand(_ v: [Float], _ cols: Int, _ rows: Int, _ cell: Int, _ w: Int, _ h: Int) -> Plane {
    let plane = Plane(width: w, height: h)
    for y in 0..<h {
      let fy = max(0, min(Float(rows - 1), (Float(y) + 0.5) / Float(cell) - 0.5))
      let y0 = min(rows - 1, Int(fy)), y1 = min(rows - 1, y0 + 1)
      let ty = fy - Float(y0)
      let out = plane.row(y)
      for x in 0..<w {
        let fx = max(0, min(Float(cols - 1), (Float(x) + 0.5) / Float(cell) - 0.5))
        let x0 = min(cols - 1, Int(fx)), x1 = min(cols - 1, x0 + 1)
        let tx = fx - Float(x0)
        let a = v[y0 * cols + x0] * (1 - tx) + v[y0 * cols + x1] * tx
        let b = v[y1 * cols + x0] * (1 - tx) + v[y1 * cols + x1] * tx
        out[x] = a * (1 - ty) + b * ty
      }
    }
    return plane
  }
}

extension ColorPlanes {
  init(red: Plane, green: Plane, blue: Plane) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}
