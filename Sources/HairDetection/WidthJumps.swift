/// Cuts chains where a thick hair ends and a thin one goes on, or the other way round: one hair changes its width slowly.
enum WidthJumps {
  /// How many sightings on each side are compared.
  private static let asked = 8
  /// The least jump of ln of the width.
  private static let least = 0.45

  static func cut(_ chain: SightingChain) -> [SightingChain] {
    let widths = chain.links.map(\.logWidth)
    guard widths.count >= 2 * asked else { return [chain] }
    func mean(_ range: Range<Int>) -> Double { widths[range].reduce(0, +) / Double(range.count) }
    let jumps = (asked...widths.count - asked).map { abs(mean($0..<$0 + asked) - mean($0 - asked..<$0)) }
    guard let worst = jumps.indices.max(by: { (jumps[$0], $1) < (jumps[$1], $0) }), jumps[worst] > least else {
      return [chain]
    }
    let place = worst + asked
    return cut(SightingChain(links: Array(chain.links[..<place])))
      + cut(SightingChain(links: Array(chain.links[place...])))
  }
}
