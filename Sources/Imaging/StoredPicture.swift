/// A picture as its file stores it, before it is turned upright.
struct StoredPicture {
  var width: Int
  var height: Int
  var samples: Photo.Samples
  var metadata: PhotoMetadata

  func upright() -> Photo {
    let orientation = Orientation(rawValue: metadata.orientation) ?? .upright
    return Photo(
      width: orientation.swapsAxes ? height : width, height: orientation.swapsAxes ? width : height,
      samples: orientation.upright(samples, width: width, height: height), metadata: metadata)
  }
}

extension PhotoMetadata {
  /// Takes over what an EXIF block says.
  mutating func adopt(_ exif: EXIF) {
    if let orientation = exif.orientation { self.orientation = orientation }
    cameraMake = exif.cameraMake
    cameraModel = exif.cameraModel
    warnings += exif.warnings
  }

  /// Takes over what a colour profile says of itself.
  mutating func adopt(iccProfile bytes: [UInt8]) {
    guard let profile = ICCProfile(bytes) else {
      warnings.append("The colour profile is malformed and was ignored; colours are read as sRGB.")
      return
    }
    if profile.isSRGB {
      colorProfile = .sRGB
    } else {
      let name = profile.description ?? "unnamed \(profile.colorSpace)"
      colorProfile = .other(name)
      warnings.append("The colour profile is “\(name)”, not sRGB; colours are read as sRGB.")
    }
  }
}
