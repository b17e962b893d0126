import KernelTable
import Kernels
import Testing

/// Results that are known without running any kernel.
@Suite struct KernelClosedFormTests {
  let kernels = KernelTable.best

  @Test func columnsTakeTheirTapsFromTheFirstRowDown() {
    let width = 20
    let plane = (0..<7).map { row in [Float](repeating: Float(1 << row), count: width) }
    var out = [[Float]](repeating: [Float](repeating: .nan, count: width), count: 4)
    withRows(plane) { rows in
      withMutableRows(&out) { destinations in
        kernels.convolveColumns(rows, [1, 0, 0, 100], 4, destinations, 4, width)
      }
    }
    for i in 0..<4 {
      #expect(out[i].allSatisfy { $0 == Float(1 << i) + 100 * Float(1 << (i + 3)) })
    }
  }
}

private func withRows(_ plane: [[Float]], _ body: (UnsafePointer<UnsafePointer<Float>>) -> Void) {
  let width = plane[0].count
  plane.flatMap { $0 }.withUnsafeBufferPointer { all in
    let rows = plane.indices.map { all.baseAddress! + $0 * width }
    body(rows)
  }
}

private func withMutableRows(
  _ plane: inout [[Float]], _ body: (UnsafePointer<UnsafeMutablePointer<Float>>) -> Void
) {
  let width = plane[0].count
  var flat = plane.flatMap { $0 }
  flat.withUnsafeMutableBufferPointer { all in
    let rows = plane.indices.map { all.baseAddress! + $0 * width }
    body(rows)
  }
  for i in plane.indices { plane[i] = Array(flat[(i * width)..<((i + 1) * width)]) }
}
