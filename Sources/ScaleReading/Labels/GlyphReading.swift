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
    for template in GlyphTemplate.all where characters.contains(template.character) {
      let ratio = max(aspect / template.aspect, template.aspect / aspect)
      let score = image.correlation(with: template.image) - 0.35 * max(0, ratio - 1.3)
      if let i = best.firstIndex(where: { $0.character == template.character }) {
        best[i].score = max(best[i].score, score)
      } else {
        best.append((template.character, score))
      }
    }
    best.sort { $0.score > $1.score }
    guard let first = best.first else { return nil }
    character = first.character
    score = first.score
    margin = best.count > 1 ? first.score - best[1].score : 1
  }
}
