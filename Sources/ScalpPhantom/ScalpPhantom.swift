import Geometry

/// Synthetic photos of scalps with exact truth.
///
/// Equal parameters and seeds give equal pixels and truths on every machine: all random numbers come from
/// `RandomSource`, all functions from `Elementary`. Everything is painted in linear light with analytic coverage, and
/// only then taken through the camera.
public enum ScalpPhantom {
  /// One photo.
  /// - Parameters:
  ///   - image: the file name that the truth gives for the photo.
  public static func render(_ parameters: PhantomParameters, seed: UInt64, image: String = "") -> Phantom {
    let random = RandomSource(seed: seed)
    let projection = Projection(
      width: parameters.width, height: parameters.height, umPerPx: parameters.umPerPx)
    let shown = SkinRegion(projection, width: parameters.width, height: parameters.height)
    let scalp = Scalp(
      parameters, region: shown.widened(by: margin(parameters)), random: random.split("scalp"))
    let photographer = PhantomPhotographer(
      parameters, projection: projection, skin: random.split("skin"),
      skinRegion: shown.widened(by: PhantomPhotographer.markMargin))
    return photographer.photograph(scalp.strands, visit: random.split("visit"), image: image)
  }

  /// How far outside a photo roots may lie whose hair reaches into it, µm.
  static func margin(_ parameters: PhantomParameters) -> Double {
    let longest = parameters.longShare > 0 ? parameters.maxLongLengthUm : parameters.maxLengthUm
    return min(longest, 8000) + 300
  }
}
