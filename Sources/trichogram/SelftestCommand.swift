import ArgumentParser
import KernelReference
import KernelTable
import Kernels

/// Shows on the user's own machine that the program computes what it should.
struct SelftestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "Checks that this build computes correctly on this machine.",
    discussion: """
      Runs every set of kernels that this processor has beside plain scalar code and compares all bits.

      EXAMPLE: trichogram selftest
      """
  )

  func run() throws {
    let chosen = try KernelTable.chosen()
    for kernels in KernelTable.available {
      let differing = KernelComparison.differences(of: kernels)
      guard differing.isEmpty else {
        throw Failure(
          code: .internalError, subject: "kernels \(kernels.name)",
          problem: "\(differing.joined(separator: ", ")) differ from scalar code on this machine",
          advice: "set \(KernelTable.environmentVariable)=baseline and report this with the processor's name")
      }
      try StandardOutput.write("kernels \(kernels.name): same bits as scalar code\n")
    }
    try StandardOutput.write("selftest passed; kernels in use: \(chosen.name)\n")
  }
}
