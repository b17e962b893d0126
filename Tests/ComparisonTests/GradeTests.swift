import Comparison
import Testing

@Suite struct GradeTests {
  @Test(arguments: [
    (100.0, "complete"), (95, "complete"), (80, "> 50 %"), (50, "25–50 %"), (25, "25–50 %"), (12, "< 25 %"),
    (4, "slight"),
    (0, "none"), (-5, "none"),
  ])
  func regrowthHasItsGrade(_ percent: Double, _ grade: String) {
    #expect(BaldPatch.Cuts().grade(percent) == grade)
  }
}
