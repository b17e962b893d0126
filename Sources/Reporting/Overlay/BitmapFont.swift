/// A small fixed font of 5 × 8 dots, for labels in pictures.
enum BitmapFont {
  /// Dots from one character to the next.
  static let advance = 6
  /// Dots of a character's height, descenders included.
  static let height = 8

  /// The five columns of a character from the left, a bit a dot, the lowest bit at the top. A character
  /// that the font does not have is drawn as a question mark.
  static func columns(of character: Character) -> [UInt8] {
    if let value = character.asciiValue, value >= 32, value < 127 { return ascii[Int(value) - 32] }
    return others[character] ?? ascii[31]
  }

  /// Characters 32 to 126, ten hexadecimal digits each.
  private static let ascii: [[UInt8]] =
    """
    0000000000 00005F0000 0007000700 147F147F14 242A7F2A12 2313086462 3649552250 0005030000 001C224100 0041221C00 14083E0814 08083E0808 0050300000 0808080808 0060600000 2010080402 \
    3E5149453E 00427F4000 4261514946 2141454B31 1814127F10 2745454539 3C4A494930 0171090503 3649494936 064949291E 0036360000 0056360000 0814224100 1414141414 0041221408 0201510906 \
    324979413E 7E1111117E 7F49494936 3E41414122 7F4141221C 7F49494941 7F09090901 3E4149497A 7F0808087F 00417F4100 2040413F01 7F08142241 7F40404040 7F020C027F 7F0408107F 3E4141413E \
    7F09090906 3E4151215E 7F09192946 4649494931 01017F0101 3F4040403F 1F2040201F 3F4038403F 6314081463 0708700807 6151494543 007F414100 0204081020 0041417F00 0402010204 4040404040 \
    0001020400 2054545478 7F48444438 3844444420 384444487F 3854545418 087E090102 18A4A4A47C 7F08040478 00447D4000 4080847D00 7F10284400 00417F4000 7C04180478 7C08040478 3844444438 \
    FC24242418 18242418FC 7C08040408 4854545420 043F444020 3C4040207C 1C2040201C 3C4030403C 4428102844 1CA0A0A07C 4464544C44 0008364100 00007F0000 0041360800 1008081008
    """
    .split(separator: " ").map { glyph in bytes(of: UInt64(glyph, radix: 16) ?? 0) }

  private static let others: [Character: [UInt8]] = [
    "µ": 0xFC4040207C,
    "≥": 0x514A4A4444,
    "²": 0x0019151200,
    "·": 0x0000181800,
    "–": 0x0808080808,
    "×": 0x4428102844,
  ].mapValues(bytes)

  /// The lower five bytes of `glyph`, the highest first.
  private static func bytes(of glyph: UInt64) -> [UInt8] {
    [32, 24, 16, 8, 0].map { UInt8(truncatingIfNeeded: glyph >> $0) }
  }
}

extension RGBPicture {
  /// Writes `text` with its top-left corner at `x`, `y`, `size` pixels a dot.
  mutating func write(_ text: String, x: Int, y: Int, size: Int, _ color: RGB) {
    for (place, character) in text.enumerated() {
      for (column, bits) in BitmapFont.columns(of: character).enumerated() {
        let left = x + (place * BitmapFont.advance + column) * size
        for row in 0..<BitmapFont.height where bits >> row & 1 == 1 {
          let top = y + row * size
          fill(left..<(left + size), top..<(top + size), color)
        }
      }
    }
  }

  /// The width in pixels that `text` takes.
  static func width(of text: String, size: Int) -> Int { (text.count * BitmapFont.advance - 1) * size }
}
