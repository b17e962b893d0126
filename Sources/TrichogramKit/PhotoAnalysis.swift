public import Imaging
public import ScalpField
public import Trichometry

/// What an analysis makes of one photo: the trichogram, and what it takes to draw it.
public struct PhotoAnalysis: Sendable {
  public var trichogram: Trichogram
  public var photo: Photo
  public var field: Field
  /// What became of hairs painted into the photo; `nil` where that was not asked for or there is no scale.
  public var detectionLimit: DetectionLimit?
}
