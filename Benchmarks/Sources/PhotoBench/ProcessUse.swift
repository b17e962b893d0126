#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the process has used so far.
struct ProcessUse {
  /// Milliseconds of processor time, in the program and for it in the system.
  let cpuMs: Double
  let peakMB: Double

  static var now: ProcessUse {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      let unit = 1.0 / 1_048_576
    #else
      getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
      let unit = 1.0 / 1024
    #endif
    func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000 }
    return ProcessUse(
      cpuMs: milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), peakMB: Double(usage.ru_maxrss) * unit)
  }
}
