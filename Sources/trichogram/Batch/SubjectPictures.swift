import Archive
import Comparison
import Geometry
import Imaging
import Reporting
import StudyDesign
import TrichogramKit

/// The pictures of a subject's page, from the photos and what the archive knows of them.
struct SubjectPictures {
  let photos: PhotoStore
  let study: SubjectStudy

  /// - Parameter blinding: chooses the visit in whose frame the others are laid, which must not be the first, and hides what
  ///   is burnt into the photos.
  func make(blinding: Blinding?) throws -> [PlacePictures] {
    let count = study.places.reduce(0) { $0 + $1.series.visits.count { $0.representative != nil } }
    let side = VisitPicture.longestSide(pictures: count)
    return try study.places.enumerated().map { i, place in
      try make(place, side: side, frame: blinding?.order(of: study)[i].first, isMasked: blinding != nil)
    }
  }

  /// - Parameter frame: the place, among the visits that can be shown, of that in whose frame they are laid.
  private func make(_ place: SubjectStudy.Place, side: Int, frame: Int?, isMasked: Bool) throws -> PlacePictures {
    let visits = place.series.visits.indices.filter { place.series.visits[$0].representative != nil }
    let maps = visits.enumerated().map { k, visit -> Homography? in
      k == 0
        ? .identity : pair(place, .baseline, after: visit).flatMap { $0.record.isAligned ? $0.record.homography : nil }
    }
    // From the frame's photo to the first one, from which all maps begin.
    let reference = frame.flatMap { maps[$0] == nil ? nil : $0 } ?? 0
    let toFirst = maps.isEmpty ? nil : maps[reference]?.inverse
    var shown: [PlacePictures.Shown] = []
    var positions: [Int] = []
    var missing: [String] = []
    for (k, visit) in visits.enumerated() {
      guard let photo = place.series.visits[visit].representative, let key = photo.key,
        let head = place.series.visits[visits[reference]].representative?.head
      else { continue }
      do {
        let (pixels, stored) = try photos.load(photo, key: key)
        let field = stored.field
        let map = toFirst.flatMap { toFirst in maps[k]?.after(toFirst) }
        let picture = try VisitPicture(
          pixels, stored.trichogram, frame: (head.photo.widthPx, head.photo.heightPx), map: map, longestSide: side,
          masked: isMasked && field.mask != nil ? { !field.isVisible($0) && field.frame.contains($0) } : nil)
        shown.append(
          .init(
            visit: visit, picture: picture,
            diametersUm: stored.trichogram.hairs.filter(\.rootInField).compactMap(\.diameterUm)))
        positions.append(k)
      } catch let failure as Failure {
        missing.append("\(photo.name) is not shown: \(failure.problem)")
      }
    }
    return PlacePictures(shown: shown, fates: try fates(place, visits: positions.map { visits[$0] }), missing: missing)
  }

  private func fates(_ place: SubjectStudy.Place, visits: [Int]) throws -> FateChain {
    func matches(_ purpose: PlannedPair.Purpose, _ after: Int) throws -> [HairMatch]? {
      guard let pair = pair(place, purpose, after: after), pair.record.isAligned else { return nil }
      return try photos.archive.matches(pair.planned.contentKey)
    }
    guard visits.count > 1 else { return FateChain(steps: [], fromFirst: []) }
    let first = place.series.baseline
    let fromFirst = try visits.dropFirst().map { visits[0] == first ? try matches(.baseline, $0) : nil }
    let steps = try visits.indices.dropFirst().map { k in
      k == 1 ? fromFirst[0] : try matches(.previous, visits[k])
    }
    return FateChain(steps: steps, fromFirst: fromFirst)
  }

  private func pair(
    _ place: SubjectStudy.Place, _ purpose: PlannedPair.Purpose, after visit: Int
  ) -> SubjectStudy.ComparedPair? {
    place.pairs.first { $0.planned.purpose == purpose && $0.planned.afterVisit == visit }
  }
}
