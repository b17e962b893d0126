import Foundation
import Imaging
import Testing

@testable import ScaleReading

/// Real photos that lie beside the repository, where they are present.
@Suite struct SharedPhotosTests {
  private static let photos = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/photos")

  /// The photos of a folder in the order of their names.
  private func photos(_ folder: String) throws -> [(name: String, photo: Photo)] {
    let folder = Self.photos.appending(path: folder)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      print("skipped: \(folder.path) is not there")
      return []
    }
    return try names.filter { $0.hasSuffix(".jpg") || $0.hasSuffix(".png") }.sorted().map { name in
      (name, try PhotoDecoder.decode([UInt8](Data(contentsOf: folder.appending(path: name)))))
    }
  }

  /// 30 of 36 photos carry a bar of 1.0 mm that is 179 px long.
  @Test func burntInBarsAreReadOrRefused() throws {
    let photos = try photos("scalp")
    guard !photos.isEmpty else { return }
    var read = 0
    for (name, photo) in photos {
      guard case .found(let bar) = ScaleBarReader.read(photo) else { continue }
      read += 1
      #expect(bar.labelUm == 1000, "\(name)")
      #expect(abs(bar.lengthPx - 179) < 1.79, "\(name)")
    }
    #expect(read >= 28)
  }

  /// Three photos of printed ticks with every second one longer; two of them show one site through one camera.
  @Test func rulersOnSkinAreRead() throws {
    for (name, photo) in try photos("ruler") {
      guard case .found(let ruler) = RulerReader.read(photo) else {
        Issue.record("\(name) is not read")
        continue
      }
      #expect(ruler.possibleTickMm == [0.5], "\(name)")
      #expect(abs(ruler.pitchPx - 28.87) < 0.005 * 28.87, "\(name)")
    }
  }

  /// Clipped hair lies like ticks.
  @Test func scalpsWithoutARulerHaveNone() throws {
    for (name, photo) in try photos("scalp") + photos("phantoms") {
      #expect(RulerReader.read(photo) == .none, "\(name)")
    }
  }
}
