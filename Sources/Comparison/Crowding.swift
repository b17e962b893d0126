import Geometry

/// How densely other roots lie around a root: roots come in follicular units, so that near a root another one is far likelier
/// than anywhere.
struct Crowding {
  /// Radii of rings around a root, µm.
  static let radiiUm = [50.0, 100, 200, 400, 600]
  /// In each ring, roots per µm².
  let densities: [Double]

  /// - Parameters:
  ///   - photos: the roots of each photo, µm.
  ///   - areaUm2: that each shows.
  init(_ photos: [[Seen]], areaUm2: Double) {
    var counts = [Double](repeating: 0, count: Self.radiiUm.count)
    var roots = 0
    for hairs in photos {
      roots += hairs.count
      for i in hairs.indices {
        for j in 0..<i {
          let distance = hairs[i].root.distance(to: hairs[j].root)
          if let ring = Self.radiiUm.firstIndex(where: { distance < $0 }) { counts[ring] += 2 }
        }
      }
    }
    let overall = max(1e-7, Double(roots) / Double(max(1, photos.count)) / max(areaUm2, 1))
    var inner = 0.0
    densities = zip(Self.radiiUm, counts).map { radius, count in
      let area = Double.pi * (radius * radius - inner * inner)
      inner = radius
      // Two roots more in the middle of a crowd of none keep rings with few roots near the overall density.
      return max(overall, (count + 2 * overall * area) / ((Double(roots) + 2) * area))
    }
  }

  /// Roots per µm² at a distance from a root.
  func density(atUm distance: Double) -> Double {
    densities[Self.radiiUm.firstIndex { distance < $0 } ?? densities.count - 1]
  }
}
