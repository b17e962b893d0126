import Crypto

/// The key of a row, made from what the row is about and from nothing else.
///
/// The first 63 bits of a SHA-256: equal content has equal keys in every archive, so that archives can be joined. Among ten
/// million rows two unequal ones have the same key with a probability of 5 in a million; whoever writes a row looks.
public struct ContentKey: Sendable, Hashable {
  public let value: Int64

  /// Of a photo analysed with settings, both by their SHA-256 in hexadecimal.
  public static func trichogram(photoSHA256: String, settingsSHA256: String) -> ContentKey {
    ContentKey(parts: ["trichogram", photoSHA256, settingsSHA256])
  }

  /// Goes up when comparing photos gives other numbers while analysing them gives the same.
  static let pairVersion = 2

  /// Of two trichograms compared, as a phototrichogram where there are `days`.
  public static func pair(before: Int64, after: Int64, days: Double?) -> ContentKey {
    ContentKey(parts: ["pair", "\(pairVersion)", "\(before)", "\(after)", days.map { "\($0)" } ?? ""])
  }

  private init(parts: [String]) {
    var hash = SHA256()
    for part in parts { hash.update(data: Array(part.utf8) + [0]) }
    var bits: UInt64 = 0
    for byte in hash.finalize().prefix(8) { bits = bits << 8 | UInt64(byte) }
    value = Int64(bits >> 1)
  }
}
