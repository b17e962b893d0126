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
  ///
  /// Call before any thread is started: threads inherit what is blocked.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)

    var awaited = sigset_t()
    sigemptyset(&awaited)
    for number in [SIGHUP, SIGINT, SIGTERM] where !isIgnored(number) { sigaddset(&awaited, number) }
    pthread_sigmask(SIG_BLOCK, &awaited, nil)

    // A thread that waits may take locks and remove files; a signal handler may not.
    let set = UnsafeMutablePointer<sigset_t>.allocate(capacity: 1)
    set.initialize(to: awaited)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    pthread_create(&thread, nil, { waitForInterruption($0) }, set)
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
}

#if canImport(Darwin)
  private typealias ThreadArgument = UnsafeMutableRawPointer
#else
  private typealias ThreadArgument = UnsafeMutableRawPointer?
#endif

private func waitForInterruption(_ argument: ThreadArgument) -> UnsafeMutableRawPointer? {
  let argument: UnsafeMutableRawPointer? = argument
  guard let set = argument?.assumingMemoryBound(to: sigset_t.self) else { return nil }
  var number: Int32 = 0
  while sigwait(set, &number) != 0 {}
  AtomicFile.abandonUnfinished()
  _exit(128 + number)
}
