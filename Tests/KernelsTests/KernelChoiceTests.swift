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
    let available = KernelTable.available.map(\.name.description)
    for name in ["x86-64-v3", "x86-64-v4"] where !available.contains(name) {
      let error = #expect(throws: KernelChoiceError.self) { _ = try KernelTable.named(name) }
      #expect(error == KernelChoiceError(name: name, isKnown: true))
    }
    let error = KernelChoiceError(name: "x86-64-v4", isKnown: true)
    #expect(error.problem == "this processor cannot run the kernels \"x86-64-v4\"")
  }
}
