public import ScaleReading
import Yams

/// The file in which a user keeps device profiles: YAML, one list named `devices`.
///
/// ```yaml
/// devices:
///   - name: "scope-20x"
///     um_per_px: 6.02
///     relative_se: 0.001
///     width_px: 1280
///     height_px: 960
/// ```
public struct DeviceFile: Sendable, Hashable {
  public var devices: [DeviceProfile]

  public init(devices: [DeviceProfile] = []) { self.devices = devices }

  /// A file that holds no usable profiles.
  public struct Invalid: Error, Hashable, CustomStringConvertible {
    /// What is wrong, in words, with its line where that is known.
    public var description: String
  }

  public func device(named name: String) -> DeviceProfile? { devices.first { $0.name == name } }

  /// The same with `profile` in place of one of its name, or as the last one.
  public func saving(_ profile: DeviceProfile) -> DeviceFile {
    var result = self
    if let i = devices.firstIndex(where: { $0.name == profile.name }) {
      result.devices[i] = profile
    } else {
      result.devices.append(profile)
    }
    return result
  }

  /// Whether a profile may have this name: one line of printable characters, 1 to 100.
  public static func isUsable(name: String) -> Bool {
    (1...100).contains(name.count) && name.first != " " && name.last != " "
      && name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
