import Geometry
import Trichometry

/// The parts of a field where no hair is, as cells of about 25 µm.
struct BareSkin {
  private let cellPx: Double
  private let columns: Int
  private let rows: Int
  private var isFree: [Bool]

  init(region: MeasuredRegion, hairs: [Hair], photoWidth: Int, photoHeight: Int, umPerPx: Double) {
    cellPx = max(1, 25 / umPerPx)
    columns = max(1, Int(Double(photoWidth) / cellPx))
    rows = max(1, Int(Double(photoHeight) / cellPx))
    isFree = []
    for y in 0..<rows {
      for x in 0..<columns {
        let p = Point((Double(x) + 0.5) * cellPx - 0.5, (Double(y) + 0.5) * cellPx - 0.5)
        isFree.append(region.contains(p) && region.isVisible(p))
      }
    }
    for hair in hairs {
      take(hair.polyline.points, within: hair.diameterPx / 2 + 60 / umPerPx)
    }
  }

  /// Whether all of a line lies on free cells.
  func holds(_ points: [Point]) -> Bool {
    Polyline(points).resampled(spacing: cellPx).points.allSatisfy { p in
      let x = Int((p.x + 0.5) / cellPx), y = Int((p.y + 0.5) / cellPx)
      return p.x >= 0 && p.y >= 0 && x < columns && y < rows && isFree[y * columns + x]
    }
  }

  /// Takes the cells within a distance of a line, in pixels.
  mutating func take(_ points: [Point], within distance: Double) {
    let reach = Int((distance / cellPx).rounded(.up))
    for p in Polyline(points).resampled(spacing: cellPx).points {
      let x = Int((p.x + 0.5) / cellPx), y = Int((p.y + 0.5) / cellPx)
      // The last cells are whole ones, so that a hair at the photo's edge may lie beyond them.
      for v in (y - reach...y + reach).clamped(to: 0...rows - 1) {
        for u in (x - reach...x + reach).clamped(to: 0...columns - 1)
        where (u - x) * (u - x) + (v - y) * (v - y) <= reach * reach { isFree[v * columns + u] = false }
      }
    }
  }
}
