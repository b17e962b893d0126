import Crypto

/// SHA-256 in hexadecimal.
public enum Fingerprint {
  /// Of a file's bytes.
  public static func sha256(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in SHA256.hash(data: bytes) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Of a text in UTF-8.
  public static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }
}
