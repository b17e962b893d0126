import Benchmark
import KernelTable
import Kernels

/// A photo of 12.6 megapixels, whose rows do not share cache sets.
private let width = 4096
private let height = 3072
private let stride = width + 16

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal], warmupIterations: 1, maxDuration: .seconds(1), maxIterations: 20)

  for kernels in KernelTable.available {
    for radius in [4, 7, 15] {
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

    // The convolutions of the network's levels, in runs of cells as long as it takes them.
    for channels in [24, 32, 48, 64] {
      Benchmark("sum_cells_of_\(channels)_channels_\(kernels.name)") { benchmark in
        let cells = Cells(channels: channels)
        benchmark.startMeasurement()
        for y in 0..<Cells.height {
          for x in Swift.stride(from: 0, to: Cells.width, by: Cells.run) {
            withUnsafeTemporaryAllocation(of: UnsafePointer<Int16>.self, capacity: 3) { rows in
              for i in 0..<3 { rows[i] = cells.cell(x, y + i) }
              kernels.sumCells(
                rows.baseAddress!, 3, 3 * channels, channels, cells.weights, channels, cells.sums, Cells.run)
            }
          }
        }
        benchmark.stopMeasurement()
      }
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

  func source(_ row: Int) -> UnsafePointer<Float> { UnsafePointer(memory + row * stride) }
  func destination(_ row: Int) -> UnsafeMutablePointer<Float> { memory + (height + row) * stride }
}

/// A plane of cells with a border of one cell, the weights of a convolution over 3 × 3 cells that keeps the number of
/// channels, and room for the sums of one run of cells.
private final class Cells {
  static let width = 960
  static let height = 128
  static let run = 120

  let weights: UnsafeMutablePointer<Int16>
  let sums: UnsafeMutablePointer<Int32>
  private let values: UnsafeMutablePointer<Int16>
  private let channels: Int

  init(channels: Int) {
    self.channels = channels
    let valueCount = (Self.width + 2) * (Self.height + 2) * channels
    let weightCount = 9 * channels * channels
    values = .allocate(capacity: valueCount)
    weights = .allocate(capacity: weightCount)
    sums = .allocate(capacity: Self.run * channels)
    var state: UInt32 = 1
    func next(_ most: Int) -> Int16 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int16(Int(state >> 8) % (2 * most + 1) - most)
    }
    for i in 0..<valueCount { values[i] = next(16_383) }
    for i in 0..<weightCount { weights[i] = next(127) }
    sums.initialize(repeating: 0, count: Self.run * channels)
  }

  deinit {
    values.deallocate()
    weights.deallocate()
    sums.deallocate()
  }

  /// The values of a cell, counted from the corner of the border.
  func cell(_ x: Int, _ y: Int) -> UnsafePointer<Int16> {
    UnsafePointer(values + (y * (Self.width + 2) + x) * channels)
  }
}
