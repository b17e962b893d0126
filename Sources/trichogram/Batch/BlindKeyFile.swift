import Files

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The file that un-blinds a study; its seed stays the same as long as the file is there.
enum BlindKeyFile {
  /// The seed of the file at `path`, or a new one.
  ///
  /// - Throws: `FileError`; `Failure` where the file is none of this program.
  static func seed(at path: String) throws -> String {
    guard (try? FileIdentity(of: path)) != nil else { return newSeed() }
    let bytes = try FileReading.bytes(at: path)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let seed = lines.dropFirst().last?.split(separator: ",").last, seed.count == 32,
      seed.allSatisfy(\.isHexDigit)
    else {
      throw Failure(
        code: .dataError, subject: path, problem: "is no key of a blinded study",
        advice: "take it away to have new codes, or bring back the key")
    }
    return String(seed)
  }

  private static func newSeed() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Writes the key, for its owner's eyes only.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try AtomicFile.write(bytes, to: path)
    chmod(path, 0o600)
  }
}
