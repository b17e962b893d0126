import StudyDesign
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("20260131", 20_484),
    ("2026-01-31T08:30:00Z", 20_484),
    ("1900-03-01", -25_508),
  ])
  func isoDatesAreDaysSince1970(text: String, days: Int) {
    #expect(CalendarDate(iso: text)?.dayNumber == days)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-1-1", "26-01-01", "01/02/2026", "",
    "2026-01-01x", "2026-01-01T", "9999-01-01", "２０２６-01-01",
  ])
  func whatIsNoDateIsRefused(text: String) { #expect(CalendarDate(iso: text) == nil) }

  @Test func everyDayOfFourYearsFollowsTheOneBefore() throws {
    var last = try #require(CalendarDate(year: 2023, month: 12, day: 31)).dayNumber
    for year in 2024...2027 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
          #expect(date.dayNumber == last + 1)
          #expect(CalendarDate(iso: date.text) == date)
          last = date.dayNumber
        }
      }
    }
  }
}
