import Files
import Imaging
import Reporting
import TrichogramKit

/// The files of one photo: its JSON, its CSV and its overlay.
enum PhotoFiles {
  static let endings = [".trichogram.json", ".hairs.csv", ".overlay.png"]

  /// - Parameter stem: the files' path without their endings.
  static func write(_ analysis: PhotoAnalysis, stem: String, overlayFull: Bool = false) throws {
    try AtomicFile.write(TrichogramJSON.encode(analysis.trichogram, layout: .file), to: stem + endings[0])
    try AtomicFile.write(HairsCSV.encode(analysis.trichogram), to: stem + endings[1])
    let mask = analysis.field.mask.map { Overlay.Mask(width: $0.columns, height: $0.rows, bytes: $0.cells) }
    let picture = Overlay.render(analysis.trichogram, on: analysis.photo, mask: mask, full: overlayFull)
    try AtomicFile.write(
      PNGEncoder.encode(.rgb8(picture.pixels), width: picture.width, height: picture.height), to: stem + endings[2])
  }
}
