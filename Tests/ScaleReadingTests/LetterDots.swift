/// Letters of three typefaces in black and white, about 20 dots high, other than the shapes that labels are read by:
/// Aileron (CC0) and DejaVu Sans (Bitstream Vera licence).
enum LetterDots: String, CaseIterable {
  case aileron, dejaVuSans, dejaVuSansBold

  /// Dots in each letter's height; the line of writing lies below row `baseline`.
  static let rows = 32
  static let baseline = 24

  /// The width in dots and the rows from the top, whose highest of `width` bits is the leftmost dot.
  func letter(_ character: Character) -> (width: Int, rows: [UInt64])? {
    let lines = text.split(separator: "\n")
    guard let line = lines.first(where: { $0.first == character }) else { return nil }
    let fields = line.dropFirst(2).split(separator: " ")
    let rows = fields[1].split(separator: ",", omittingEmptySubsequences: false)
    return (Int(fields[0]) ?? 0, rows.map { UInt64($0, radix: 16) ?? 0 })
  }

  private var text: String {
    switch self {
    case .aileron:
      """
      0 16 ,,,,,7e0,ff0,1c38,381c,300c,700e,700e,700e,700e,700e,700e,700e,700e,700e,300c,381c,1c38,ff0,7e0,,,,,,,,
      1 16 ,,,,,f0,3f0,7f0,e70,1870,70,70,70,70,70,70,70,70,70,70,70,70,70,70,,,,,,,,
      2 16 ,,,,,3f0,7f8,e1c,1c0e,180e,180e,e,c,1c,38,70,e0,1c0,380,700,e00,1c00,3ffe,3ffe,,,,,,,,
      3 16 ,,,,,3f0,ff8,1c1c,180c,380e,c,1c,38,1f0,f8,1c,e,e,300e,300e,380e,1c1c,ff8,7e0,,,,,,,,
      4 16 ,,,,,38,78,78,f8,1f8,3b8,338,638,e38,1c38,1838,3038,7ffe,7ffe,38,38,38,38,38,,,,,,,,
      5 16 ,,,,,1ffc,1ffc,1800,3800,3000,3000,33e0,3ff8,3c3c,381c,300c,e,e,700e,700c,381c,3c38,1ff0,7c0,,,,,,,,
      6 16 ,,,,,3e0,ff8,1c3c,181c,300c,3000,73e0,77f8,7838,701c,700c,700e,700e,700e,300c,381c,3c38,1ff0,7e0,,,,,,,,
      7 16 ,,,,,7ffe,7ffe,c,1c,38,38,70,60,e0,c0,1c0,180,380,300,700,e00,c00,1c00,1800,,,,,,,,
      8 16 ,,,,,7e0,1ff0,1c38,381c,381c,381c,381c,1c38,ff0,1ff0,3838,701c,700c,700e,700e,701c,383c,1ff8,7e0,,,,,,,,
      9 16 ,,,,,7e0,1ff0,3c38,301c,700c,700c,700c,700e,700e,381e,3c3e,1fec,78c,c,701c,3018,3830,1fe0,fc0,,,,,,,,
      m 23 ,,,,,,,,,1df0f0,1ffbf8,1e3e1c,1c1e1c,1c1c0c,1c1c0c,1c1c0c,1c1c0c,1c1c0c,1c1c0c,1c1c0c,1c1c0c,1c1c0c,\
      1c1c0c,1c1c0c,,,,,,,,
      u 17 ,,,,,,,,,701c,701c,701c,701c,701c,701c,701c,701c,701c,701c,703c,703c,387c,3fdc,f9c,,,,,,,,
      . 7 ,,,,,,,,,,,,,,,,,,,,18,3c,3c,18,,,,,,,,
      ² 14 ,,,,,3fff,3807,3807,2c0d,2619,2211,2331,21e1,20c1,20c1,21e1,2121,2331,2619,2409,3c0f,3807,3807,3fff,,,,,,,,
      = 16 ,,,,,,,,,,,,3ffc,3ffc,,,,3ffc,3ffc,,,,,,,,,,,,,
      r 10 ,,,,,,,,,ee,fe,f8,e0,e0,e0,e0,e0,e0,e0,e0,e0,e0,e0,e0,,,,,,,,
      """
    case .dejaVuSans:
      """
      0 17 ,,,,7c0,ff0,1c78,3838,301c,701c,701c,700c,700c,600c,600c,700c,700c,701c,701c,301c,3838,1c78,ff0,7c0,,,,,,,,
      1 17 ,,,,f80,3f80,3180,180,180,180,180,180,180,180,180,180,180,180,180,180,180,180,3ffc,3ffc,,,,,,,,
      2 17 ,,,,1fc0,7fe0,7070,4038,38,18,18,38,38,70,e0,1c0,380,780,f00,1e00,3c00,7800,7ff8,7ff8,,,,,,,,
      3 17 ,,,,fc0,3ff0,2078,38,1c,18,18,70,fe0,fe0,78,18,1c,1c,1c,1c,38,6078,7ff0,1fc0,,,,,,,,
      4 17 ,,,,f0,f0,1f0,370,370,670,e70,c70,1870,3870,3070,6070,e070,fffe,fffe,70,70,70,70,70,,,,,,,,
      5 17 ,,,,3ff0,3ff0,3000,3000,3000,3000,3000,3fc0,3ff0,2078,38,1c,1c,1c,1c,1c,38,6078,7ff0,1fc0,,,,,,,,
      6 17 ,,,,3f0,ff8,1e08,1800,3800,3000,7000,73e0,7ff0,7c38,781c,701c,700c,700c,700c,301c,381c,1c38,ff0,7e0,,,,,,,,
      7 17 ,,,,7ffc,7ffc,38,38,38,70,70,60,e0,e0,1c0,1c0,1c0,380,380,300,700,700,e00,e00,,,,,,,,
      8 17 ,,,,fe0,1ff0,3838,701c,701c,701c,3018,3838,fe0,1ff0,3838,701c,701c,700c,700c,701c,701c,3838,1ff0,\
      fe0,,,,,,,,
      9 17 ,,,,7c0,1fe0,3870,7038,7018,601c,601c,601c,701c,703c,387c,1ffc,f9c,1c,1c,38,38,20f0,3fe0,1f80,,,,,,,,
      m 26 ,,,,,,,,,e7c1e0,efe3f8,f87638,f0781c,e0381c,e0380c,e0300c,e0300c,e0300c,e0300c,e0300c,e0300c,e0300c,\
      e0300c,e0300c,,,,,,,,
      µ 17 ,,,,,,,,,701c,701c,701c,701c,701c,701c,701c,701c,701c,701c,701c,701c,787c,7fff,77ce,7000,7000,7000,\
      7000,7000,7000,,
      u 17 ,,,,,,,,,701c,701c,701c,701c,701c,701c,701c,701c,701c,701c,701c,303c,387c,1fdc,f9c,,,,,,,,
      . 9 ,,,,,,,,,,,,,,,,,,,,,38,38,38,,,,,,,,
      ² 11 ,,,,f0,218,c,c,1c,18,30,60,c0,180,3fc,,,,,,,,,,,,,,,,,
      = 23 ,,,,,,,,,,,,ffff8,ffff8,,,,ffff8,ffff8,,,,,,,,,,,,,
      r 11 ,,,,,,,,,1cf,1df,1f0,1e0,1c0,1c0,1c0,1c0,1c0,1c0,1c0,1c0,1c0,1c0,1c0,,,,,,,,
      """
    case .dejaVuSansBold:
      """
      0 19 ,,,,1f80,3fe0,7ff0,f8f8,1f078,1f07c,1f07c,3e07c,3e07c,3e07c,3e07c,3e07c,3e07c,1f07c,1f07c,1f078,\
      f8f8,7ff0,3fe0,1f80,,,,,,,,
      1 19 ,,,,3f80,ff80,ff80,c780,780,780,780,780,780,780,780,780,780,780,780,780,780,fffc,fffc,fffc,,,,,,,,
      2 19 ,,,,3f80,1ffe0,1fff0,1c1f8,100f8,f8,f8,f8,f8,1f0,3e0,7c0,f80,1f00,3e00,7c00,f800,1fff8,1fff8,1fff8,,,,,,,,
      3 19 ,,,,3f80,ffe0,fff0,81f8,f8,f8,f8,f8,1f0,3fe0,3fe0,3ff0,1f8,fc,7c,fc,181f8,1fff8,1fff0,7f80,,,,,,,,
      4 19 ,,,,3f0,7f0,ff0,ff0,1ff0,3df0,3df0,79f0,f1f0,f1f0,1e1f0,3c1f0,3c1f0,3fffe,3fffe,3fffe,1f0,1f0,1f0,\
      1f0,,,,,,,,
      5 19 ,,,,fff0,fff0,fff0,f000,f000,f000,ffc0,ffe0,fff0,81f8,fc,7c,7c,7c,7c,f8,181f8,1fff0,1ffe0,7f80,,,,,,,,
      6 19 ,,,,7e0,1ff8,7ff8,7c08,f800,1f000,1f000,1f7c0,1fff0,1fff8,1f8fc,1f07c,1f07c,1f07c,1f07c,f07c,f8fc,\
      7ff8,3ff0,fc0,,,,,,,,
      7 19 ,,,,1fffc,1fffc,1fffc,f8,f8,1f0,1f0,3f0,3e0,3e0,7c0,7c0,f80,f80,1f00,1f00,1f00,3e00,3e00,7c00,,,,,,,,
      8 19 ,,,,1fc0,7ff0,fff8,1f8f8,1f07c,1f07c,1f078,f8f8,7ff0,3fe0,fff0,1f8f8,1f07c,1f07c,1f07c,1f07c,1f8fc,\
      fff8,7ff0,1fc0,,,,,,,,
      9 19 ,,,,1f80,7fe0,fff0,1f1f8,1f0f8,1e078,3e07c,3e07c,1f0fc,1f1fc,fffc,7ffc,3f7c,7c,78,f8,81f0,ffe0,ffc0,\
      7f00,,,,,,,,
      m 28 ,,,,,,,,,3e3c1e0,3efe7f8,3fffff8,3f1fc7c,3f0f87c,3e0f87c,3e0f87c,3e0f87c,3e0f87c,3e0f87c,3e0f87c,\
      3e0f87c,3e0f87c,3e0f87c,3e0f87c,,,,,,,,
      µ 20 ,,,,,,,,,3e0f8,3e0f8,3e0f8,3e0f8,3e0f8,3e0f8,3e0f8,3e0f8,3e0f8,3e0f8,3e0f8,3f1f8,3fffe,3fffe,3ef1e,\
      3e000,3e000,3e000,3e000,3e000,3e000,,
      u 19 ,,,,,,,,,1f07c,1f07c,1f07c,1f07c,1f07c,1f07c,1f07c,1f07c,1f07c,1f07c,1f07c,1f8fc,fffc,ff7c,3c7c,,,,,,,,
      . 10 ,,,,,,,,,,,,,,,,,,,7c,7c,7c,7c,7c,,,,,,,,
      ² 12 ,,,,3f0,3fc,21c,1c,1c,38,f0,1e0,3c0,7fc,7fc,,,,,,,,,,,,,,,,,
      = 23 ,,,,,,,,,,,ffff8,ffff8,ffff8,,,,ffff8,ffff8,ffff8,,,,,,,,,,,,
      r 13 ,,,,,,,,,7c7,7df,7ff,7f1,7e0,7c0,7c0,7c0,7c0,7c0,7c0,7c0,7c0,7c0,7c0,,,,,,,,
      """
    }
  }
}
