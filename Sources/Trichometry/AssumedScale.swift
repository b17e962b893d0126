/// A scale for looking at a photo where none is known; no number in a result has a unit by it.
public enum AssumedScale {
  /// Trichoscopes show some 10 mm of scalp across the picture.
  static let photoWidthUm = 10_240.0

  /// Micrometres per pixel of a photo.
  public static func umPerPx(photoWidth: Int) -> Double { photoWidthUm / Double(photoWidth) }
}
