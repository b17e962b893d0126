import Archive
import Statistics
import StudyDesign

/// The smallest detectable changes of a study: those that were given, else those of its own repeated photos.
struct DetectableChanges {
  /// Fewer differences between repeats than this tell little of their spread.
  private static let leastFreedom = 5

  let values: [Endpoint: Double]

  /// - Parameter files: that `repeatability --output` wrote.
  init(files: [String], archive: Archive) throws {
    var values: [Endpoint: Double] = [:]
    for endpoint in Endpoint.allCases {
      let repeats = try archive.repeatedValues(of: endpoint)
      let freedom = repeats.count - Set(repeats.map(\.set)).count
      guard freedom >= Self.leastFreedom else { continue }
      let measurements = RepeatedMeasurements(
        repeats.map { .init(subject: $0.set, occasion: "\($0.repeatNumber)", value: $0.value) })
      if let sdc = Repeatability(measurements).sdc95, sdc > 0 { values[endpoint] = sdc }
    }
    for path in files {
      let given = try SmallestDetectableChange.read(path)
      guard let endpoint = Endpoint(rawValue: given.endpoint) else { continue }
      values[endpoint] = given.sdc95
    }
    self.values = values
  }
}
