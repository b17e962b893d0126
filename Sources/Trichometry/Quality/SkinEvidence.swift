import Geometry
import Imaging

/// What a photo shows besides the hair that was traced: whether that can be skin.
///
/// Skin between hairs is one surface under one light: its brightness changes slowly, it has a colour that blood and
/// melanin can make, and hardly anything on it is as dark or as bright as hair but the hair. Landscapes, faces and
/// things have edges, walls, fur and fabrics a texture of which little is hair.
///
/// On cells of about 24 µm. The surface is what is left of the light when dark parts narrower than 300 µm are filled
/// (closing) and bright ones taken away (opening).
struct SkinEvidence {
  /// Share of what is seen where the surface's brightness changes by more than three times its own a millimetre, 0 to 1:
  /// rims of dark moles do, but cover little, and so does what shows between dense long hair.
  let edges: Double
  /// The same of places away from traced shafts only.
  let bareEdges: Double
  /// Share of what is seen that is less than half as light as the surface, or 1.8 times as light, and no traced
  /// hair, 0 to 1.
  let clutter: Double
  /// Medians of red ÷ green and blue ÷ green in linear light.
  let redToGreen: Double
  let blueToGreen: Double
  /// Traced shafts ÷ the area that is seen, 1/cm².
  let shaftsPerCm2: Double

  static let cellUm = 24.0
  /// Half the width of what is filled and taken away, µm: two terminal hairs side by side.
  static let reachUm = 150.0
  /// The relative change of the surface's brightness from which a place is an edge, 1/mm.
  static let steepPerMm = 3.0
  /// As dark, or as light, as hair, and more than the pigment network of dark skin, against the surface.
  static let darkBelow: Float = 0.5
  static let lightAbove: Float = 1.8
  /// What lies as near to a shaft, beside half its width, is its own shadow, blur and gleam, µm.
  static let besideShaftUm = 60.0
  /// Light that is added so that black does not divide, and noise there is no edge.
  private static let dark: Float = 0.004

  /// `nil` where less than 1 mm² is seen.
  init?(_ photo: Photo, shafts: [ShaftTrace], region: MeasuredRegion, umPerPx: Double) {
    let factor = max(1, Int((Self.cellUm / umPerPx).rounded()))
    guard min(photo.width, photo.height) >= 16 * factor else { return nil }
    let light = ColorPlanes(photo, factor: factor)
    let cellUm = Double(factor) * umPerPx
    let window = CellWindow(width: light.width, height: light.height)
    let seen = region.visibleCells(width: light.width, height: light.height, factor: factor)
    let count = seen.count { $0 }
    let seenUm2 = Double(count) * cellUm * cellUm
    guard seenUm2 >= 1e6 else { return nil }
    let red = light.red.cells, green = light.green.cells, blue = light.blue.cells
    let brightness = seen.indices.map { seen[$0] ? 0.299 * red[$0] + 0.587 * green[$0] + 0.114 * blue[$0] : .nan }
    let reach = max(1, Int((Self.reachUm / cellUm).rounded()))
    let calm = window.mean(brightness, reach: 1)
    let closed = window.minimum(window.maximum(calm, reach: reach), reach: reach)
    let surface = window.maximum(window.minimum(closed, reach: reach), reach: reach)
    let nearShafts = Self.cells(of: shafts, window, factor: factor, umPerPx: umPerPx)
    let steep = Self.steep(surface, seen, window, cellUm: cellUm)
    edges = Double(steep.count) / Double(count)
    bareEdges = Double(steep.count { !nearShafts[$0] }) / Double(count)
    clutter = Self.clutter(brightness, surface, nearShafts, seen: count)
    func median(of channel: [Float]) -> Double {
      var ratios: [Float] = []
      ratios.reserveCapacity(count)
      for i in seen.indices where seen[i] { ratios.append((channel[i] + Self.dark) / (green[i] + Self.dark)) }
      return Robust.median(ofPositive: ratios)
    }
    redToGreen = median(of: red)
    blueToGreen = median(of: blue)
    shaftsPerCm2 = Double(shafts.count) / (seenUm2 * 1e-8)
  }

  /// The steep places from which nothing that is not seen is near.
  private static func steep(_ surface: [Float], _ seen: [Bool], _ window: CellWindow, cellUm: Double) -> [Int] {
    let reach = 2
    // Two means over five cells come near a Gaussian of two.
    let smooth = window.mean(window.mean(surface, reach: reach), reach: reach)
    let inside = window.inner(seen, reach: 2 * reach + 1)
    let limit = Float(steepPerMm * cellUm / 1000)
    var result: [Int] = []
    for y in 1..<(window.height - 1) {
      for x in 1..<(window.width - 1) where inside[y * window.width + x] {
        let i = y * window.width + x
        let across = smooth[i + 1] - smooth[i - 1], down = smooth[i + window.width] - smooth[i - window.width]
        if (across * across + down * down).squareRoot() / 2 > limit * (smooth[i] + dark) { result.append(i) }
      }
    }
    return result
  }

  private static func clutter(_ brightness: [Float], _ surface: [Float], _ nearShafts: [Bool], seen: Int) -> Double {
    var other = 0
    for i in brightness.indices where !nearShafts[i] && !brightness[i].isNaN {
      let (light, skin) = (brightness[i] + dark, surface[i] + dark)
      if light < darkBelow * skin || light > lightAbove * skin { other += 1 }
    }
    return Double(other) / Double(seen)
  }

  /// The cells on and beside shafts.
  private static func cells(
    of shafts: [ShaftTrace], _ grid: CellWindow, factor: Int, umPerPx: Double
  ) -> [Bool] {
    var cells = [Bool](repeating: false, count: grid.width * grid.height)
    for shaft in shafts {
      let reach = (shaft.widthPx / 2 + besideShaftUm / umPerPx) / Double(factor)
      for p in Polyline(shaft.points).resampled(spacing: Double(factor)).points {
        let c = (p + Point(0.5, 0.5)) / Double(factor) - Point(0.5, 0.5)
        for y in Self.span(c.y, reach, grid.height) {
          let dy = Double(y) - c.y
          let half = max(0, reach * reach - dy * dy).squareRoot()
          for x in Self.span(c.x, half, grid.width) { cells[y * grid.width + x] = true }
        }
      }
    }
    return cells
  }

  /// Those of `count` cells whose middles lie within `reach` of a position.
  private static func span(_ position: Double, _ reach: Double, _ count: Int) -> Range<Int> {
    let first = max(0, Int((position - reach).rounded(.up)))
    return first..<max(first, min(count, Int((position + reach).rounded(.down)) + 1))
  }
}

extension Plane {
  /// The pixels row by row, without padding.
  fileprivate var cells: [Float] {
    var result: [Float] = []
    result.reserveCapacity(width * height)
    for y in 0..<height { result.append(contentsOf: UnsafeBufferPointer(start: row(y), count: width)) }
    return result
  }
}
