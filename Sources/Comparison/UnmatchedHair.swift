import Geometry
import Registration
import Trichometry

/// A hair without a partner in the other photo, and what there is to see of it there.
struct UnmatchedHair: Hashable {
  /// Its place in its photo's list.
  var index: Int
  /// What the other photo shows where it should be; `nil` where nothing can be said.
  var sight: SecondLook.Sight?
  /// The share of its shaft that lies on other hairs of its own photo: a hair that was traced twice.
  var doubled: Double
}

extension UnmatchedHair {
  /// Looks for one photo's unmatched hairs in the other.
  ///
  /// - Parameters:
  ///   - hairs: of the photo where they were traced, with the places in `matched` that have partners.
  ///   - others: the hairs of the other photo that have partners.
  ///   - toOther: from the one photo to the other.
  static func look(
    for unmatched: [Int], among hairs: [Hair], isMatched: [Bool], matchedOthers: [Hair], here: SecondLook,
    there: SecondLook, toOther: (Point) -> Point
  ) -> [UnmatchedHair] {
    let covered = CoveredPlaces(matchedOthers, width: there.light.width, height: there.light.height)
    let scale = here.umPerPx / there.umPerPx
    let own = CoveredPlaces(
      hairs.indices.filter { isMatched[$0] }.map { hairs[$0] }, width: here.light.width, height: here.light.height)
    return unmatched.map { index in
      let hair = hairs[index]
      let width = hair.diameterPx * scale
      let points = hair.polyline.points
      let doubled = Double(points.count { own.isCovered($0, halfWidth: 0) }) / Double(points.count)
      let contrast = here.contrast(points, widthPx: hair.diameterPx, polarity: hair.polarity)
      let sight = contrast.flatMap {
        there.sight(
          of: points.map(toOther), widthPx: width, polarity: hair.polarity, contrast: max($0, 0.02),
          isHidden: { covered.isCovered($0, halfWidth: width / 2) })
      }
      return UnmatchedHair(index: index, sight: sight, doubled: doubled)
    }
  }
}
