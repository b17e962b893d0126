import Foundation

/// The built command, run as a user runs it.
enum Command {
  struct Result {
    /// The exit code, or 128 + the number of the signal that ended it.
    var code: Int32
    var output: String
    var errors: String
  }

  /// Beside the test bundle, where the build puts it.
  static let executable: URL = {
    let arguments = ProcessInfo.processInfo.arguments
    let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    var folder = URL(fileURLWithPath: bundle)
    repeat { folder.deleteLastPathComponent() } while folder.path.contains(".xctest")
    return folder.appendingPathComponent("trichogram")
  }()

  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
    try run(arguments, environment: environment)
  }

  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    try run(executable, arguments, environment: environment)
  }

  /// Runs a script of the shell in which `"$0"` is the command.
  static func shell(_ script: String) throws -> Result {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script, executable.path], environment: [:])
  }

  private static func run(_ program: URL, _ arguments: [String], environment: [String: String]) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Result(
      code: signal + process.terminationStatus, output: String(decoding: written, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self))
  }
}
