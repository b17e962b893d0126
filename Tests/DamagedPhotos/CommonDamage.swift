import ImageFileSupport

/// What can befall any file.
enum CommonDamage {
  /// Cut off at every hundredth of its length, and just before its end.
  static func truncations(of file: [UInt8]) -> [DamagedFile] {
    (1..<100).map { DamagedFile(name: "cut at \($0) percent", bytes: Array(file[..<(file.count * $0 / 100)])) }
      + [0, 1, 2, 4, 8, 16].map { DamagedFile(name: "only \($0) bytes", bytes: Array(file[..<$0])) }
      + [1, 2, 3, 8, 13].map { DamagedFile(name: "last \($0) bytes missing", bytes: file.dropLast($0)) }
  }

  static func trailers(of file: [UInt8]) -> [DamagedFile] {
    [
      ("a zero byte", [0]), ("zeros", [UInt8](repeating: 0, count: 4096)), ("text", Array("and more".utf8)),
      ("itself", file), ("0xFF", [UInt8](repeating: 0xFF, count: 100)),
    ].map { DamagedFile(name: "followed by \($0.0)", bytes: file + $0.1) }
  }

  /// Some bytes at random places changed to random values.
  static func accidents(of file: [UInt8], count: Int) -> [DamagedFile] {
    var generator = SplitMix(state: UInt64(file.count))
    return (0..<count).map { number in
      var bytes = file
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        bytes[Int.random(in: 0..<file.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      return DamagedFile(name: "accident \(number)", bytes: bytes, mayBeGood: true)
    }
  }
}
