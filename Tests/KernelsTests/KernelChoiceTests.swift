import KernelTable
@testable import Kernels
import Testing

@Suite struct KernelChoiceTests {
  @Test func theBaselineIsAlwaysThereAndTheBestIsTheLast() throws {
    #expect(KernelTable.available.first?.name.description == "baseline")
    #expect(KernelTable.best.name.description == KernelTable.available.last?.name.description)
    let named = try KernelTable.named("baseline")
    #expect(named.name.description == "baseline")
  }

  @Test func anUnknownNameIsRefusedWithTheKnownOnes() {
    let error = #expect(throws: KernelChoiceError.self) { _ = try KernelTable.named("avx9") }
    #expect(error == KernelChoiceError(name: "avx9", isKnown: false))
    #expect(error?.problem == "there are no kernels \"avx9\"")
    #expect(error?.advice.contains("baseline") == true)
  }

  @Test func aSetForOtherProcessorsIsTheProcessorsFault() {
    let error = KernelChoiceError(name: "x86-64-v3", isKnown: true)
    #expect(error.problem == "this processor cannot run the kernels \"x86-64-v3\"")
  }
}
