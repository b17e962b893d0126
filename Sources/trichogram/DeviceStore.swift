import DeviceProfiles
import Files
import ScaleReading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The user's file of device profiles.
struct DeviceStore {
  let path: String
  private let isUsual: Bool

  /// - Parameter path: `nil` for `$XDG_CONFIG_HOME/trichogram/devices.yaml`, or that in `~/.config`.
  init(path: String?) throws {
    isUsual = path == nil
    self.path = try path ?? (Self.usualFolder() + "/devices.yaml")
  }

  /// - Throws: `FileError` or `Failure` where the file is missing or holds no such device.
  func device(named name: String) throws -> DeviceProfile {
    let file: DeviceFile
    do {
      file = try read()
    } catch let error as FileError where error.isMissing && isUsual {
      throw Failure(
        code: .noInput, subject: path, problem: "no device has been saved yet",
        advice: "save one by trichogram calibrate --save \(name), or give --devices FILE")
    }
    guard let device = file.device(named: name) else {
      let names = file.devices.map(\.name).joined(separator: ", ")
      throw Failure(
        code: .dataError, subject: path, problem: "there is no device named \(name)",
        advice: names.isEmpty ? "save it by trichogram calibrate" : "choose one of \(names), or calibrate it")
    }
    return device
  }

  /// Saves a profile beside the others, in place of one of its name.
  ///
  /// - Returns: the one that was there before.
  func save(_ profile: DeviceProfile) throws -> DeviceProfile? {
    var file = DeviceFile()
    do {
      file = try read()
    } catch let error as FileError where error.isMissing {
      if isUsual { try Folder.create(Self.usualFolder()) }
    }
    let former = file.device(named: profile.name)
    do {
      try AtomicFile.write(Array(file.saving(profile).yaml().utf8), to: path)
    } catch let error as DeviceFile.Invalid {
      throw failure(error)
    }
    return former
  }

  private func read() throws -> DeviceFile {
    let bytes = try FileReading.bytes(at: path, limit: 1 << 20)
    do {
      return try DeviceFile(yaml: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: DeviceFile.Invalid) -> Failure {
    Failure(code: .dataError, subject: path, problem: error.description, advice: "correct the file of devices")
  }

  private static func usualFolder() throws -> String {
    if let folder = variable("XDG_CONFIG_HOME") { return folder + "/trichogram" }
    if let home = variable("HOME") { return home + "/.config/trichogram" }
    throw Failure(
      code: .noInput, problem: "there is no home folder for the file of devices", advice: "give --devices FILE")
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
