import Geometry

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Decodes `json`, and says in one line which key of `kind` is wrong where it cannot.
func decodeJSON<T: Decodable>(_ type: T.Type, from json: [UInt8], kind: String) throws(InputError) -> T {
  do {
    return try JSONDecoder().decode(type, from: Data(json))
  } catch let error as DecodingError {
    throw InputError("not \(kind): \(explain(error))")
  } catch let error as InputError {
    throw InputError("not \(kind): \(error)")
  } catch {
    throw InputError("not \(kind): not JSON")
  }
}

private func explain(_ error: DecodingError) -> String {
  func path(_ keys: [any CodingKey]) -> String {
    guard !keys.isEmpty else { return "the whole" }
    return keys.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
      .drop { $0 == "." }.description
  }
  switch error {
  case .keyNotFound(let key, let context): return "\(path(context.codingPath + [key])) is missing"
  case .typeMismatch(_, let context): return "\(path(context.codingPath)) has the wrong type"
  case .valueNotFound(_, let context): return "\(path(context.codingPath)) is null"
  case .dataCorrupted(let context) where !context.codingPath.isEmpty:
    return "\(path(context.codingPath)) cannot be read"
  default: return "not JSON"
  }
}

/// A line as JSON writes it: `[[x, y], …]`.
struct DecodedLine: Decodable {
  var polyline: Polyline

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    var points: [Point] = []
    points.reserveCapacity(list.count ?? 0)
    while !list.isAtEnd { points.append(try list.decode(DecodedPoint.self).point) }
    polyline = Polyline(points)
  }
}

/// A point as JSON writes it: `[x, y]`.
struct DecodedPoint: Decodable {
  var point: Point

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    point = Point(try list.decode(Double.self), try list.decode(Double.self))
    guard list.isAtEnd else {
      throw DecodingError.dataCorruptedError(in: list, debugDescription: "a point has two coordinates")
    }
  }
}
