/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let dayNumber: Int

  /// Reads an ISO 8601 date, `2026-01-31` or `20260131`; a time of day after it is passed over.
  ///
  /// `nil` where `text` is none, or no day from 1900 to 2199.
  public init?(iso text: String) {
    var digits = text.utf8[...]
    if let time = digits.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }) {
      guard Self.isTime(digits[digits.index(after: time)...]) else { return nil }
      digits = digits[..<time]
    }
    let isExtended = digits.count == 10
    guard isExtended || digits.count == 8 else { return nil }
    var parts = [0, 0, 0]
    var part = 0
    var place = 0
    for digit in digits {
      if isExtended && (place == 4 || place == 7) {
        guard digit == UInt8(ascii: "-") else { return nil }
        part += 1
      } else {
        if !isExtended && (place == 4 || place == 6) { part += 1 }
        guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
        parts[part] = 10 * parts[part] + Int(digit - UInt8(ascii: "0"))
      }
      place += 1
    }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// `nil` where there is no such day from 1900 to 2199.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    // Years that begin in March, so that the day of a leap year is their last.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - 400 * era
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = 146_097 * era + dayOfEra - 719_468
  }

  /// The day as `2026-01-31`.
  public var text: String {
    let shifted = dayNumber + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - 146_097 * era
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = 400 * era + yearOfEra + (month >= 10 ? 1 : 0)
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(year)-\(two(month < 10 ? month + 3 : month - 9))-\(two(day))"
  }

  public static func < (one: CalendarDate, other: CalendarDate) -> Bool { one.dayNumber < other.dayNumber }

  /// `08:30`, with seconds and a zone or without.
  private static func isTime(_ text: Substring.UTF8View) -> Bool {
    text.count >= 5
      && text.allSatisfy { ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || ":.,+-Z".utf8.contains($0) }
  }
}
