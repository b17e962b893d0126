public import ScaleReading
import Yams

extension DeviceFile {
  /// Reads the text of a file; every key must be known and every value be of its kind.
  ///
  /// - Throws: ``Invalid``.
  public init(yaml: String) throws(Invalid) {
    guard Self.aliasCount(in: yaml) <= Self.mostAliases else {
      throw Invalid(description: "has more than \(Self.mostAliases) aliases (*name)")
    }
    let root: Node?
    do {
      root = try compose(yaml: yaml)
    } catch {
      throw Invalid(description: "is not YAML (\(Self.firstLine("\(error)")))")
    }
    guard let root else {
      self.init()
      return
    }
    guard let top = root.mapping, top.count == 1, let list = top["devices"] else {
      throw Invalid(description: "does not hold one list named devices")
    }
    guard let items = list.sequence else {
      guard list.null != nil else { throw Invalid(description: "devices is not a list") }
      self.init()
      return
    }
    var devices: [DeviceProfile] = []
    for item in items {
      let profile = try DeviceProfile(item)
      guard !devices.contains(where: { $0.name == profile.name }) else {
        throw Invalid(description: "there are two devices named \(profile.name)")
      }
      devices.append(profile)
    }
    self.init(devices: devices)
  }

  /// A list of devices needs none. A few lines of aliases of aliases stand for thousands of millions of values, and to tell
  /// whether a key is there twice, the parser goes through all of them.
  private static let mostAliases = 16

  /// What could be an alias, in texts and comments too.
  private static func aliasCount(in yaml: String) -> Int {
    zip(yaml.utf8, yaml.utf8.dropFirst()).count { star, next in
      star == UInt8(ascii: "*") && !" \t\r\n\"'".utf8.contains(next)
    }
  }

  private static func firstLine(_ text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? text
  }
}

extension DeviceProfile {
  fileprivate init(_ node: Node) throws(DeviceFile.Invalid) {
    guard let mapping = node.mapping else { throw Self.invalid(node, "a device is not a list of keys and values") }
    let known = [
      "name", "um_per_px", "relative_se", "width_px", "height_px", "camera", "magnification", "source",
    ]
    for (key, _) in mapping {
      guard let text = key.string, known.contains(text) else {
        throw Self.invalid(key, "\(key.string ?? "a key") is none of \(known.joined(separator: ", "))")
      }
    }
    guard let name = try Self.text("name", mapping, node), DeviceFile.isUsable(name: name) else {
      throw Self.invalid(node, "a device has no usable name")
    }
    guard let umPerPx = try Self.number("um_per_px", mapping, node), (0.1...1000).contains(umPerPx) else {
      throw Self.invalid(node, "um_per_px of \(name) is not from 0.1 to 1000")
    }
    let relativeSE = try Self.number("relative_se", mapping, node)
    guard relativeSE.map({ (0..<1).contains($0) }) ?? true else {
      throw Self.invalid(node, "relative_se of \(name) is not from 0 to 1")
    }
    guard let width = mapping["width_px"]?.int, let height = mapping["height_px"]?.int, width > 0, height > 0 else {
      throw Self.invalid(node, "width_px and height_px of \(name) are not whole numbers")
    }
    self.init(
      name: name, umPerPx: umPerPx, relativeSE: relativeSE, widthPx: width, heightPx: height,
      camera: try Self.text("camera", mapping, node), magnification: try Self.text("magnification", mapping, node),
      source: try Self.text("source", mapping, node))
  }

  private static func text(
    _ key: String, _ mapping: Node.Mapping, _ node: Node
  ) throws(DeviceFile.Invalid) -> String? {
    guard let value = mapping[key], value.null == nil else { return nil }
    guard let text = value.string else { throw invalid(value, "\(key) is no text") }
    return text
  }

  private static func number(
    _ key: String, _ mapping: Node.Mapping, _ node: Node
  ) throws(DeviceFile.Invalid) -> Double? {
    guard let value = mapping[key], value.null == nil else { return nil }
    guard let number = value.float, number.isFinite else { throw invalid(value, "\(key) is no number") }
    return number
  }

  private static func invalid(_ node: Node, _ problem: String) -> DeviceFile.Invalid {
    DeviceFile.Invalid(description: (node.mark.map { "line \($0.line): " } ?? "") + problem)
  }
}
