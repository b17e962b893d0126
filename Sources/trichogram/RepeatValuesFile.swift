import Files
import Statistics

/// Repeated measurements as CSV: columns `subject`, `repeat`, `value` and optionally `rater`, in any order.
enum RepeatValuesFile {
  static func read(_ path: String) throws -> RepeatedMeasurements {
    func invalid(_ problem: String) -> Failure {
      Failure(
        code: .dataError, subject: path, problem: problem,
        advice: "give the header subject,repeat,value (and rater, where there are several) and a row a measurement")
    }
    let lines = String(decoding: try FileReading.bytes(at: path), as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let header = lines.first.map(cells) ?? []
    guard let subject = header.firstIndex(of: "subject"), let time = header.firstIndex(of: "repeat"),
      let value = header.firstIndex(of: "value")
    else { throw invalid("the columns subject, repeat and value are missing") }
    let rater = header.firstIndex(of: "rater")
    var values: [RepeatedMeasurements.Value] = []
    var seen: Set<[String]> = []
    for (index, line) in lines.enumerated().dropFirst() where line.contains(where: { $0 != " " }) {
      let row = cells(line)
      guard row.count == header.count else {
        throw invalid("line \(index + 1) has \(row.count) cells and the header \(header.count)")
      }
      guard let number = Double(row[value]), number.isFinite else {
        throw invalid("line \(index + 1): '\(row[value])' is not a number")
      }
      guard !row[subject].isEmpty, !row[time].isEmpty else {
        throw invalid("line \(index + 1): the subject or the repeat is empty")
      }
      let occasion = [rater.map { row[$0] } ?? "", row[time]]
      guard seen.insert([row[subject]] + occasion).inserted else {
        throw invalid("line \(index + 1) repeats the subject, repeat and rater of another line")
      }
      values.append(.init(subject: row[subject], occasion: occasion.joined(separator: " / "), value: number))
    }
    guard !values.isEmpty else { throw invalid("there is no measurement") }
    return RepeatedMeasurements(values)
  }

  /// The cells of a row without the space, quotation marks and byte-order mark around them.
  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      let isAround: (Character) -> Bool = { $0 == " " || $0 == "\"" || $0 == "\u{FEFF}" || $0 == "\t" }
      return String(cell.drop(while: isAround).reversed().drop(while: isAround).reversed())
    }
  }
}
