import Geometry

extension MeasuredRegion {
  /// Whether the scalp can be seen at the middle of each cell of a grid, row by row.
  ///
  /// - Parameter factor: photo pixels along each side of a cell.
  func visibleCells(width: Int, height: Int, factor: Int) -> [Bool] {
    let side = Double(factor)
    var cells: [Bool] = []
    cells.reserveCapacity(width * height)
    for row in 0..<height {
      let y = (Double(row) + 0.5) * side - 0.5
      for column in 0..<width { cells.append(isVisible(Point((Double(column) + 0.5) * side - 0.5, y))) }
    }
    return cells
  }
}
