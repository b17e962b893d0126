/// Reads the length that is written beside a scale bar.
enum LabelReader {
  /// The least correlation of every character with its shape, and the least by which it beats any other.
  static let leastScore = 0.70
  static let leastMargin = 0.05
  /// Thresholds that writing is looked for at: it is white or black, or nearly.
  static let brightThresholds = [140, 165, 190, 215]
  static let darkThresholds = [110, 85, 60, 40]

  /// The labels in a part of a picture: each as it reads at the most thresholds. One that reads as different lengths is
  /// left out.
  static func labels(in area: PixelBox, of picture: LumaPicture) -> [LengthLabel] {
    var read: [LengthLabel] = []
    for (isBright, thresholds) in [(true, brightThresholds), (false, darkThresholds)] {
      for threshold in thresholds {
        read += labels(InkPatch(picture, in: area, threshold: threshold, isBright: isBright))
      }
    }
    var result: [LengthLabel] = []
    var isTaken = [Bool](repeating: false, count: read.count)
    for i in read.indices where !isTaken[i] {
      let same = read.indices.filter { !isTaken[$0] && read[$0].box.gap(to: read[i].box) == 0 }
      for j in same { isTaken[j] = true }
      if same.allSatisfy({ read[$0].lengthUm == read[i].lengthUm }) { result.append(read[i]) }
    }
    return result
  }

  private static func labels(_ ink: InkPatch) -> [LengthLabel] {
    let candidates = ink.boxes.filter { $0.ys.count <= 120 && $0.xs.count <= 300 }
    var result: [LengthLabel] = []
    for box in candidates {
      // The sides, then what stands before it, are cheaper to look at than the letter.
      guard let last = lettersM(box), mayEndLabel(box, candidates), let chain = chain(endingWith: last, candidates),
        last.allSatisfy({ isM($0, ink) }), let label = label(chain, ink)
      else { continue }
      result.append(label)
    }
    return result
  }

  /// Whether something stands before a rectangle as a number stands before its unit; without one it need not be looked at
  /// closer.
  private static func mayEndLabel(_ box: PixelBox, _ boxes: [PixelBox]) -> Bool {
    let line = WritingLine(smallLetter: box)
    // Boxes come in the order of their top rows.
    let first = boxes.partitioningIndex { $0.ys.lowerBound >= line.top }
    let end = boxes.partitioningIndex { $0.ys.lowerBound > line.bottom }
    return boxes[first..<max(first, end)].contains { other in
      let gap = box.xs.lowerBound - other.xs.upperBound
      return gap >= 0 && gap <= line.wordGap && line.mayHold(other)
    }
  }

  /// The letters m that a rectangle of ink has the sides of: one, or two that touch, of which the second counts.
  private static func lettersM(_ box: PixelBox) -> [PixelBox]? {
    guard box.ys.count >= 5 else { return nil }
    let aspect = Double(box.xs.count) / Double(box.ys.count)
    if (0.9...1.9).contains(aspect) { return [box] }
    guard (2.0...3.6).contains(aspect) else { return nil }
    let middle = (box.xs.lowerBound + box.xs.upperBound) / 2
    return [
      PixelBox(xs: box.xs.lowerBound..<middle, ys: box.ys), PixelBox(xs: middle..<box.xs.upperBound, ys: box.ys),
    ]
  }

  private static func isM(_ box: PixelBox, _ ink: InkPatch) -> Bool {
    guard let image = ink.image(of: box) else { return false }
    let aspect = Double(box.xs.count) / Double(box.ys.count)
    guard let reading = GlyphReading(image, aspect: aspect, among: "m0123456789") else { return false }
    return reading.character == "m" && reading.score >= leastScore
  }

  /// The rectangles of a label whose last letter, or last two, are `end`; `nil` where one has not the size and place of a
  /// character.
  private static func chain(endingWith end: [PixelBox], _ boxes: [PixelBox]) -> [PixelBox]? {
    guard let last = end.last, let first = end.first else { return nil }
    let line = WritingLine(smallLetter: last)
    let others = boxes.filter { line.mayHold($0) }
    // Something written after it, as in mm², is another unit.
    let next = others.filter { $0.xs.lowerBound >= last.xs.upperBound }
    guard !next.contains(where: { $0.xs.lowerBound - last.xs.upperBound < line.wordGap && line.isWriting($0) }) else {
      return nil
    }
    var chain = end
    var left = first.xs.lowerBound
    for box in others.sorted(by: { $0.xs.upperBound > $1.xs.upperBound }) where box.xs.upperBound <= left {
      guard left - box.xs.upperBound <= line.wordGap else { break }
      chain.insert(box, at: 0)
      left = box.xs.lowerBound
    }
    return chain.allSatisfy { line.characters(of: $0) != nil } ? chain : nil
  }

  /// The label that is written in a chain of rectangles.
  private static func label(_ chain: [PixelBox], _ ink: InkPatch) -> LengthLabel? {
    guard let first = chain.first, let last = chain.last else { return nil }
    let line = WritingLine(smallLetter: last)
    var number = "", unit = ""
    var digitEnd: Int?
    for box in chain {
      guard let character = line.read(box, ink) else { return nil }
      if character.isNumber || character == "." {
        guard unit.isEmpty else { return nil }
        // A point that cannot be seen leaves its gap: 1 0 mm is 1.0 mm.
        if character.isNumber, let digitEnd, box.xs.lowerBound - digitEnd > line.digitGap { return nil }
        digitEnd = character.isNumber ? box.xs.upperBound : nil
        number.append(character)
      } else {
        unit.append(character)
      }
    }
    guard let length = LengthLabel.lengthUm(number: number, unit: unit) else { return nil }
    let box = PixelBox(
      xs: first.xs.lowerBound..<last.xs.upperBound,
      ys: chain.map(\.ys.lowerBound).min()!..<chain.map(\.ys.upperBound).max()!)
    return LengthLabel(text: "\(number) \(unit)", lengthUm: length, box: box)
  }
}

/// The lines between which a label is written, told by one small letter without ascender or descender.
private struct WritingLine {
  let base: Int
  let smallHeight: Int
  /// Of digits; small letters have about 0.72 of it.
  let capital: Double

  init(smallLetter: PixelBox) {
    base = smallLetter.ys.upperBound
    smallHeight = smallLetter.ys.count
    capital = Double(smallHeight) / 0.73
  }

  /// The rows, generously, in which a letter may begin.
  var top: Int { base - Int(1.3 * capital) - 1 }
  var bottom: Int { base + Int(0.45 * capital) + 1 }

  /// Between digits without a point there is less.
  var digitGap: Int { max(2, Int(0.45 * capital)) }

  var wordGap: Int { max(4, Int(0.8 * capital)) }

  /// Whether a rectangle lies on the line and is not larger than a letter.
  func mayHold(_ box: PixelBox) -> Bool {
    let top = Double(base) - 1.3 * capital, bottom = Double(base) + 0.45 * capital
    return Double(box.ys.lowerBound) >= top && Double(box.ys.upperBound) <= bottom
      && Double(box.xs.count) <= 3 * capital && box.ys.upperBound > base - smallHeight
  }

  /// Whether it is larger than a speck.
  func isWriting(_ box: PixelBox) -> Bool { Double(box.ys.count) >= 0.25 * capital }

  /// The characters that a rectangle of ink may be by its size and place; `nil` where it can be none.
  func characters(of box: PixelBox) -> String? {
    let top = Double(base - box.ys.lowerBound) / capital, bottom = Double(box.ys.upperBound - base) / capital
    let height = Double(box.ys.count) / capital
    let slack = max(0.12, 1.2 / capital)
    if height <= 0.3, Double(box.xs.count) <= 0.35 * capital + 1, bottom <= 0.3, top <= 0.3 {
      return bottom >= -slack ? "." : nil
    }
    guard bottom >= -slack else { return nil }
    if bottom > slack { return abs(top - 0.73) <= 0.12 ? "µ" : nil }
    if abs(top - 1) <= max(0.17, slack) && top > 0.85 { return "0123456789" }
    return abs(top - 0.73) <= max(0.1, slack) ? "mu" : nil
  }

  /// The character in a rectangle, or `nil` where that is not sure.
  func read(_ box: PixelBox, _ ink: InkPatch) -> Character? {
    guard let characters = characters(of: box) else { return nil }
    if characters == "." { return "." }
    guard let image = ink.image(of: box) else { return nil }
    let aspect = Double(box.xs.count) / Double(box.ys.count)
    guard let best = GlyphReading(image, aspect: aspect, among: characters), best.score >= LabelReader.leastScore,
      best.margin >= LabelReader.leastMargin
    else { return nil }
    return best.character
  }
}

extension Array {
  /// The first place from which on all elements belong, where none before does.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = 0, high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
