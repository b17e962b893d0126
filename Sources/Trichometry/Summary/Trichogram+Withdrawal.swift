extension Trichogram.Summary {
  /// Takes back what a photo that shows nothing cannot tell: all but the count and the cuts.
  mutating func withdraw() {
    var rest = Trichogram.Summary()
    rest.hairCount = hairCount
    rest.vellusBelowUm = vellusBelowUm
    rest.terminalFromUm = terminalFromUm
    self = rest
  }
}
