import Files
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What signals do to the program.
enum Signals {
  /// The signal that asked for the end, where the command comes to it by itself; 0 where none has.
  private static let requested = Atomic<Int32>(0)
  private static let endsByItself = Atomic<Bool>(false)

  /// From now on the first interruption is only noted in `interruption`, for the command to finish what it is at; the next
  /// one ends the program at once.
  static func letCommandFinish() { endsByItself.store(true, ordering: .relaxed) }

  /// The number of the signal that asked for the end, after `letCommandFinish`.
  static var interruption: Int32? {
    let number = requested.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Whether the command is left to end by itself.
  fileprivate static func note(_ number: Int32) -> Bool {
    guard endsByItself.load(ordering: .relaxed) else { return false }
    return requested.compareExchange(expected: 0, desired: number, ordering: .relaxed).exchanged
  }

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

  /// Starts the thread that acts when a signal's number arrives at `descriptor`.
  private static func startThread(reading descriptor: Int32) {
    let argument = UnsafeMutableRawPointer(bitPattern: Int(descriptor))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    pthread_create(&thread, nil, { actOnInterruptions($0) }, argument)
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

private func actOnInterruptions(_ argument: ThreadArgument) -> UnsafeMutableRawPointer? {
  let descriptor = Int32(Int(bitPattern: argument))
  while true {
    var number: UInt8 = 0
    var count = 0
    repeat { count = read(descriptor, &number, 1) } while count < 0 && errno == EINTR
    guard count == 1 else { return nil }
    if !Signals.note(Int32(number)) { AtomicFile.endProcess(128 + Int32(number)) }
  }
}
