public import Imaging

/// A file in memory.
public struct PhantomFile: Sendable, Hashable {
  public var name: String
  public var bytes: [UInt8]
}

/// How the photos of phantoms are stored.
public enum PhantomFormat: String, Sendable, CaseIterable {
  /// With colour at half the size, as cameras do; the quality is one of the parameters.
  case jpg
  /// Without loss.
  case png
}

/// Phantoms as the files that other programs read: photos and their truth.
///
/// Pixels and truth are the same on every machine; the bytes of the photos' files depend on the versions of libjpeg,
/// libpng and zlib too.
public enum PhantomFiles {
  /// `STEM.jpg` (or `.png`) and `STEM.truth.json`.
  public static func single(
    _ parameters: PhantomParameters, seed: UInt64, stem: String, format: PhantomFormat
  ) throws(EncodingError) -> [PhantomFile] {
    let phantom = ScalpPhantom.render(parameters, seed: seed, image: "\(stem).\(format.rawValue)")
    return try files(of: phantom, stem: stem, parameters, format)
  }

  /// Photo and truth of `STEM_before` and `STEM_after`, and `STEM_pair.json`.
  public static func pair(
    _ parameters: PhantomParameters, seed: UInt64, stem: String, format: PhantomFormat
  ) throws(EncodingError) -> [PhantomFile] {
    let pair = ScalpPhantom.renderPair(parameters, seed: seed, stem: stem, fileExtension: format.rawValue)
    return try files(of: pair.before, stem: pair.truth.before, parameters, format)
      + files(of: pair.after, stem: pair.truth.after, parameters, format)
      + [PhantomFile(name: "\(stem)_pair.json", bytes: pair.truth.json)]
  }

  /// Photo and truth of `STEM_day0` and `STEM_dayN`, and `STEM_ptg.json`.
  public static func phototrichogram(
    _ parameters: PhantomParameters, seed: UInt64, stem: String, format: PhantomFormat
  ) throws(EncodingError) -> [PhantomFile] {
    let result = ScalpPhantom.renderPhototrichogram(
      parameters, seed: seed, stem: stem, fileExtension: format.rawValue)
    return try files(of: result.day0, stem: result.truth.day0, parameters, format)
      + files(of: result.dayN, stem: result.truth.dayN, parameters, format)
      + [PhantomFile(name: "\(stem)_ptg.json", bytes: result.truth.json)]
  }

  private static func files(
    of phantom: Phantom, stem: String, _ parameters: PhantomParameters, _ format: PhantomFormat
  ) throws(EncodingError) -> [PhantomFile] {
    let photo = phantom.photo
    let bytes =
      switch format {
      case .jpg:
        try JPEGEncoder.encode(
          photo.samples, width: photo.width, height: photo.height, quality: parameters.jpegQuality,
          subsampling: .s420)
      case .png:
        try PNGEncoder.encode(photo.samples, width: photo.width, height: photo.height, compression: .small)
      }
    return [
      PhantomFile(name: "\(stem).\(format.rawValue)", bytes: bytes),
      PhantomFile(name: "\(stem).truth.json", bytes: phantom.truth.json),
    ]
  }
}
