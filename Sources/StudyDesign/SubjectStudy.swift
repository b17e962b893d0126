import Comparison

/// Everything that a study knows of one subject.
public struct SubjectStudy: Sendable, Hashable {
  /// One place with its pairs and its courses.
  public struct Place: Sendable, Hashable {
    public var series: Series
    public var pairs: [ComparedPair]
    /// One for each endpoint, in the order of `Endpoint.allCases`.
    public var courses: [Course]
  }

  /// A planned pair and what its comparison came to.
  public struct ComparedPair: Sendable, Hashable {
    public var planned: PlannedPair
    public var record: PairRecord
  }

  public var code: String
  public var places: [Place]
  public var contrasts: [SiteContrast]

  /// - Parameters:
  ///   - photos: all of the subject.
  ///   - smallestDetectable: from repeats, by endpoint.
  ///   - record: what a comparison came to; `nil` where it has not been made.
  public init<Failure: Error>(
    code: String, photos: [PlacedPhoto], smallestDetectable: [Endpoint: Double],
    record: (PlannedPair) throws(Failure) -> PairRecord?
  ) throws(Failure) {
    self.code = code
    places = []
    for series in Series.all(of: photos) {
      var pairs: [ComparedPair] = []
      var changes: [Int: PairChanges] = [:]
      for planned in series.plannedPairs {
        guard let record = try record(planned) else { continue }
        pairs.append(ComparedPair(planned: planned, record: record))
        if planned.purpose == .baseline { changes[planned.afterVisit] = record.changes }
      }
      places.append(
        Place(
          series: series, pairs: pairs,
          courses: Endpoint.allCases.map {
            Course($0, of: series, changes: changes, smallestDetectable: smallestDetectable[$0])
          }))
    }
    contrasts = SiteContrast.all(places.map(\.series), courses: places.map(\.courses))
  }
}
