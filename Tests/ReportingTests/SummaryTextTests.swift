import Reporting
import Testing
import Trichometry

@Suite struct SummaryTextTests {
  @Test func aPhotoIsABlockOfLines() {
    #expect(
      SummaryText.encode(.sample) == """
        p "1".jpg: 40 × 30 px, 8 µm/px ± 0.5 % (field-circle), circle 0.7824 cm², 0.0040 cm² masked
          quality               usable; soft focus
          hairs                 129
          density               164.9 /cm²  (95 % CI 155.9 to 174.0)
          mean diameter         58.9 µm  (95 % CI 57.7 to 60.1)
          median, SD, CV        58.3 µm, 19.0 µm, 32 %
          cumulative thickness  9.71 mm/cm²  (95 % CI 9.14 to 10.28)
          vellus < 30 µm        11
          intermediate          50
          terminal ≥ 60 µm      68
          terminal to vellus    6.18 (terminal ≥ 60 µm, vellus < 30 µm)  (95 % CI 2.02 to 11.46)
          follicular units      62, 79.2 /cm²  (95 % CI 67.9 to 84.5)
          hairs per unit        2.08  (95 % CI 1.93 to 2.63), 31 % of units single
          mean length           0.98 mm
          hair cover            9 %
          warning               no ICC profile

        """)
  }

  @Test func whatIsNotKnownIsADash() {
    let text = SummaryText.encode(.unknown)
    #expect(text.hasPrefix("p \"1\".jpg: 40 × 30 px, scale not known, circle\n"))
    #expect(text.contains("\n  density               –\n"))
    #expect(text.contains("\n  hairs                 0\n"))
    #expect(!text.contains("nil"))
  }

  @Test func oneCutLeavesNoIntermediates() {
    var trichogram = Trichogram.sample
    trichogram.summary.vellusBelowUm = 40
    trichogram.summary.terminalFromUm = 40
    #expect(!SummaryText.encode(trichogram).contains("intermediate"))
  }

  @Test func namesCannotCarryEscapeSequences() {
    var trichogram = Trichogram.sample
    trichogram.photo.name = "a\u{1B}[2J\nb.jpg"
    #expect(SummaryText.encode(trichogram).hasPrefix("a?[2J?b.jpg: 40"))
  }

  @Test func theNoticeIsTheProjects() {
    #expect(
      SummaryText.notice == "Research and documentation use; not for diagnosis or treatment decisions.")
  }
}
