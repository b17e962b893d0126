import Benchmark
import KernelTable
import Kernels

/// A photo of 12.6 megapixels, each row with a margin for the border and so that rows do not share cache sets.
private let width = 4096
private let height = 3072
private let stride = width + 16 + 2 * margin
private let margin = 16

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal], warmupIterations: 1, maxDuration: .seconds(1), maxIterations: 20)

  for kernels in KernelTable.available {
    for radius in [4, 7, 15] {
      Benchmark("rows_\(2 * radius + 1)_taps_\(kernels.name)") { benchmark in
        let planes = Planes()
        let taps = [Float](repeating: 0.1, count: radius + 1)
        benchmark.startMeasurement()
        for y in 0..<height {
          kernels.convolveRowSymmetric(planes.source(y), taps, radius, planes.destination(y), width)
        }
        benchmark.stopMeasurement()
      }

      Benchmark("columns_\(2 * radius + 1)_taps_\(kernels.name)") { benchmark in
        let planes = Planes()
        let taps = [Float](repeating: 0.1, count: 2 * radius + 1)
        benchmark.startMeasurement()
        for y in Swift.stride(from: radius, to: height - radius - 4, by: 4) {
          withUnsafeTemporaryAllocation(of: UnsafePointer<Float>.self, capacity: 2 * radius + 4) { rows in
            for i in 0..<rows.count { rows[i] = planes.source(y - radius + i) }
            withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Float>.self, capacity: 4) { destinations in
              for i in 0..<4 { destinations[i] = planes.destination(y + i) }
              kernels.convolveColumns(
                rows.baseAddress!, taps, 2 * radius + 1, destinations.baseAddress!, 4, width)
            }
          }
        }
        benchmark.stopMeasurement()
      }
    }

    Benchmark("light_of_rgb8_\(kernels.name)") { benchmark in
      let planes = Planes()
      let pixels = [UInt8](repeating: 77, count: 3 * width)
      let curve = (0..<256).map { Float($0) / 765 }
      benchmark.startMeasurement()
      for y in 0..<height { kernels.lightOfRGB8(pixels, curve, curve, curve, planes.destination(y), width) }
      benchmark.stopMeasurement()
    }

    for factor in [2, 3] {
      Benchmark("reduce_by_\(factor)_\(kernels.name)") { benchmark in
        let planes = Planes()
        var sums = [Float](repeating: 0, count: width)
        benchmark.startMeasurement()
        for y in 0..<(height / factor) {
          withUnsafeTemporaryAllocation(of: UnsafePointer<Float>.self, capacity: factor) { rows in
            for i in 0..<factor { rows[i] = planes.source(factor * y + i) }
            kernels.reduceArea(
              rows.baseAddress!, factor, 1 / Float(factor * factor), &sums, planes.destination(y), width / factor)
          }
        }
        benchmark.stopMeasurement()
      }
    }

    Benchmark("measure_ridge_\(kernels.name)") { benchmark in
      let planes = Planes()
      var (cos2, sin2) = ([Float](repeating: 0, count: width), [Float](repeating: 0, count: width))
      benchmark.startMeasurement()
      for y in 2..<height {
        kernels.measureRidge(
          planes.source(y), planes.source(y - 1), planes.source(y - 2), planes.destination(y), &cos2, &sin2, width)
      }
      benchmark.stopMeasurement()
    }

    Benchmark("find_positions_\(kernels.name)") { benchmark in
      let planes = Planes()
      var positions = [Int32](repeating: 0, count: width)
      benchmark.startMeasurement()
      for y in 0..<height { blackHole(kernels.findPositionsBeyond(planes.source(y), width, 0.96, &positions)) }
      benchmark.stopMeasurement()
    }
  }
}

/// A source plane with values from 0 to 1 and a destination plane.
private final class Planes {
  private let memory = UnsafeMutablePointer<Float>.allocate(capacity: 2 * stride * height)

  init() {
    var state: UInt32 = 1
    for i in 0..<(stride * height) {
      state = state &* 1_664_525 &+ 1_013_904_223
      memory[i] = Float(state >> 8) / 16_777_216
    }
    (memory + stride * height).initialize(repeating: 0, count: stride * height)
  }

  deinit { memory.deallocate() }

  func source(_ row: Int) -> UnsafePointer<Float> { UnsafePointer(memory + row * stride + margin) }
  func destination(_ row: Int) -> UnsafeMutablePointer<Float> { memory + (height + row) * stride + margin }
}
