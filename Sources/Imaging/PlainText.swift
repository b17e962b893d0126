/// Text from a file, made fit for one line of a message.
enum PlainText {
  /// UTF-8 with control characters dropped and blanks trimmed, at most 100 characters.
  static func line(_ bytes: some Sequence<UInt8>) -> String {
    line(String(decoding: Array(bytes), as: UTF8.self))
  }

  /// `text` with control characters dropped and blanks trimmed, at most 100 characters.
  static func line(_ text: String) -> String {
    var scalars = text.unicodeScalars.filter {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
      default: true
      }
    }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    return String(String(String.UnicodeScalarView(scalars[start...])).prefix(100))
  }
}
