import Files
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A thread that sends another one signals whose handler does nothing, until it is stopped: every call of the system that waits
/// is interrupted again and again, and writes to pipes end after a part.
private final class SignalStorm: @unchecked Sendable {
  private let target = pthread_self()
  private let lock = NSLock()
  private var isOver = false
  private let ended = DispatchSemaphore(value: 0)

  init() {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = { _ in }
    #else
      action.__sigaction_handler.sa_handler = { _ in }
    #endif
    // Without SA_RESTART.
    sigaction(SIGUSR1, &action, nil)
    Thread.detachNewThread { [self] in
      while !lock.withLock({ isOver }) {
        pthread_kill(target, SIGUSR1)
        usleep(100)
      }
      ended.signal()
    }
  }

  func stop() {
    lock.withLock { isOver = true }
    ended.wait()
  }
}

@Suite(.serialized) struct InterruptionTests {
  private let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }

  @Test func writingToASlowPipeSurvivesSignals() async throws {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    let count = bytes.count
    let reader = Task.detached {
      var received: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 9973)
      while received.count < count {
        let got = read(reading, &chunk, chunk.count)
        guard got > 0 || errno == EINTR else { break }
        if got > 0 { received += chunk[..<got] }
        if received.count % 7 == 0 { usleep(50) }
      }
      return received
    }
    let storm = SignalStorm()
    let result = Result { try FileDescriptor.write(bytes, to: writing, path: "pipe") }
    storm.stop()
    close(writing)
    try result.get()
    #expect(await reader.value == bytes)
    close(reading)
  }

  @Test(arguments: [true, false]) func readingASlowPipeSurvivesSignals(atOnce: Bool) async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let bytes = bytes
      let writer = Task.detached {
        // Late, so that opening waits.
        usleep(20_000)
        let descriptor = open(path, O_WRONLY)
        var done = 0
        while done < bytes.count {
          let part = min(9973, bytes.count - done)
          let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, part) }
          if written > 0 { done += written }
          if done % 7 == 0 { usleep(50) }
        }
        close(descriptor)
      }
      let storm = SignalStorm()
      let result = Result<[UInt8], any Error> {
        if atOnce { return try FileReading.bytes(at: path) }
        let file = try InputFile(path)
        var all: [UInt8] = []
        while try file.appendNext(to: &all) {}
        return all
      }
      storm.stop()
      await writer.value
      let read = try result.get()
      #expect(read == bytes)
    }
  }
}
