public import Imaging

/// Looks in a photo for what limits the field: a dermoscope's bright circle, and parts that show no scalp.
public enum FieldFinder {
  /// What was seen.
  public struct Findings: Sendable, Hashable {
    /// The rim of the bright circle, where there is one.
    public var circle: Circle?
    /// Text, bars and borders; `nil` where there are none.
    public var mask: FieldMask?

    /// Nothing.
    public init() {}
  }

  /// Looks at `photo`.
  public static func look(at photo: Photo) -> Findings {
    Findings()
  }
}
