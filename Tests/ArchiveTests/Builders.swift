import Archive
import Files
import Foundation
import Geometry
import Imaging
import ScalpField
import StudyDesign
import Trichometry

/// Runs `body` with the path of an archive that is gone afterwards.
func withArchivePath<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path + "/archive.sqlite")
}

func trail(_ id: String = "run") -> AuditTrail { AuditTrail(id: id) { "2026-01-01T00:00:00Z" } }

/// A trichogram of a photo named by its hash, with so many hairs on thousandths of a pixel.
func trichogram(photo: String, settings: String = "settings", hairs count: Int = 3) -> Trichogram {
  let hairs = (1...max(1, count)).map { id in
    let points = (0..<12).map { Point(10 + 0.5 * Double($0) + Double(id), 20 + 3.25 * Double($0)) }
    let widths = points.indices.map { 7 + 0.125 * Double($0) }
    return Hair(
      id: id, rootInField: id != 2, tipInField: true, polyline: Polyline(points), widthsPx: widths, diameterPx: 7.3,
      diameterUm: 58.4, diameterSEUm: 0.7, widthsUm: widths.map { $0 * 8 }, lengthMm: 0.3, sizeClass: .intermediate,
      polarity: .dark, unit: id == 3 ? nil : 1, confidence: 0.9)
  }
  var summary = Trichogram.Summary()
  summary.hairCount = count
  summary.densityPerCm2 = 100.5
  summary.densityCI95 = 90...111
  return Trichogram(
    software: .init(version: "1", settingsSHA256: settings),
    photo: .init(name: "p.jpg", sha256: photo, widthPx: 40, heightPx: 80),
    scale: .init(umPerPx: 8, relativeSE: 0.01, source: .scaleBar),
    field: .init(shape: .frame, areaCm2: 0.5, maskedCm2: 0, outline: field.outline),
    quality: .init(verdict: .usable, reasons: ["soft", "dark"], focus: 0.8), summary: summary,
    hairs: count == 0 ? [] : hairs,
    doubtfulShafts: [
      ShaftTrace(
        points: (0..<9).map { Point(30.5, 60 - 1.25 * Double($0)) }, widthPx: 3.3, polarity: .light, confidence: 0.12,
        rootConfidence: 0.7)
    ], warnings: ["a warning"])
}

let field = Field(photoWidth: 40, photoHeight: 80, shape: .frame, maskCells: nil, brightCircle: nil)

func record(_ trichogram: Trichogram, path: String = "/p.jpg") -> PhotoRecord {
  PhotoRecord(
    trichogram, field: field, settingsText: "text", outputSHA256: "output", path: path,
    file: FileIdentity(byteCount: 5, modifiedNs: 7, inode: 9))
}

func placement(_ subject: String, visit: String, repeatNumber: Int = 1) -> Placement {
  Placement(
    subject: subject, site: "vertex", visit: visit, date: CalendarDate(iso: "2026-01-05"), rank: 3,
    repeatNumber: repeatNumber, arm: "PRP", role: .treated, sex: "f", ageYears: 40, clippedMm: 0.5, umPerPx: 8,
    device: "", field: "frame", covariates: [.init(name: "ferritin", value: "28")])
}

let blankPhoto = Photo(width: 40, height: 80, samples: .rgb8([UInt8](repeating: 128, count: 3 * 40 * 80)))
