/// Size class of a hair by its diameter.
public enum DiameterClass: String, Sendable, CaseIterable { case vellus, intermediate, terminal }

/// The diameters that part the classes.
public struct DiameterCuts: Sendable, Hashable {
  /// Vellus is below this, in µm.
  public var vellusBelowUm: Double
  /// Terminal is this and above, in µm.
  public var terminalFromUm: Double

  public init(vellusBelowUm: Double, terminalFromUm: Double) {
    self.vellusBelowUm = vellusBelowUm
    self.terminalFromUm = terminalFromUm
  }

  /// 30 and 60 µm.
  public static let usual = DiameterCuts(vellusBelowUm: 30, terminalFromUm: 60)

  public func sizeClass(of diameterUm: Double) -> DiameterClass {
    diameterUm < vellusBelowUm ? .vellus : diameterUm < terminalFromUm ? .intermediate : .terminal
  }
}
