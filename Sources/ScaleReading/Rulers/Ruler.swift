public import Geometry

/// Evenly spaced ticks that were found in a photo and measured.
public struct Ruler: Sendable, Hashable {
  /// Pixels from one tick to the next, at the middle of what was read.
  public var pitchPx: Double
  /// Standard error of the pitch ÷ the pitch: what the fit to the ticks says, with what printing and etching may be off.
  public var relativeSE: Double
  /// How many ticks were measured.
  public var ticks: Int
  /// Whether the ticks are darker than their ground, and by how many 8-bit codes they differ from it.
  public var isDark: Bool
  public var contrast: Double
  /// The larger of the pitches at both ends ÷ the smaller one: 1 where the ruler is neither tilted nor bent.
  public var distortion: Double
  /// What the lengths of the ticks say of their distance, in millimetres, without a scale: each pattern that fits.
  public var possibleTickMm: [Double]
  /// Each tick from end to end, in pixels of the photo.
  public var marks: [[Point]]

  /// The distances between ticks in millimetres that rulers, graticules and dermoscopes have.
  public static let usualTickMm = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10]

  /// What evenly printed or etched ticks may be off, relative.
  public static let makerRelativeSE = 0.001

  /// The lengths in millimetres that the longer side of a trichoscopic photo can have: from strong videomicroscopes to
  /// macro photos.
  public static let photoSideMm = 1.5...80.0

  /// The distance between ticks in millimetres where their pattern and the size of a photo leave one.
  ///
  /// - Parameter photoSidePx: the photo's longer side.
  public func plausibleTickMm(photoSidePx: Int) -> Double? {
    let plausible = possibleTickMm.filter { Self.photoSideMm.contains($0 / pitchPx * Double(photoSidePx)) }
    return plausible.count == 1 ? plausible[0] : nil
  }

  /// Standard error of the scale ÷ the scale where it stands for the whole photo: with the pitch's change along the ruler,
  /// taken as even.
  public var relativeSEOverPhoto: Double {
    let byTilt = (distortion - 1) / 12.0.squareRoot()
    return (relativeSE * relativeSE + byTilt * byTilt).squareRoot()
  }
}
