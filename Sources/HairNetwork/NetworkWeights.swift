/// What training leaves of a network: convolutions by name, and the two matrices of the values at a place.
///
/// The convolutions, in the order in which they are met: `s1.0`, `s1.1`, … at cells of 2 × 2 pixels; `d2`, then residual
/// blocks `r2.0.a`, `r2.0.b`, `r2.1.a`, …; the same with 3 and 4, each level with cells twice as large; `u3` (1 × 1,
/// level 4 to level 3), blocks `q3.0.a`, …; `u2`, `q2.0.a`, …; `u1`; `q1`; `dense` (1 × 1).
public struct NetworkWeights: Sendable {
  /// How many of the dense outputs are directions; what follows them are other maps.
  public var directions: Int
  public var convolutions: [ConvolutionWeights]
  /// From the features of `q1` and of the last block of `q2` to hidden values.
  public var hidden: LinearWeights
  /// From hidden values to those of a place, for each direction.
  public var places: LinearWeights

  public init(
    directions: Int, convolutions: [ConvolutionWeights], hidden: LinearWeights, places: LinearWeights
  ) {
    precondition(places.outputs % directions == 0 && places.inputs == hidden.outputs && hidden.outputs % 8 == 0)
    self.directions = directions
    self.convolutions = convolutions
    self.hidden = hidden
    self.places = places
  }

  /// The convolution `name`.
  ///
  /// - Precondition: There is one.
  subscript(name: String) -> ConvolutionWeights {
    guard let found = convolutions.first(where: { $0.name == name }) else {
      preconditionFailure("the network has no convolution \(name)")
    }
    return found
  }

  /// How many there are of `stem.0suffix`, `stem.1suffix`, ….
  func count(_ stem: String, _ suffix: String = "") -> Int {
    (0...).first { i in !convolutions.contains { $0.name == "\(stem).\(i)\(suffix)" } } ?? 0
  }
}
