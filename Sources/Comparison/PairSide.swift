public import Imaging
public import Trichometry

/// One photo of a pair with its analysis.
public struct PairSide: Sendable {
  public var trichogram: Trichogram
  public var photo: Photo
  public var region: MeasuredRegion

  public init(trichogram: Trichogram, photo: Photo, region: MeasuredRegion) {
    self.trichogram = trichogram
    self.photo = photo
    self.region = region
  }
}
