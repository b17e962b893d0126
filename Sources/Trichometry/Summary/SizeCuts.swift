/// The diameters that part vellus, intermediate and terminal hair, µm.
public struct SizeCuts: Sendable, Hashable {
  /// Hairs below this are vellus.
  public var vellusBelowUm: Double
  /// Hairs from this on are terminal; what lies between is intermediate.
  public var terminalFromUm: Double

  public init(vellusBelowUm: Double = 30, terminalFromUm: Double = 60) {
    self.vellusBelowUm = vellusBelowUm
    self.terminalFromUm = terminalFromUm
  }

  /// The class of a diameter; between the cuts a hair is intermediate, and vellus wins where the cuts overlap.
  public func sizeClass(ofDiameterUm diameter: Double) -> Hair.SizeClass {
    if diameter < vellusBelowUm { return .vellus }
    return diameter >= terminalFromUm ? .terminal : .intermediate
  }
}
