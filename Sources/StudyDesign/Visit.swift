/// The photos of one place on one visit.
public struct Visit: Sendable, Hashable {
  public var label: String
  /// The earliest date of its photos.
  public var date: CalendarDate?
  /// Photos of the visit itself, by their repeats.
  public var photos: [PlacedPhoto]
  /// Later photos of a phototrichogram that began with this visit, by their days.
  public var later: [PlacedPhoto] = []

  /// The photo that is compared with those of other visits: the first that can be used.
  public var representative: PlacedPhoto? { photos.first(where: \.isUsable) }
  /// Those whose numbers count.
  public var usable: [PlacedPhoto] { photos.filter(\.isUsable) }
}

/// One place of one subject over all visits.
public struct Series: Sendable, Hashable {
  public var subject: String
  public var site: String
  public var side: String
  /// In their order in time.
  public var visits: [Visit]

  /// `vertex left`.
  public var place: String { side.isEmpty ? site : site + " " + side }

  /// The first visit that has a photo to compare with.
  public var baseline: Int? { visits.firstIndex { $0.representative != nil } }

  /// The role and the arm that its photos are of; of the last visit where they differ.
  public var role: Placement.Role? {
    visits.last { $0.photos.contains { $0.placement.role != nil } }?.photos.compactMap(\.placement.role).first
  }
  public var arm: String { visits.flatMap(\.photos).last { !$0.placement.arm.isEmpty }?.placement.arm ?? "" }

  /// Days since the baseline of each visit; `nil` unless every visit has a date.
  public var days: [Double]? {
    let dates = visits.compactMap(\.date)
    guard dates.count == visits.count, let first = dates.first else { return nil }
    return dates.map { Double($0.dayNumber - first.dayNumber) }
  }
}

extension Series {
  /// Visits that follow each other with the very same photo: somebody took a file twice.
  public var sameFiles: [(Visit, Visit)] {
    zip(visits, visits.dropFirst()).filter { one, other in
      one.representative?.key != nil && one.representative?.key == other.representative?.key
    }
  }

  /// Days within which a later photo belongs to a phototrichogram.
  static let longestProtocolDays = 14

  /// The series of one subject, in the order of their places.
  ///
  /// Visits are in the order of their dates where all have one, else in that of their labels in the manifest.
  public static func all(of photos: [PlacedPhoto]) -> [Series] {
    var places: [[String]: [PlacedPhoto]] = [:]
    for photo in photos { places[[photo.placement.site, photo.placement.side], default: []].append(photo) }
    return places.keys.sorted {
      $0.lexicographicallyPrecedes($1) { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
    .compactMap { place in
      let own = places[place] ?? []
      guard let subject = own.first?.placement.subject else { return nil }
      return Series(subject: subject, site: place[0], side: place[1], visits: visits(own))
    }
  }

  private static func visits(_ photos: [PlacedPhoto]) -> [Visit] {
    var visits: [String: Visit] = [:]
    for photo in photos where (photo.placement.protocolDay ?? 0) == 0 {
      let label = photo.placement.visit
      var visit = visits[label] ?? Visit(label: label, date: nil, photos: [])
      visit.photos.append(photo)
      if let date = photo.placement.date { visit.date = visit.date.map { min($0, date) } ?? date }
      visits[label] = visit
    }
    var ordered = visits.values.map { visit in
      var visit = visit
      visit.photos.sort { before($0, $1) }
      return visit
    }
    let allDated = ordered.allSatisfy { $0.date != nil }
    ordered.sort { one, other in
      if allDated, let a = one.date, let b = other.date, a != b { return a < b }
      let ranks = (one.photos[0].placement.rank, other.photos[0].placement.rank)
      return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : one.label < other.label
    }
    for photo in photos where (photo.placement.protocolDay ?? 0) > 0 {
      if let i = start(of: photo, among: ordered) {
        ordered[i].later.append(photo)
      } else {
        // Without its day 0 it is a visit like any other.
        ordered.append(Visit(label: photo.placement.visit, date: photo.placement.date, photos: [photo]))
      }
    }
    for i in ordered.indices { ordered[i].later.sort { before($0, $1) } }
    return ordered
  }

  /// The visit at which a later photo's phototrichogram began: that of its label, or the last one before its date.
  private static func start(of photo: PlacedPhoto, among visits: [Visit]) -> Int? {
    func isDay0(_ visit: Visit) -> Bool { visit.photos.contains { $0.placement.protocolDay == 0 } }
    if let same = visits.firstIndex(where: { $0.label == photo.placement.visit && isDay0($0) }) { return same }
    guard let date = photo.placement.date else { return nil }
    return visits.lastIndex {
      guard isDay0($0), let start = $0.date else { return false }
      return (0...longestProtocolDays).contains(date.dayNumber - start.dayNumber)
    }
  }

  private static func before(_ one: PlacedPhoto, _ other: PlacedPhoto) -> Bool {
    let days = (one.placement.protocolDay ?? 0, other.placement.protocolDay ?? 0)
    if days.0 != days.1 { return days.0 < days.1 }
    if one.placement.repeatNumber != other.placement.repeatNumber {
      return one.placement.repeatNumber < other.placement.repeatNumber
    }
    return one.name < other.name
  }
}
