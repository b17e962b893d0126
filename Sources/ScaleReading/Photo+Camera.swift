public import Imaging

extension Photo {
  /// The camera's maker and model as the photo's file states them.
  public var camera: String? {
    let parts = [metadata.cameraMake, metadata.cameraModel].compactMap { $0 }.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
