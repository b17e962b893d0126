import Files
import Foundation

/// The smallest detectable change of an endpoint, from the file that `repeatability` writes.
struct SmallestDetectableChange: Decodable {
  var schema: String
  var endpoint: String
  var sdc95: Double

  static func read(_ path: String) throws -> SmallestDetectableChange {
    let bytes = try FileReading.bytes(at: path)
    guard let value = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      value.schema == "trichogram-repeatability/1", value.sdc95 >= 0, value.sdc95.isFinite
    else {
      throw Failure(
        code: .dataError, subject: path, problem: "holds no smallest detectable change",
        advice: "give a file that 'trichogram repeatability --output' wrote")
    }
    return value
  }
}
