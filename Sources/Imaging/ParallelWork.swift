import Dispatch

/// Work on independent parts at once, with the results in the order of the parts.
package enum ParallelWork {
  /// What `work` makes of 0, 1, … `count` − 1, on at most `threads` threads.
  ///
  /// Each result is made by one call and put into its own place, so the number of threads changes no result.
  package static func map<Result>(_ count: Int, threads: Int, _ work: (Int) -> Result) -> [Result] {
    guard threads > 1, count > 1 else { return (0..<count).map(work) }
    let lanes = min(threads, count)
    return [Result](unsafeUninitializedCapacity: count) { results, initializedCount in
      withoutActuallyEscaping(work) { work in
        // Each lane calls for its own parts and writes to their places only.
        nonisolated(unsafe) let (work, places) = (work, results.baseAddress!)
        DispatchQueue.concurrentPerform(iterations: lanes) { lane in
          for i in stride(from: lane, to: count, by: lanes) { (places + i).initialize(to: work(i)) }
        }
      }
      initializedCount = count
    }
  }

  /// What two functions make, at once where there are two threads or more.
  package static func both<First, Second>(
    threads: Int, _ first: () -> First, _ second: () -> Second
  ) -> (First, Second) {
    guard threads > 1 else { return (first(), second()) }
    let results = map(2, threads: 2) { $0 == 0 ? Either<First, Second>.first(first()) : .second(second()) }
    guard case .first(let one) = results[0], case .second(let other) = results[1] else {
      preconditionFailure("results stand in the order of their parts")
    }
    return (one, other)
  }

  private enum Either<First, Second> {
    case first(First)
    case second(Second)
  }
}
