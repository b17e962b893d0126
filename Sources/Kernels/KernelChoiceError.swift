import KernelTable

/// A set of kernels was asked for that does not exist or that this processor cannot run.
public struct KernelChoiceError: Error, Sendable, Hashable {
  /// What was asked for.
  public var name: String
  /// Whether there is such a set, for other processors.
  public var isKnown: Bool

  /// What is wrong, in words.
  public var problem: String {
    isKnown ? "this processor cannot run the kernels \"\(name)\"" : "there are no kernels \"\(name)\""
  }

  /// What to do about it, in words.
  public var advice: String {
    let names = KernelTable.available.map(\.name.description).joined(separator: " or ")
    return "unset \(KernelTable.environmentVariable) or set it to \(names)"
  }
}
