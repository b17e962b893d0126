import Evaluation
import Foundation
import Geometry
import Testing

/// Truth of photos that lie beside the repository, where they are present.
@Suite struct SharedPhotosTests {
  private static let photos = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/photos")

  private func bytes(_ path: String) -> [UInt8]? {
    let file = Self.photos.appending(path: path)
    guard let data = try? Data(contentsOf: file) else {
      print("skipped: \(file.path) is not there")
      return nil
    }
    return [UInt8](data)
  }

  @Test func anIndependentTruthAgreesWithItself() throws {
    guard let json = bytes("phantoms/usb_black_II_s901.truth.json") else { return }
    let truth = try GroundTruth(json: json)
    let score = Evaluation.score(truth.perfect, against: truth, photo: "usb_black_II")
    #expect(score.hairs.f1 == 1)
    #expect(score.centreline.f1 == 1)
    #expect(score.adjustedRandIndex == 1)
    #expect(abs(truth.densityPerCm2 - 153.85945638020834) < 1e-9)
    #expect(abs(truth.cumulativeThicknessMmPerCm2 - 9.116967519124348) < 1e-9)
  }

  @Test func handMarkedHairsAgreeWithThemselves() throws {
    guard let csv = bytes("scalp/hairs.csv") else { return }
    let photos = try MarkedPhoto.read(csv: csv)
    let pooled = Evaluation.pool(
      photos.map { photo in
        let hairs = photo.hairs.map {
          FoundTrichogram.Hair(polyline: Polyline([$0.root, $0.tip]).resampled(spacing: 4), rootInField: true)
        }
        return Evaluation.score(FoundTrichogram(hairs: hairs), against: photo, umPerPx: 5.587)
      })
    #expect(photos.map(\.hairs.count).reduce(0, +) == 1919)
    #expect(pooled.total.terminalRecall.fraction == 1)
    #expect(pooled.total.foundPerMarked == 1)
    #expect(pooled.total.direction.fraction == 1)
    #expect(abs((pooled.countCorrelation ?? 0) - 1) < 1e-12)
  }
}
