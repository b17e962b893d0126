import Geometry

extension MeasuredRegion {
  /// Whether the scalp can be seen at the middle of each cell of a grid, row by row.
  ///
  /// - Parameter factor: photo pixels along each side of a cell.
  func visibleCells(width: Int, height: Int, factor: Int) -> [Bool] {
    let side = Double(factor)
    return (0..<width * height).map { i in
      isVisible(Point((Double(i % width) + 0.5) * side - 0.5, (Double(i / width) + 0.5) * side - 0.5))
    }
  }
}
