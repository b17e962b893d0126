import GRDB
public import StudyDesign

/// What tells a photo's place in a study from all others: no two photos share one.
public struct PlacementKey: Sendable, Hashable {
  public var subject: String
  public var site: String
  public var side: String
  public var visit: String
  public var protocolText: String
  public var repeatNumber: Int

  public init(_ placement: Placement) {
    subject = placement.subject
    site = placement.site
    side = placement.side
    visit = placement.visit
    protocolText = placement.protocolText
    repeatNumber = placement.repeatNumber
  }

  /// The rows of a table with this key.
  static let condition = "subject = ? AND site = ? AND side = ? AND visit = ? AND protocol = ? AND repeat = ?"

  var arguments: StatementArguments { [subject, site, side, visit, protocolText, repeatNumber] }
}
