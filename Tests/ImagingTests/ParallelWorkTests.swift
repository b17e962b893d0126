import Testing

@testable import Imaging

struct ParallelWorkTests {
  @Test(arguments: [1, 2, 5])
  func resultsComeInOrderForAnyNumberOfThreads(threads: Int) {
    #expect(ParallelWork.map(7, threads: threads) { $0 * $0 } == [0, 1, 4, 9, 16, 25, 36])
  }

  @Test(arguments: [1, 2])
  func twoFunctionsGiveEachItsOwnResult(threads: Int) {
    let (number, text) = ParallelWork.both(threads: threads) {
      7
    } _: {
      "seven"
    }
    #expect(number == 7 && text == "seven")
  }
}
