import Geometry

/// An upright rectangle of skin, µm.
struct SkinRegion: Sendable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  /// The skin that a photo of this size shows.
  init(_ projection: Projection, width: Int, height: Int) {
    (minX, minY, maxX, maxY) = (.infinity, .infinity, -.infinity, -.infinity)
    let (w, h) = (Double(width) - 0.5, Double(height) - 0.5)
    for corner in [Point(-0.5, -0.5), Point(w, -0.5), Point(-0.5, h), Point(w, h)] {
      let p = projection.skin(corner)
      minX = min(minX, p.x)
      maxX = max(maxX, p.x)
      minY = min(minY, p.y)
      maxY = max(maxY, p.y)
    }
  }

  /// With `margin` µm more on every side.
  func widened(by margin: Double) -> SkinRegion {
    var result = self
    result.minX -= margin
    result.minY -= margin
    result.maxX += margin
    result.maxY += margin
    return result
  }

  func union(_ other: SkinRegion) -> SkinRegion {
    var result = self
    result.minX = min(minX, other.minX)
    result.minY = min(minY, other.minY)
    result.maxX = max(maxX, other.maxX)
    result.maxY = max(maxY, other.maxY)
    return result
  }

  var areaCm2: Double { (maxX - minX) * (maxY - minY) * 1e-8 }

  func point(_ random: inout RandomSource) -> Point {
    let x = random.uniform(minX, maxX)
    return Point(x, random.uniform(minY, maxY))
  }
}
