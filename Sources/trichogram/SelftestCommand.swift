import ArgumentParser
import Imaging
import KernelReference
import KernelTable
import Kernels
import ScalpPhantom
import TrichogramKit

/// Shows on the user's own machine that the program computes what it should.
struct SelftestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "Checks that this build computes correctly on this machine.",
    discussion: """
      Runs every set of kernels that this processor has beside plain scalar code and compares all bits; writes a drawn \
      photo as PNG and as JPEG and reads it again; and counts the hairs in it, whose number is known.

      EXAMPLE: trichogram selftest
      """
  )

  /// JPEG loses so many levels at most on the average.
  private static let jpegLoss = 3.0
  /// Of the drawn hairs so many may be missed, or found too often.
  private static let miscounted = 0.15

  func run() throws {
    let chosen = try KernelTable.chosen()
    for kernels in KernelTable.available { try check(kernels) }
    var parameters = PhantomParameters()
    // Small, as emulated processors take a hundred times as long.
    parameters.width = 480
    parameters.height = 360
    parameters.densityPerCm2 = 220
    let phantom = ScalpPhantom.render(parameters, seed: 1, image: "selftest.png")
    try checkPNG(phantom.photo)
    try checkJPEG(phantom.photo)
    try checkCount(phantom, umPerPx: parameters.umPerPx, chosen)
    try StandardOutput.write("selftest passed; kernels in use: \(chosen.name)\n")
  }

  private func check(_ kernels: KernelTable) throws {
    let differing = KernelComparison.differences(of: kernels)
    guard differing.isEmpty else {
      throw Failure(
        code: .internalError, subject: "kernels \(kernels.name)",
        problem: "\(differing.joined(separator: ", ")) differ from scalar code on this machine",
        advice: "set \(KernelTable.environmentVariable)=baseline and report this with the processor's name")
    }
    try StandardOutput.write("kernels \(kernels.name): same bits as scalar code\n")
  }

  private func checkPNG(_ photo: Photo) throws {
    let bytes = try PNGEncoder.encode(photo.samples, width: photo.width, height: photo.height)
    let read = try PhotoDecoder.decode(bytes, limits: DecodingLimits())
    guard case .rgb8(let old) = photo.samples, case .rgb8(let new) = read.samples, old == new else {
      throw Self.broken("PNG", "a photo is not read as it was written")
    }
    try StandardOutput.write("PNG: a photo is read as it was written\n")
  }

  private func checkJPEG(_ photo: Photo) throws {
    let bytes = try JPEGEncoder.encode(photo.samples, width: photo.width, height: photo.height, quality: 95)
    let read = try PhotoDecoder.decode(bytes, limits: DecodingLimits())
    guard case .rgb8(let old) = photo.samples, case .rgb8(let new) = read.samples, old.count == new.count else {
      throw Self.broken("JPEG", "a photo has another size or kind when it is read again")
    }
    let loss = zip(old, new).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    guard Double(loss) < Self.jpegLoss * Double(old.count) else {
      throw Self.broken("JPEG", "a photo has other colours when it is read again")
    }
    try StandardOutput.write("JPEG: a photo is read nearly as it was written\n")
  }

  private func checkCount(_ phantom: Phantom, umPerPx: Double, _ kernels: KernelTable) throws {
    let analyzer = try PhotoAnalyzer(scale: .umPerPx(umPerPx), options: AnalysisOptions(), kernels: kernels)
    let found = try analyzer.analyze(phantom.photo, name: "selftest.png", sha256: "").trichogram.summary.hairCount ?? 0
    let drawn = phantom.truth.hairs.count { $0.rootInField }
    guard abs(Double(found - drawn)) <= max(2, Self.miscounted * Double(drawn)) else {
      throw Self.broken("analysis", "\(found) hairs are counted where \(drawn) were drawn")
    }
    try StandardOutput.write("analysis: \(found) hairs counted where \(drawn) were drawn\n")
  }

  private static func broken(_ subject: String, _ problem: String) -> Failure {
    Failure(
      code: .internalError, subject: subject, problem: problem,
      advice: "please report this with the processor's name and the versions of libpng and libjpeg")
  }
}
