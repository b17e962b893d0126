import KernelTable
import StudyDesign
import TrichogramKit

/// The analyzers for photos with scales and fields of their own.
struct AnalyzerShelf {
  private struct Own: Hashable {
    var umPerPx: Double?
    var device: String
    var field: String
  }

  /// More than any study has; a manifest with a scale of its own in every row keeps no more than this.
  private static let most = 1000

  private let arguments: AnalysisArguments
  private let kernels: KernelTable
  private let folder: String
  private var analyzers: [Own: Result<PhotoAnalyzer, Failure>] = [:]

  /// - Parameter folder: that of the manifest, where the files of polygons lie.
  init(_ arguments: AnalysisArguments, kernels: KernelTable, folder: String) {
    self.arguments = arguments
    self.kernels = kernels
    self.folder = folder
  }

  /// The analyzer for a photo, by what its row says before what the command line says.
  ///
  /// - Throws: `Failure` where its device or the file of its polygon cannot be used.
  mutating func analyzer(for placement: Placement) throws -> PhotoAnalyzer {
    let own = Own(umPerPx: placement.umPerPx, device: placement.device, field: placement.field)
    if let analyzer = analyzers[own] { return try analyzer.get() }
    if analyzers.count >= Self.most { analyzers = [:] }
    let result = Result { try make(own) }.mapError { Failure($0) }
    analyzers[own] = result
    return try result.get()
  }

  private func make(_ own: Own) throws -> PhotoAnalyzer {
    var arguments = arguments
    if own.umPerPx != nil || !own.device.isEmpty {
      arguments.umPerPx = own.umPerPx
      arguments.device = own.device.isEmpty ? nil : own.device
      arguments.fieldWidthMm = nil
      arguments.fieldDiameterMm = nil
      arguments.scaleBarMm = nil
    }
    let polygon = "polygon:"
    if own.field.hasPrefix(polygon) {
      arguments.field = polygon + folder + "/" + own.field.dropFirst(polygon.count)
    } else if !own.field.isEmpty {
      arguments.field = own.field
    }
    return try arguments.analyzer(timing: false, kernels: kernels)
  }
}
