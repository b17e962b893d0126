public import Imaging

/// A synthetic photo of a scalp and what is truly in it.
public struct Phantom: Sendable {
  public var photo: Photo
  public var truth: PhantomTruth

  public init(photo: Photo, truth: PhantomTruth) {
    self.photo = photo
    self.truth = truth
  }
}
