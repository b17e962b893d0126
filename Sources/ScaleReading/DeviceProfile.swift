/// A camera with its lens whose scale was measured once, for photos that show no ruler.
public struct DeviceProfile: Sendable, Hashable {
  public var name: String
  public var umPerPx: Double
  /// Standard error of the scale ÷ the scale; `nil` where it is not known.
  public var relativeSE: Double?
  /// The size of its photos in pixels, upright.
  public var widthPx: Int
  public var heightPx: Int
  /// The camera's maker and model as its photos state them; `nil` where they state none.
  public var camera: String?
  /// What was set on the lens, in the user's words.
  public var magnification: String?
  /// What the scale was read from.
  public var source: String?

  public init(
    name: String, umPerPx: Double, relativeSE: Double?, widthPx: Int, heightPx: Int, camera: String? = nil,
    magnification: String? = nil, source: String? = nil
  ) {
    self.name = name
    self.umPerPx = umPerPx
    self.relativeSE = relativeSE
    self.widthPx = widthPx
    self.heightPx = heightPx
    self.camera = camera
    self.magnification = magnification
    self.source = source
  }

  /// Why a photo cannot be from this device at this setting, in words; `nil` where it can.
  ///
  /// - Parameter camera: as the photo states it; one that states none is judged by its size alone.
  public func mismatch(widthPx: Int, heightPx: Int, camera: String?) -> String? {
    let sizes = [(self.widthPx, self.heightPx), (self.heightPx, self.widthPx)]
    guard sizes.contains(where: { $0 == (widthPx, heightPx) }) else {
      return "the photo has \(widthPx) × \(heightPx) px, those of device \(name) \(self.widthPx) × \(self.heightPx)"
    }
    if let camera, let own = self.camera, camera != own {
      return "the photo is from the camera \(camera), device \(name) is \(own)"
    }
    return nil
  }
}
