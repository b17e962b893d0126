public import Imaging

/// Looks in a photo for what limits the field: a dermoscope's bright circle, and parts that show no scalp.
///
/// Everything is judged by what optics cannot make: flat areas without noise, steps between neighbouring pixels that
/// no lens is sharp enough for. Hair, skin, moles and glare have neither.
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
    ByteView.reading(photo) { bytes in
      var findings = Findings()
      findings.circle = BrightCircle.find(in: bytes)
      let graphics = BurntInGraphics(SharpStrokes(bytes), of: bytes)
      var mask = FlatBorders.mask(of: bytes, labels: graphics.labels, hasCircle: findings.circle != nil)
      mask.formUnion(ThinRims.mask(of: bytes))
      mask.formUnion(graphics.lines)
      mask.formUnion(graphics.labels)
      findings.mask = mask.isEmpty ? nil : mask
      return findings
    }
  }
}
