#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that ran to its end, with what it took.
struct MeasuredRun {
  /// The exit code, or 128 + the number of the signal that ended it.
  var code: Int32
  /// The most memory it held at once, KiB.
  var peakKiB: Int
  var output: String
  var errors: String

  /// Runs `path` with its output in files beside `scratch`.
  init(_ path: String, _ arguments: [String], scratch: String) {
    let outputPath = scratch + ".out", errorPath = scratch + ".err"
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in argv { free(pointer) } }
    var child = pid_t()
    guard posix_spawn(&child, path, &actions, nil, &argv, environ) == 0 else { fatalError("cannot run \(path)") }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 { precondition(errno == EINTR, "cannot wait for \(path)") }
    let signal = status & 0x7f
    code = signal == 0 ? status >> 8 & 0xff : 128 + signal
    #if canImport(Darwin)
      peakKiB = usage.ru_maxrss / 1024
    #else
      peakKiB = usage.ru_maxrss
    #endif
    output = Self.text(outputPath)
    errors = Self.text(errorPath)
  }

  private static func text(_ path: String) -> String {
    guard let stream = fopen(path, "r") else { return "" }
    defer { fclose(stream) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, stream)], as: UTF8.self)
  }
}
