/// How a trichogram agrees with the hairs a person marked in the same photo.
public struct MarkedScore: Sendable, Hashable {
  public var photo: String
  /// Recall by kind, in the order of `MarkedHair.Kind.allCases`.
  public var recalls: [Share]
  /// Marked hairs that are not abnormal and not at a divider.
  public var markedCount: Int
  /// Found hairs that do not match an abnormal one and are not at a divider.
  public var foundCount: Int
  /// Matched hairs (not abnormal) whose found root is the end nearer the marked root.
  public var direction: Share
  /// Distance of that nearer end to the marked root, over matched hairs (not abnormal).
  public var rootDistancesUm: [Double]
  /// Found diameters of matched hairs by kind, in the order of `MarkedHair.Kind.allCases`.
  public var diametersUm: [[Double]]

  public func recall(of kind: MarkedHair.Kind) -> Share { recalls[kind.index] }

  /// Recall of `premium` and `single` hairs together.
  public var terminalRecall: Share { recall(of: .premium) + recall(of: .single) }

  /// Found ÷ marked hairs; `nil` without marked ones.
  public var foundPerMarked: Double? { markedCount > 0 ? Double(foundCount) / Double(markedCount) : nil }

  public var medianRootDistanceUm: Double? { median(rootDistancesUm) }

  /// `nil` where no hair of the kind was matched and measured.
  public func medianDiameterUm(of kind: MarkedHair.Kind) -> Double? { median(diametersUm[kind.index]) }
}

extension MarkedHair.Kind {
  /// The place in `allCases`.
  var index: Int {
    switch self {
    case .premium: 0
    case .single: 1
    case .undersize: 2
    case .abnormal: 3
    }
  }
}
