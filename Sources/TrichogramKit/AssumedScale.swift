import Imaging

/// A scale for finding hair where none is known; no number in a result has a unit by it.
enum AssumedScale {
  /// Trichoscopes show some 10 mm of scalp across the picture.
  static let photoWidthUm = 10_240.0

  static func umPerPx(of photo: Photo) -> Double { photoWidthUm / Double(photo.width) }
}
