import ArgumentParser
import Files
import KernelTable
import Kernels
import Reporting
import TrichogramKit

/// One trichogram per photo.
struct AnalyzeCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Traces the hair in photos and measures density and diameters.",
    discussion: """
      Prints one trichogram per photo (PNG or JPEG), in the order given. With --output, writes for each \
      STEM.trichogram.json, STEM.hairs.csv and the picture STEM.overlay.png. Without a scale a burnt-in \
      scale bar or a ruler in view is used if it can be read with confidence; else there are only counts and widths in \
      pixels.

      EXAMPLE: trichogram analyze vertex.jpg --um-per-px 8 --output results
      EXAMPLE: trichogram analyze *.jpg --field-width-mm 10.2 --format csv > summary.csv
      """
  )

  @Argument(help: .init("Photos of the scalp, PNG or JPEG.", valueName: "photo"))
  var photos: [String]

  @OptionGroup var analysis: AnalysisArguments

  @Option(help: .init("The folder for a JSON, a CSV and an overlay of each photo.", valueName: "dir"))
  var output: String?

  @Option(help: "What to print: text, json (an object a line) or csv (a row a photo).")
  var format = Format.text

  @Option(
    help: .init("How many threads work, on several photos or on one (default: one for each processor).", valueName: "n")
  )
  var threads: Int?

  @Flag(help: "Say in the JSON how long each stage took.")
  var timing = false

  @Flag(help: "Keep all pixels of the photo in the overlay, instead of at most 2048 on its longer side.")
  var overlayFull = false

  func validate() throws {
    try analysis.checkDevicesAreUsed()
    guard threads.map({ $0 > 0 }) ?? true else { throw ValidationError("--threads must be 1 or more.") }
    guard !overlayFull || output != nil else { throw ValidationError("--overlay-full needs --output.") }
    guard output?.isEmpty != true else { throw ValidationError("--output is empty.") }
    if output != nil, let (one, other) = PhotoStem.firstClash(in: photos) {
      throw ValidationError(
        "\(one) and \(other) would be written to the same files, \(PhotoStem.of(other)).*; analyse them apart.")
    }
  }

  func run() async throws {
    let threads = threads ?? ProcessorCount.online
    // Photos side by side use memory and threads best; what threads are left over share the work on each.
    let analyzer = try analysis.analyzer(
      timing: timing, kernels: KernelTable.chosen(), threadsPerPhoto: max(1, threads / max(1, photos.count)))
    if let output { try Folder.create(output) }
    let work = PhotoWork(
      analyzer: analyzer, limits: analysis.limits, format: format, output: output, overlayFull: overlayFull)

    var failures = Failures()
    var progress = Progress(total: photos.count)
    var printed = false
    progress.show()
    try await OrderedTasks.run(photos, width: threads) { path in
      work.run(path)
    } inOrder: { result in
      progress.clear()
      switch result {
      case .success(let analysed):
        if format == .csv && !printed { try StandardOutput.write(SummaryCSV.header) }
        try StandardOutput.write(analysed.text)
        printed = true
        analysed.notes.forEach(StandardError.note)
      case .failure(let failure): failures.report(failure)
      }
      progress.advance()
    }
    progress.clear()
    if printed && format == .text { try StandardOutput.write("\n\(SummaryText.notice)\n") }
    try failures.end()
  }
}

/// What is done with one photo.
private struct PhotoWork: Sendable {
  var analyzer: PhotoAnalyzer
  var limits: DecodingLimits
  var format: AnalyzeCommand.Format
  var output: String?
  var overlayFull: Bool

  /// Analyses a photo and writes its files.
  ///
  /// - Returns: what to print and what to say beside it, or why there is nothing.
  func run(_ path: String) -> Result<(text: [UInt8], notes: [String]), Failure> {
    do {
      let bytes = try FileReading.bytes(at: path)
      let analysis = try analyzer.analyze(bytes, name: PhotoStem.name(of: path), limits: limits)
      if let output {
        try PhotoFiles.write(
          analysis, stem: (output.hasSuffix("/") ? output : output + "/") + PhotoStem.of(path), overlayFull: overlayFull
        )
      }
      return .success((text(analysis), notes(analysis.trichogram)))
    } catch {
      return .failure(Failure(error, subject: path))
    }
  }

  /// What a row of CSV has no place for.
  private func notes(_ trichogram: Trichogram) -> [String] {
    guard format == .csv else { return [] }
    let quality = trichogram.quality
    let verdict = quality.verdict == .unusable ? ["unusable: " + quality.reasons.joined(separator: "; ")] : []
    return (verdict + trichogram.warnings).map { "\(trichogram.photo.name): \($0)" }
  }

  private func text(_ analysis: PhotoAnalysis) -> [UInt8] {
    switch format {
    case .text:
      Array(
        (SummaryText.encode(analysis.trichogram)
          + (analysis.detectionLimit.map(DetectionLimitText.encode) ?? "")).utf8)
    case .json: TrichogramJSON.encode(analysis.trichogram) + [UInt8(ascii: "\n")]
    case .csv: SummaryCSV.row(analysis.trichogram)
    }
  }
}
