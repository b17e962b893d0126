import ArgumentParser
import Comparison
import Files
import Imaging
import KernelTable
import Kernels
import Reporting
import TrichogramKit

/// What changed between two photos of one place.
struct CompareCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares two photos of one place hair by hair.",
    discussion: """
      Analyses both photos, lays them on each other by the roots of the hair, tells which hairs were kept, lost and \
      gained, and gives each change on the area that both show with a 95 % interval and a verdict. Photos that do not show \
      the same place are reported as not comparable. With --output, writes pair.json, pair.hairs.csv, pair.png (side by \
      side) and the page pair.html.

      EXAMPLE: trichogram compare january.jpg april.jpg --um-per-px 8 --output results
      EXAMPLE: trichogram compare day0.jpg day2.jpg --um-per-px 8 --phototrichogram --days 2
      """
  )

  @Argument(help: .init("The earlier photo.", valueName: "before"))
  var before: String

  @Argument(help: .init("The later photo.", valueName: "after"))
  var after: String

  @OptionGroup var analysis: AnalysisArguments

  @Option(
    help: .init("The scale of the photo before, if it has its own.", valueName: "x"), transform: DecimalNumber.positive)
  var beforeUmPerPx: Double?

  @Option(
    help: .init("The scale of the photo after, if it has its own.", valueName: "x"), transform: DecimalNumber.positive)
  var afterUmPerPx: Double?

  @Option(
    help: .init(
      "Smallest detectable changes, as 'repeatability --output' writes them; may be given again.", valueName: "file"))
  var sdc: [String] = []

  @Flag(help: "The photos are a phototrichogram: clipped on day 0, and --days later.")
  var phototrichogram = false

  @Option(help: .init("The days between the photos of a phototrichogram, 1 to 5.", valueName: "d"))
  var days: Double?

  @Flag(help: "Measure how far the largest bald patch has grown over.")
  var patch = false

  @Option(
    help: .init(
      "The cuts of its grades in percent, falling: complete, most, some, slight (default: 95,50,25,10).",
      valueName: "list"))
  var patchCuts: String?

  @Option(help: .init("The folder for pair.json, pair.hairs.csv, pair.png and pair.html.", valueName: "dir"))
  var output: String?

  @Option(help: "What to print: text, json or csv (a row a hair).")
  var format = Format.text

  @Option(help: .init("How many photos are analysed at once (default: one for each processor).", valueName: "n"))
  var threads: Int?

  @Flag(help: "Say in the JSON how long each stage took.")
  var timing = false

  func validate() throws {
    try analysis.checkDevicesAreUsed()
    for (name, value) in [("--before-um-per-px", beforeUmPerPx), ("--after-um-per-px", afterUmPerPx)] {
      guard value.map({ ScaleRequest.usableUmPerPx.contains($0) }) ?? true else {
        throw ValidationError("\(name) must be from 0.1 to 1000, in micrometres.")
      }
    }
    guard threads.map({ $0 > 0 }) ?? true else { throw ValidationError("--threads must be 1 or more.") }
    guard output?.isEmpty != true else { throw ValidationError("--output is empty.") }
    guard phototrichogram == (days != nil) else {
      throw ValidationError("--phototrichogram and --days belong together.")
    }
    guard days.map({ Phototrichogram.usableDays.contains($0) }) ?? true else {
      throw ValidationError("--days must be from 1 to 5: growth cannot be read from less or more.")
    }
    guard patch || patchCuts == nil else { throw ValidationError("--patch-cuts needs --patch.") }
    _ = try cuts()
  }

  func run() async throws {
    var options = PairOptions()
    options.cuts = SizeCuts(vellusBelowUm: analysis.vellusBelow, terminalFromUm: analysis.terminalFrom)
    options.phototrichogramDays = days
    options.patch = patch ? try cuts() : nil
    for path in sdc {
      let detectable = try SmallestDetectableChange.read(path)
      options.smallestDetectable[detectable.endpoint] = detectable.sdc95
    }
    let kernels = try KernelTable.chosen()
    let jobs = [
      Job(path: before, analyzer: try analysis.analyzer(timing: false, kernels: kernels, ownUmPerPx: beforeUmPerPx)),
      Job(path: after, analyzer: try analysis.analyzer(timing: false, kernels: kernels, ownUmPerPx: afterUmPerPx)),
    ]
    if let output { try Folder.create(output) }

    var clock = StageTimes()
    let limits = analysis.limits
    var results: [Result<PhotoAnalysis, Failure>] = []
    try await OrderedTasks.run(jobs, width: threads ?? ProcessorCount.online) { job in
      job.run(limits)
    } inOrder: { result in
      results.append(result)
    }
    var failures = Failures()
    var sides: [PhotoAnalysis] = []
    for result in results {
      switch result {
      case .success(let analysis): sides.append(analysis)
      case .failure(let failure): failures.report(failure)
      }
    }
    try failures.end()
    clock.end("analyze")
    let pair = PairComparison(before: PairSide(sides[0]), after: PairSide(sides[1]), options: options)
    clock.end("compare")
    if let output { try write(pair, sides, options, to: output, &clock) }
    try StandardOutput.write(text(pair, options, clock))
  }

  private func text(_ pair: PairComparison, _ options: PairOptions, _ clock: StageTimes) -> [UInt8] {
    switch format {
    case .text:
      Array((PairText.encode(pair, patchCuts: options.patch) + "\n\(SummaryText.notice)\n").utf8)
    case .json: PairJSON.encode(pair, timing: timing ? clock.stages : nil) + [UInt8(ascii: "\n")]
    case .csv: PairHairsCSV.encode(pair)
    }
  }

  private func write(
    _ pair: PairComparison, _ sides: [PhotoAnalysis], _ options: PairOptions, to output: String,
    _ clock: inout StageTimes
  ) throws {
    let start = (output.hasSuffix("/") ? output : output + "/") + "pair"
    let picture = PairPicture.render(pair, before: sides[0].photo, after: sides[1].photo)
    try AtomicFile.write(
      PNGEncoder.encode(.rgb8(picture.pixels), width: picture.width, height: picture.height), to: start + ".png")
    try AtomicFile.write(
      PairHTML.encode(pair, before: sides[0].photo, after: sides[1].photo, cuts: options.cuts), to: start + ".html")
    try AtomicFile.write(PairHairsCSV.encode(pair), to: start + ".hairs.csv")
    clock.end("report")
    try AtomicFile.write(
      PairJSON.encode(pair, layout: .file, timing: timing ? clock.stages : nil), to: start + ".json")
  }

  private func cuts() throws -> BaldPatch.Cuts {
    guard let patchCuts else { return BaldPatch.Cuts() }
    let values = patchCuts.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    let numbers = values.compactMap { $0 }
    guard values.count == 4, numbers.count == 4, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 > $1 }),
      numbers[0] <= 100, numbers[3] > 1
    else { throw ValidationError("--patch-cuts must be four falling percentages above 1, as in 95,50,25,10.") }
    return BaldPatch.Cuts(complete: numbers[0], most: numbers[1], some: numbers[2], slight: numbers[3])
  }
}

/// The analysis of one photo of a pair.
private struct Job: Sendable {
  var path: String
  var analyzer: PhotoAnalyzer

  func run(_ limits: DecodingLimits) -> Result<PhotoAnalysis, Failure> {
    do {
      return .success(
        try analyzer.analyze(FileReading.bytes(at: path), name: PhotoStem.name(of: path), limits: limits))
    } catch {
      return .failure(Failure(error, subject: path))
    }
  }
}

extension PairSide {
  fileprivate init(_ analysis: PhotoAnalysis) {
    self.init(trichogram: analysis.trichogram, photo: analysis.photo, region: MeasuredRegion(analysis.field))
  }
}

/// Times stages that follow each other.
private struct StageTimes {
  private(set) var stages: [Trichogram.StageTime] = []
  private var last = ContinuousClock.now

  mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    stages.append(.init(stage: stage, milliseconds: (now - last) / .milliseconds(1)))
    last = now
  }
}
