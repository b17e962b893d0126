import ChildProcessSupport

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The built command, run as a user runs it.
enum Command {
  static let path = ChildProcess.built("trichogram")

  /// Whether it was built with a sanitizer, which takes more memory and time.
  static let isSanitized = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil

  /// For runs that are killed: one that is writing down its coverage would leave half a file, which spoils the whole report.
  static let uncounted = ["LLVM_PROFILE_FILE": "/dev/null"]

  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> ChildProcess.Result {
    try ChildProcess.run(path, arguments, environment: environment)
  }

  static func run(_ arguments: [String]) throws -> ChildProcess.Result {
    try ChildProcess.run(path, arguments)
  }

  /// Runs a script of the shell in which `"$0"` is the command.
  static func shell(_ script: String, environment: [String: String] = [:]) throws -> ChildProcess.Result {
    try ChildProcess.run("/bin/sh", ["-c", script, path], environment: environment)
  }
}
