import Archive
import ArgumentParser
import Files
import StudyExport

/// An archive as tables.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes an archive as CSV tables with a data dictionary.",
    discussion: """
      Writes photos.csv, hairs.csv, pairs.csv, matches.csv and endpoints.csv (a row for each subject, site, visit and \
      endpoint), and dictionary.csv, which says what every column means. Equal archives give equal bytes.

      EXAMPLE: trichogram export --archive results/archive.sqlite --output tables
      """
  )

  @Option(help: .init("The archive that 'batch' made.", valueName: "file"))
  var archive: String

  @Option(help: .init("The folder for the tables.", valueName: "dir"))
  var output: String

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("--output is empty.") }
    guard !archive.isEmpty else { throw ValidationError("--archive is empty.") }
  }

  func run() throws {
    let folder = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
    _ = try FileIdentity(of: archive)
    let archive = try Archive(archive, access: .reading)
    var progress = BatchProgress(isQuiet: quiet)
    progress.begin("subjects", total: try archive.subjectCount())
    try StudyExport(archive, to: folder).write { progress.advance() }
    progress.clear()
  }
}
