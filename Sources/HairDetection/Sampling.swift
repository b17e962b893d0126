import Geometry
import Imaging
import KernelTable

extension Plane {
  /// Bilinear interpolation; positions outside take the nearest edge's value.
  @inline(__always)
  func sample(_ x: Double, _ y: Double) -> Double {
    let fx = min(max(x, 0), Double(width - 1)), fy = min(max(y, 0), Double(height - 1))
    let x0 = min(Int(fx), width - 2), y0 = min(Int(fy), height - 2)
    let tx = Float(fx - Double(x0)), ty = Float(fy - Double(y0))
    let p = base + y0 * stride + x0, q = p + stride
    let a = p[0] + tx * (p[1] - p[0]), b = q[0] + tx * (q[1] - q[0])
    return Double(a + ty * (b - a))
  }

  @inline(__always)
  func sample(_ p: Point) -> Double { sample(p.x, p.y) }

  func contains(_ p: Point, margin: Double = 0) -> Bool {
    p.x >= margin - 0.5 && p.y >= margin - 0.5 && p.x < Double(width) - 0.5 - margin
      && p.y < Double(height) - 0.5 - margin
  }

  /// The plane reduced by 2: means of 2 × 2 pixels; a last odd row or column is dropped.
  func halved(_ kernels: KernelTable) -> Plane {
    let half = Plane(width: width / 2, height: height / 2)
    let sums = Plane(width: width, height: 1)
    for y in 0..<half.height {
      let rows = [UnsafePointer(row(2 * y)), UnsafePointer(row(2 * y + 1))]
      kernels.reduceArea(rows, 2, 0.25, sums.base, half.row(y), half.width)
    }
    return half
  }
}
