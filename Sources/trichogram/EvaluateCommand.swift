import ArgumentParser
import Evaluation
import Files

/// Scores trichograms against what is truly in the photos.
struct EvaluateCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Scores trichograms against truth.",
    discussion: """
      Pairs STEM.truth.json with STEM.trichogram.json and reports, per photo and together: precision, recall and F1 of \
      centreline points and of whole hairs (one to one, at least 60 % of each other's length within the tolerance), \
      errors of count, density, diameters and cumulative thickness, recall by diameter, distance of roots, direction, \
      classes and follicular units.

      With --marked, scores trichograms of real photos against hairs marked by hand as vectors from root to tip: \
      CSV with the header photo,class,root_x,root_y,tip_x,tip_y.

      EXAMPLE: trichogram evaluate phantoms --against results
      EXAMPLE: trichogram evaluate --marked hairs.csv --um-per-px 5.587 --against results
      """
  )

  @Argument(help: "Files STEM.truth.json, or folders of them.")
  var truth: [String] = []

  @Option(
    parsing: .upToNextOption, help: .init("Files STEM.trichogram.json, or folders of them.", valueName: "trichogram"))
  var against: [String]

  @Option(help: .init("Hairs marked by hand, instead of truth.", valueName: "hairs.csv"))
  var marked: String?

  @Option(help: .init("The scale of the marked photos.", valueName: "x"))
  var umPerPx: Double?

  @Option(help: .init("How far centrelines may lie apart, in pixels (default: 3).", valueName: "px"))
  var tolerance: Double?

  @Option(help: .init("The same in micrometres.", valueName: "um"))
  var toleranceUm: Double?

  @Option(help: "What to print: text or json.")
  var format = Format.text

  func validate() throws {
    guard truth.isEmpty != (marked == nil) else {
      throw ValidationError("Give either files of truth or --marked.")
    }
    guard (marked == nil) == (umPerPx == nil) else {
      throw ValidationError("--marked and --um-per-px belong together.")
    }
    guard tolerance == nil || toleranceUm == nil else {
      throw ValidationError("Give either --tolerance or --tolerance-um.")
    }
    guard marked == nil || (tolerance ?? toleranceUm) == nil else {
      throw ValidationError("The tolerance of hand-marked hairs is fixed.")
    }
    for value in [umPerPx, tolerance, toleranceUm] {
      guard value.map({ $0 > 0 && $0.isFinite }) ?? true else {
        throw ValidationError("Scale and tolerance must be greater than 0.")
      }
    }
  }

  func run() throws {
    for path in against { try FileReading.checkIsReadable(path) }
    let found = try StemFiles(against, ending: ".trichogram.json")
    if let marked, let umPerPx {
      try evaluate(marked: marked, umPerPx: umPerPx, against: found)
    } else {
      try evaluate(StemFiles(truth, ending: ".truth.json"), against: found)
    }
  }

  private func evaluate(_ truth: StemFiles, against found: StemFiles) throws {
    let tolerance = toleranceUm.map(Tolerance.micrometres) ?? tolerance.map(Tolerance.pixels) ?? .usual
    var failures = Failures()
    let scores = truth.files.compactMap { file -> PhotoScore? in
      failures.catching(file.path) {
        let truth = try read(file.path) { try GroundTruth(json: $0) }
        guard let other = found.path(of: file.stem) else { throw Failure.unpaired(file.path, "trichogram") }
        return Evaluation.score(try trichogram(other), against: truth, photo: file.stem, tolerance: tolerance)
      }
    }
    for file in found.files where truth.path(of: file.stem) == nil {
      failures.report(.unpaired(file.path, "truth"))
    }
    try print(
      text: EvaluationTable.text(scores), json: EvaluationJSON.encode(scores), isEmpty: scores.isEmpty, failures)
  }

  private func evaluate(marked path: String, umPerPx: Double, against found: StemFiles) throws {
    let photos = try read(path) { try MarkedPhoto.read(csv: $0) }
    var failures = Failures()
    let scores = photos.compactMap { photo -> MarkedScore? in
      failures.catching(photo.name) {
        guard let other = found.path(of: photo.stem) else { throw Failure.unpaired(photo.name, "trichogram") }
        return Evaluation.score(try trichogram(other), against: photo, umPerPx: umPerPx)
      }
    }
    for file in found.files where !photos.contains(where: { $0.stem == file.stem }) {
      failures.report(.unpaired(file.path, "marked photo"))
    }
    try print(
      text: EvaluationTable.text(scores), json: MarkedEvaluationJSON.encode(scores), isEmpty: scores.isEmpty, failures)
  }

  private func trichogram(_ path: String) throws -> FoundTrichogram {
    try read(path) { try FoundTrichogram(json: $0) }
  }

  private func read<Value>(_ path: String, _ parse: ([UInt8]) throws -> Value) throws -> Value {
    let bytes = try FileReading.bytes(at: path)
    do {
      return try parse(bytes)
    } catch let error as InputError {
      throw Failure(code: .dataError, subject: path, problem: error.description, advice: "give a file of that kind")
    }
  }

  private func print(text: String, json: [UInt8], isEmpty: Bool, _ failures: Failures) throws {
    if !isEmpty {
      switch format {
      case .text: try StandardOutput.write(text)
      case .json: try StandardOutput.write(String(decoding: json, as: UTF8.self) + "\n")
      }
    }
    try failures.end()
  }
}

extension Failure {
  fileprivate static func unpaired(_ path: String, _ missing: String) -> Failure {
    Failure(
      code: .dataError, subject: path, problem: "has no \(missing) of the same stem",
      advice: "give one or leave this file out")
  }
}

extension MarkedPhoto {
  /// The name without its extension.
  fileprivate var stem: String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }
}
