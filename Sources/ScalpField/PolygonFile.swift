public import Geometry

/// The points of a polygon as CSV: the header `x_px,y_px`, then a row a point.
public enum PolygonFile {
  /// A file that holds no usable polygon.
  public struct Invalid: Error, Hashable, CustomStringConvertible {
    /// What is wrong, without the file's name.
    public var description: String
  }

  /// The most points that are read: the outline of a field drawn by hand has a few hundred.
  static let mostPoints = 10_000
  /// The largest coordinate, px either way: no photo reaches as far, and products of such numbers are exact enough.
  static let mostPx = 1e7

  /// The polygon's points in their order.
  ///
  /// - Throws: ``Invalid`` where the header or a number is missing, there are fewer than three points or more than
  ///   10,000, a point is no place in or near a photo, two sides touch or cross, or there is no area.
  public static func points(_ bytes: [UInt8]) throws(Invalid) -> [Point] {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func cells(_ line: Substring) -> [String] {
      line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        String(cell.drop { $0 == " " || $0 == "\u{FEFF}" }.reversed().drop { $0 == " " }.reversed())
      }
    }
    guard let header = lines.first, cells(header) == ["x_px", "y_px"] else {
      throw Invalid(description: "the header x_px,y_px is missing")
    }
    var points: [Point] = []
    for (index, line) in lines.enumerated().dropFirst() where line.contains(where: { $0 != " " }) {
      let numbers = cells(line).map { Double($0) }
      guard numbers.count == 2, let x = numbers[0], let y = numbers[1], x.isFinite, y.isFinite else {
        throw Invalid(description: "line \(index + 1) is not two numbers")
      }
      guard abs(x) <= mostPx, abs(y) <= mostPx else {
        throw Invalid(description: "line \(index + 1) is further than \(Int(mostPx)) px from the photo")
      }
      points.append(Point(x, y))
      guard points.count <= mostPoints else {
        throw Invalid(description: "there are more than \(mostPoints) points")
      }
    }
    // Written closed or not, it is the same polygon.
    if points.count > 1, points[0] == points[points.count - 1] { points.removeLast() }
    guard points.count >= 3 else { throw Invalid(description: "a polygon has three points or more") }
    if let (i, j) = PolygonCrossing.first(of: points) {
      throw Invalid(description: "the sides after points \(i + 1) and \(j + 1) touch or cross")
    }
    guard abs(PolygonArea.signed(points)) > 0 else { throw Invalid(description: "the polygon has no area") }
    return points
  }
}
