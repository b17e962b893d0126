import Archive
import ArgumentParser
import Files
import Manifest
import Reporting
import Statistics
import StudyDesign

/// How well repeated measurements agree.
struct RepeatabilityCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "repeatability",
    abstract: "Within-subject SD, smallest detectable change, ICC and Bland–Altman of repeated measurements.",
    discussion: """
      Reads measurements of the same places, two or more of each, from an archive whose photos have repeats or from a \
      CSV file, and says how far they agree. With --output, writes \
      repeatability.json, which 'compare --sdc' takes, and for two measurements a subject bland-altman.svg. \
      Intraclass correlations and limits of agreement are over the subjects that were measured on every occasion; each \
      rater and repeat is an occasion.

      EXAMPLE: trichogram repeatability results/archive.sqlite --endpoint mean_diameter_um
      EXAMPLE: trichogram repeatability --values repeats.csv --endpoint density_per_cm2 --output clinic
      """
  )

  @Argument(help: .init("An archive that 'batch' made of repeated photos.", valueName: "archive"))
  var archive: String?

  @Option(
    help: .init(
      "Measurements as CSV with the columns subject, repeat, value and, if there are several, rater.",
      valueName: "file.csv"))
  var values: String?

  @Option(
    help: .init(
      "What was measured, by its name in the results of 'compare' (default: density_per_cm2).", valueName: "name"))
  var endpoint = "density_per_cm2"

  @Option(help: .init("The folder for repeatability.json and bland-altman.svg.", valueName: "dir"))
  var output: String?

  @Option(help: "What to print: text or json.")
  var format = Format.text

  func validate() throws {
    guard output?.isEmpty != true else { throw ValidationError("--output is empty.") }
    guard !endpoint.isEmpty else { throw ValidationError("--endpoint is empty.") }
    guard (archive == nil) != (values == nil) else {
      throw ValidationError("Give an archive or --values FILE.csv, one of them.")
    }
    guard archive == nil || Endpoint(rawValue: endpoint) != nil else {
      throw ValidationError(
        "--endpoint of an archive must be one of \(Endpoint.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
  }

  func run() throws {
    if let misspelling = Misspelling(endpoint, knowing: Endpoint.allCases.map(\.rawValue)) {
      StandardError.warn(
        misspelling.name, "is no endpoint that 'compare' knows",
        "give --endpoint \(misspelling.meant) if that is meant")
    }
    let measurements = try measurements()
    let repeatability = Repeatability(measurements)
    if let output {
      try Folder.create(output)
      let start = output.hasSuffix("/") ? output : output + "/"
      try AtomicFile.write(
        RepeatabilityJSON.encode(repeatability, endpoint: endpoint, layout: .file), to: start + "repeatability.json")
      if let agreement = repeatability.blandAltman {
        let pairs = measurements.complete.map { (first: $0[0], second: $0[1]) }
        try AtomicFile.write(
          BlandAltmanSVG.encode(agreement, pairs: pairs, endpoint: endpoint), to: start + "bland-altman.svg")
      }
    }
    switch format {
    case .text: try StandardOutput.write(RepeatabilityText.encode(repeatability, endpoint: endpoint))
    case .json:
      try StandardOutput.write(RepeatabilityJSON.encode(repeatability, endpoint: endpoint) + [UInt8(ascii: "\n")])
    }
  }

  private func measurements() throws -> RepeatedMeasurements {
    if let values { return try RepeatValuesFile.read(values) }
    guard let archive, let endpoint = Endpoint(rawValue: endpoint) else { return RepeatedMeasurements([]) }
    _ = try FileIdentity(of: archive)
    let repeats = try Archive(archive, access: .reading).repeatedValues(of: endpoint)
    guard !repeats.isEmpty else {
      throw Failure(
        code: .dataError, subject: archive, problem: "no photo of it has a usable repeat",
        advice: "number repeated photos of one visit in the manifest's column repeat")
    }
    return RepeatedMeasurements(
      repeats.map { .init(subject: $0.set, occasion: "\($0.repeatNumber)", value: $0.value) })
  }
}
