import Files

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What signals do to the program.
enum Signals {
  /// Interruptions end the program with 128 + their number, as shells report it (Ctrl-C: 130), without leaving
  /// unfinished files; a closed pipe and a file size limit become errors of the write that meets them.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)

    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    interruptions = ends[1]
    startThread(reading: ends[0])
    for number in [SIGHUP, SIGINT, SIGTERM] where !isIgnored(number) { signal(number, passOn) }
  }

  /// Whether the parent had the signal ignored, as `nohup` and `&` in scripts do.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Starts the thread that ends the program when a signal's number arrives at `descriptor`.
  private static func startThread(reading descriptor: Int32) {
    let argument = UnsafeMutableRawPointer(bitPattern: Int(descriptor))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    pthread_create(&thread, nil, { endOnInterruption($0) }, argument)
  }
}

/// The writing end of the pipe through which `passOn` reaches the thread. Set before any handler is.
nonisolated(unsafe) private var interruptions: Int32 = -1

/// The signal handler. A handler may take no lock and remove no files; it may write to a pipe.
private func passOn(_ number: Int32) {
  let code = errno
  var byte = UInt8(truncatingIfNeeded: number)
  write(interruptions, &byte, 1)
  errno = code
}

#if canImport(Darwin)
  private typealias ThreadArgument = UnsafeMutableRawPointer
#else
  private typealias ThreadArgument = UnsafeMutableRawPointer?
#endif

private func endOnInterruption(_ argument: ThreadArgument) -> UnsafeMutableRawPointer? {
  let descriptor = Int32(Int(bitPattern: argument))
  var number: UInt8 = 0
  while read(descriptor, &number, 1) < 0 && errno == EINTR {}
  AtomicFile.endProcess(128 + Int32(number))
}
