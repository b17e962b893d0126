import ArgumentParser

/// Reads numbers of options, with advice where they are none.
enum DecimalNumber {
  /// A finite number above 0.
  static func positive(_ text: String) throws -> Double {
    guard let value = Double(text) else {
      let pointed = text.replacing(",", with: ".")
      guard pointed != text, Double(pointed) != nil else { throw ValidationError("it is no number.") }
      throw ValidationError("write it with a decimal point, \(pointed).")
    }
    guard value > 0, value.isFinite else { throw ValidationError("it must be greater than 0.") }
    return value
  }
}
