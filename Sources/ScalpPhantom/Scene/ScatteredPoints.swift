import Geometry

/// Random points that keep a distance from each other (dart throwing), as follicular units do.
struct ScatteredPoints {
  private(set) var points: [Point] = []

  /// - Parameters:
  ///   - count: wished number; a point that finds no room in 40 trials is left out.
  ///   - distance: the least distance between two points, µm.
  init(count: Int, distance: Double, in region: SkinRegion, random: inout RandomSource) {
    let cell = max(distance, 1)
    let columns = Int((region.maxX - region.minX) / cell) + 1
    let rows = Int((region.maxY - region.minY) / cell) + 1
    var grid = [[Int]](repeating: [], count: columns * rows)
    for _ in 0..<count {
      for _ in 0..<40 {
        let p = region.point(&random)
        let i = min(columns - 1, Int((p.x - region.minX) / cell))
        let j = min(rows - 1, Int((p.y - region.minY) / cell))
        var isFree = true
        search: for v in max(0, j - 1)...min(rows - 1, j + 1) {
          for u in max(0, i - 1)...min(columns - 1, i + 1) {
            for k in grid[v * columns + u] where points[k].distance(to: p) < distance {
              isFree = false
              break search
            }
          }
        }
        if isFree {
          grid[j * columns + i].append(points.count)
          points.append(p)
          break
        }
      }
    }
  }
}
