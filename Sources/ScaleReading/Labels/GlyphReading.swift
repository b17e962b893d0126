/// The character that a rectangle of ink looks like.
struct GlyphReading {
  var character: Character
  /// Correlation with that character's shape.
  var score: Double
  /// By how much the next best character is worse.
  var margin: Double

  /// The best of some characters for an image of ink.
  ///
  /// - Parameters:
  ///   - aspect: width ÷ height of the ink; shapes that are much wider or narrower count less.
  init?(_ image: GlyphImage, aspect: Double, among characters: String) {
    var best: [(character: Character, score: Double)] = []
    for (character, templates) in GlyphTemplate.all where characters.contains(character) {
      let scores = templates.map { template in
        let ratio = max(aspect / template.aspect, template.aspect / aspect)
        return image.correlation(with: template.image) - 0.35 * max(0, ratio - 1.3)
      }
      guard let score = scores.max() else { continue }
      if let i = best.firstIndex(where: { $0.character == character }) {
        best[i].score = max(best[i].score, score)
      } else {
        best.append((character, score))
      }
    }
    best.sort { $0.score > $1.score }
    guard let first = best.first else { return nil }
    character = first.character
    score = first.score
    margin = best.count > 1 ? first.score - best[1].score : 1
  }
}
