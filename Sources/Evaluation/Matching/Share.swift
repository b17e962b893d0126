/// How many of how many.
public struct Share: Sendable, Hashable {
  public var count: Int
  public var total: Int

  public init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  /// `count ÷ total`; `nil` of nothing.
  public var fraction: Double? { total > 0 ? Double(count) / Double(total) : nil }

  static func + (a: Share, b: Share) -> Share { Share(a.count + b.count, of: a.total + b.total) }
}

/// Agreement of what was found with what is there.
public struct Agreement: Sendable, Hashable {
  /// Right ones among the found.
  public var precision: Share
  /// Found ones among the true.
  public var recall: Share

  public init(precision: Share, recall: Share) {
    self.precision = precision
    self.recall = recall
  }

  /// The harmonic mean of precision and recall; `nil` where one of them is over nothing.
  public var f1: Double? {
    guard let p = precision.fraction, let r = recall.fraction else { return nil }
    return p + r > 0 ? 2 * p * r / (p + r) : 0
  }
}
