#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program run by a test, with what it writes kept.
///
/// Foundation's `Process` is not used: on Linux, several at once sometimes wait for ever.
public final class ChildProcess {
  private let processID: pid_t
  private let output: Int32
  private let errors: Int32

  /// What is left of a program that has ended.
  public struct Result: Sendable {
    /// The exit code, or 128 + the number of the signal that ended it, as the shell counts.
    public var code: Int32
    /// The most memory it held at once, KiB.
    public var peakKiB: Int
    public var output: String
    public var errors: String
  }

  /// A call of the system that failed.
  public struct Failure: Error {
    public var call: String
    public var code: Int32
  }

  /// Runs the program at `path` to its end.
  ///
  /// - Parameter environment: added to this process's, or to nothing.
  public static func run(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], inheritsEnvironment: Bool = true
  ) throws -> Result {
    try ChildProcess(path, arguments, environment: environment, inheritsEnvironment: inheritsEnvironment).result()
  }

  /// Starts the program at `path`; nothing is on its standard input.
  ///
  /// - Parameter standardOutput: a descriptor to write to; where `nil`, what is written is kept for the result.
  public init(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], inheritsEnvironment: Bool = true,
    standardOutput: Int32? = nil
  ) throws {
    output = try Self.unnamedFile()
    errors = try Self.unnamedFile()

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, standardOutput ?? output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)

    var variables = inheritsEnvironment ? Self.inherited() : [:]
    variables.merge(environment) { $1 }
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    var envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }

    var processID = pid_t()
    let code = posix_spawn(&processID, path, &actions, nil, &argv, &envp)
    self.processID = processID
    guard code == 0 else { throw Failure(call: "posix_spawn \(path)", code: code) }
  }

  deinit {
    close(output)
    close(errors)
  }

  /// Sends a signal.
  public func send(_ signal: Int32) {
    kill(processID, signal)
  }

  /// Waits for the end. Call once.
  public func result() throws -> Result {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(processID, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Failure(call: "wait4", code: errno) }
    }
    #if canImport(Darwin)
      let bytesPerUnit = 1
    #else
      let bytesPerUnit = 1024
    #endif
    let signal = status & 0x7f
    return Result(
      code: signal == 0 ? status >> 8 & 0xff : 128 + signal, peakKiB: usage.ru_maxrss * bytesPerUnit / 1024,
      output: Self.text(output), errors: Self.text(errors))
  }

  /// A file without a name: gone when it is closed, and no reader has to keep up with the writer.
  private static func unnamedFile() throws -> Int32 {
    guard let stream = tmpfile() else { throw Failure(call: "tmpfile", code: errno) }
    defer { fclose(stream) }
    let descriptor = fcntl(fileno(stream), F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { throw Failure(call: "fcntl", code: errno) }
    return descriptor
  }

  private static func inherited() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return variables
  }

  private static func text(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = pread(descriptor, &chunk, chunk.count, off_t(bytes.count))
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
