import Geometry

/// A photo and the hairs that a person marked in it.
public struct MarkedPhoto: Sendable, Hashable {
  /// The file's name as the list gives it.
  public var name: String
  public var hairs: [MarkedHair]

  public init(name: String, hairs: [MarkedHair]) {
    self.name = name
    self.hairs = hairs
  }

  private static let header = "photo,class,root_x,root_y,tip_x,tip_y"

  /// Reads CSV with the header `photo,class,root_x,root_y,tip_x,tip_y` (pixels), a row a hair. Photos
  /// come in the order of their first row.
  public static func read(csv: [UInt8]) throws(InputError) -> [MarkedPhoto] {
    let lines = String(decoding: csv, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.first.map({ String($0) }) == header else {
      throw InputError("not a list of marked hairs: the first line must be \(header)")
    }
    var photos: [MarkedPhoto] = []
    var places: [String: Int] = [:]
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let numbers = cells.dropFirst(2).compactMap { Double($0) }
      guard cells.count == 6, numbers.count == 4, numbers.allSatisfy(\.isFinite),
        let kind = MarkedHair.Kind(rawValue: String(cells[1]))
      else {
        let kinds = MarkedHair.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw InputError("line \(index + 1): expected a photo, one of \(kinds), and four numbers")
      }
      let hair = MarkedHair(kind: kind, root: Point(numbers[0], numbers[1]), tip: Point(numbers[2], numbers[3]))
      let name = String(cells[0])
      if let place = places[name] {
        photos[place].hairs.append(hair)
      } else {
        places[name] = photos.count
        photos.append(MarkedPhoto(name: name, hairs: [hair]))
      }
    }
    return photos
  }
}
