import ChildProcessSupport
import Foundation

/// The built command, run as a user runs it.
enum Command {
  /// Beside the test bundle, where the build puts it.
  static let path: String = {
    let arguments = ProcessInfo.processInfo.arguments
    let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    var folder = URL(fileURLWithPath: bundle)
    repeat { folder.deleteLastPathComponent() } while folder.path.contains(".xctest")
    return folder.appendingPathComponent("trichogram").path
  }()

  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> ChildProcess.Result {
    try ChildProcess.run(path, arguments, environment: environment)
  }

  static func run(_ arguments: [String]) throws -> ChildProcess.Result {
    try ChildProcess.run(path, arguments)
  }

  /// Runs a script of the shell in which `"$0"` is the command.
  static func shell(_ script: String) throws -> ChildProcess.Result {
    try ChildProcess.run("/bin/sh", ["-c", script, path])
  }
}
