import Geometry
import Imaging
import Testing

@testable import HairDetection

struct ReductionTests {
  @Test(arguments: [0.25, 0.8, 1, 1.43, 2, 3.64])
  func weightsOfEveryReducedPixelAreWholeAndTheirSharesAddUpToOne(factor: Double) {
    let reduced = Int((60 / factor).rounded())
    let taps = Taps(count: 60, reduced: reduced, factor: factor)
    for x in 0..<reduced {
      let weights = taps.weights[x * taps.each..<(x + 1) * taps.each]
      #expect(weights.allSatisfy { $0 == $0.rounded() })
      #expect(abs(Double(weights.reduce(0, +)) * taps.shares[x] - 1) < 1e-12)
      #expect((0...60 - taps.each).contains(taps.starts[x]))
    }
  }

  @Test func reducingKeepsARampInPlace() {
    // Values that rise evenly rise evenly on any grid, at the same places.
    let width = 240, height = 40
    let bytes = (0..<width * height).flatMap { i in [UInt8](repeating: UInt8(i % width), count: 3) }
    let photo = Photo(width: width, height: height, samples: .rgb8(bytes))
    // Just above one photo pixel a grid pixel, the few samples of each are not quite even about its middle.
    for (factor, most) in [(2.58, 0.05), (1.432, 0.05), (1.163, 0.1), (1, 0.05), (0.708, 0.05)] {
      let umPerPx = DetectionGrid.pixelUm / factor
      let grid = DetectionGrid(photoWidth: width, photoHeight: height, umPerPx: umPerPx)
      let reduced = ReducedPhoto(photo, on: grid, threads: 1)
      for x in grid.columns.dropFirst(4).dropLast(4) {
        let value = Double(reduced.samples[grid.height / 2 * grid.width + x]) / 256
        #expect(abs(value - grid.photoPoint(Point(Double(x), 5)).x) < most)
      }
    }
  }

  @Test func gridAndPhotoPositionsAreInverse() {
    let grid = DetectionGrid(photoWidth: 1280, photoHeight: 1024, umPerPx: 5.587)
    let p = Point(321.25, 77.5), q = grid.gridPoint(grid.photoPoint(p))
    #expect(q.distance(to: p) < 1e-9)
    let middle = Point(Double(grid.width - 1) / 2, Double(grid.height - 1) / 2)
    #expect(grid.photoPoint(middle).distance(to: Point(639.5, 511.5)) < 1e-9)
    #expect(abs(grid.umPerPx - DetectionGrid.pixelUm) < 1e-9)
  }

  @Test func photosOfHugePixelsAreEnlargedToALimit() {
    let grid = DetectionGrid(photoWidth: 100, photoHeight: 50, umPerPx: 1000)
    #expect(grid.width == 400 && grid.height == 208)
    #expect(grid.columns == 0..<400 && grid.rows == 4..<204)
  }

  @Test(arguments: [(240, 5.587), (233, 5.0), (101, 8.0), (64, 2.2), (31, 14.3)])
  func aMirroredPhotoHasTheMirroredGrid(width: Int, umPerPx: Double) {
    let height = 40
    let values = (0..<width * height).map { (i: Int) in UInt8((i &* 2_654_435_761) >> 7 & 255) }
    let mirrored = (0..<height).flatMap { y in values[y * width..<(y + 1) * width].reversed() }
    let grid = DetectionGrid(photoWidth: width, photoHeight: height, umPerPx: umPerPx)
    func reduced(_ samples: [UInt8]) -> ReducedPhoto {
      ReducedPhoto(Photo(width: width, height: height, samples: .gray8(samples)), on: grid, threads: 1)
    }
    let (one, other) = (reduced(values), reduced(mirrored))
    for y in grid.rows {
      for x in grid.columns {
        let a = Int(one.samples[y * grid.width + x]), b = Int(other.samples[(y + 1) * grid.width - 1 - x])
        // Sums of rounded products, in the opposite order.
        #expect(abs(a - b) <= 1)
      }
    }
    #expect(grid.columns.lowerBound == grid.width - grid.columns.upperBound)
  }

  /// Exactly, so that the network sees the same numbers however the camera was held.
  @Test(arguments: [0.7, 1, 1.37, 2.9])
  func aTurnedPhotoReducesToTheTurnedPhotoAndItsContrast(factor: Double) {
    let (w, h) = (151, 118)
    let bytes = (0..<3 * w * h).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 11) }
    // A quarter turn: row x of the turned photo is the column w − 1 − x.
    let turned = (0..<w * h).flatMap { i in (0..<3).map { bytes[3 * (i % h * w + w - 1 - i / h) + $0] } }
    func look(_ width: Int, _ height: Int, _ bytes: [UInt8]) -> (photo: ReducedPhoto, contrast: [[Float]]) {
      let grid = DetectionGrid(photoWidth: width, photoHeight: height, umPerPx: DetectionGrid.pixelUm / factor)
      let photo = ReducedPhoto(Photo(width: width, height: height, samples: .rgb8(bytes)), on: grid, threads: 1)
      let contrast = SkinContrast(photo, valid: nil)
      let planes = (0..<4).map { _ in UnsafeMutablePointer<Float>.allocate(capacity: photo.width) }
      defer { planes.forEach { $0.deallocate() } }
      let rows = (0..<photo.height).map { y in
        contrast.fill(y, planes)
        return Array(UnsafeBufferPointer(start: planes[1], count: photo.width))
      }
      return (photo, rows)
    }
    let a = look(w, h, bytes), b = look(h, w, turned)
    #expect((a.photo.width, a.photo.height) == (b.photo.height, b.photo.width))
    for y in 0..<a.photo.height {
      for x in 0..<a.photo.width {
        let other = (a.photo.width - 1 - x) * b.photo.width + y
        #expect(a.photo.samples[y * a.photo.width + x] == b.photo.samples[other])
        #expect(a.contrast[y][x] == b.contrast[a.photo.width - 1 - x][y])
      }
    }
  }

  @Test func everyKindOfSamplesGivesTheSameReducedPhoto() {
    let grey = (0..<64 * 64).map { (i: Int) -> UInt8 in UInt8((7 * i + 3 * (i / 64)) % 251) }
    let grid = DetectionGrid(photoWidth: 64, photoHeight: 64, umPerPx: 5)
    func reduced(_ samples: Photo.Samples) -> [UInt16] {
      ReducedPhoto(Photo(width: 64, height: 64, samples: samples), on: grid, threads: 1).samples
    }
    let expected = reduced(.gray8(grey))
    #expect(reduced(.rgb8(grey.flatMap { [UInt8](repeating: $0, count: 3) })) == expected)
    #expect(reduced(.gray16(grey.map { UInt16($0) * 257 })) == expected)
    #expect(reduced(.rgb16(grey.flatMap { [UInt16](repeating: UInt16($0) * 257, count: 3) })) == expected)
  }

  @Test func threadsDoNotChangeTheReducedPhoto() {
    let photo = SyntheticSkin(width: 300, height: 400).photo()
    let grid = DetectionGrid(photoWidth: 300, photoHeight: 400, umPerPx: 7)
    #expect(ReducedPhoto(photo, on: grid, threads: 1).samples == ReducedPhoto(photo, on: grid, threads: 3).samples)
  }
}
