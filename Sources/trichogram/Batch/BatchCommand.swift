import Archive
import ArgumentParser
import Files
import Kernels
import KernelTable
import Reporting

/// Everything for many photos of many subjects.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Analyses and compares the photos of many subjects; safe to interrupt and to repeat.",
    discussion: """
      Reads which photos there are from a manifest (CSV with the columns photo, subject, site and visit or date) or from \
      a folder whose photos are named SUBJECT/DATE_SITE.jpg. New and changed photos are analysed, each visit is \
      compared with the first one and the one before, and every subject gets a page. Results are kept in an archive, so \
      that the same command does only what is not done yet. Photos and rows that cannot be used are listed in \
      failures.csv; the others go on.

      EXAMPLE: trichogram batch study.csv --output results --um-per-px 8
      EXAMPLE: trichogram batch photos --dry-run
      """
  )

  @Argument(help: .init("A manifest (CSV) or a folder of photos.", valueName: "manifest-or-folder"))
  var input: String

  @OptionGroup var analysis: AnalysisArguments

  @Option(help: .init("The folder for pages, failures.csv and summary.json.", valueName: "dir"))
  var output: String?

  @Option(help: .init("The archive (default: archive.sqlite in the output folder).", valueName: "file"))
  var archive: String?

  @Option(
    help: .init(
      "Smallest detectable changes, as 'repeatability --output' writes them; may be given again.", valueName: "file"))
  var sdc: [String] = []

  @Flag(help: "Only show what would be done, and what does not parse.")
  var dryRun = false

  @Flag(help: "Read every photo to see whether it changed, instead of looking at its size, time and inode.")
  var verify = false

  @Flag(help: "Also write the JSON, the hairs and the overlay of every photo, below DIR/photos.")
  var photoFiles = false

  @Flag(help: "Make pages for readers who must not know subjects, dates and treatments; blind-key.csv un-blinds them.")
  var blind = false

  @Option(help: .init("Only part I of N parts of the subjects.", valueName: "i/n"))
  var shard: Shard?

  @Option(help: .init("How many photos are analysed at once (default: one for each processor).", valueName: "n"))
  var threads: Int?

  @Flag(help: "Show no progress and no summary.")
  var quiet = false

  func validate() throws {
    guard threads.map({ $0 > 0 }) ?? true else { throw ValidationError("--threads must be 1 or more.") }
    guard output?.isEmpty != true else { throw ValidationError("--output is empty.") }
    guard output != nil || dryRun else { throw ValidationError("Give --output DIR, or --dry-run.") }
  }

  func run() async throws {
    let kernels = try KernelTable.chosen()
    if dryRun {
      try DryRun(command: self, kernels: kernels).run()
      return
    }
    guard let output else { return }
    let folder = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
    var run = try BatchRun(command: self, output: folder, kernels: kernels)
    try await run.run()
  }
}
