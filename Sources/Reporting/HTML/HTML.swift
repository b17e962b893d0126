/// Text in HTML.
enum HTML {
  /// With the characters that mean something in text and attributes written as entities.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default:
        // A file's name may hold control characters; a page may not.
        result.unicodeScalars.append(character.properties.generalCategory == .control ? "?" : character)
      }
    }
    return result
  }

  /// A picture as a URL that holds it (RFC 2397).
  static func dataURL(_ bytes: [UInt8], type: String) -> String { "data:\(type);base64," + base64(bytes) }

  /// RFC 4648.
  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var i = 0
    while i < bytes.count {
      let left = bytes.count - i
      let word =
        Int(bytes[i]) << 16 | (left > 1 ? Int(bytes[i + 1]) << 8 : 0) | (left > 2 ? Int(bytes[i + 2]) : 0)
      text.append(alphabet[word >> 18])
      text.append(alphabet[word >> 12 & 63])
      text.append(left > 1 ? alphabet[word >> 6 & 63] : UInt8(ascii: "="))
      text.append(left > 2 ? alphabet[word & 63] : UInt8(ascii: "="))
      i += 3
    }
    return String(decoding: text, as: UTF8.self)
  }
}
