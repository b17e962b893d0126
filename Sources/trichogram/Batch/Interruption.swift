/// A batch was asked to stop, by Ctrl-C or by who runs it.
struct Interruption: Error {
  /// The number of the signal.
  var signal: Int32

  /// - Throws: `Interruption` where one has been asked for.
  static func check() throws(Interruption) {
    if let signal = Signals.interruption { throw Interruption(signal: signal) }
  }
}
