import ScaleReading
import Yams

extension DeviceFile {
  /// The file's text; reading it gives the same profiles.
  ///
  /// - Throws: ``Invalid`` where a text cannot be written as YAML.
  public func yaml() throws(Invalid) -> String {
    let list = devices.map { device -> Node in
      var pairs: [(Node, Node)] = [
        (Node("name"), Self.quoted(device.name)), (Node("um_per_px"), Node("\(device.umPerPx)")),
      ]
      if let error = device.relativeSE { pairs.append((Node("relative_se"), Node("\(error)"))) }
      pairs.append((Node("width_px"), Node("\(device.widthPx)")))
      pairs.append((Node("height_px"), Node("\(device.heightPx)")))
      for (key, text) in [
        ("camera", device.camera), ("magnification", device.magnification), ("source", device.source),
      ] {
        if let text { pairs.append((Node(key), Self.quoted(text))) }
      }
      return Node(pairs)
    }
    do {
      return try serialize(node: Node([(Node("devices"), Node(list))]), width: -1, allowUnicode: true)
    } catch {
      throw Invalid(description: "the profiles cannot be written as YAML")
    }
  }

  /// Text that is never mistaken for a number.
  private static func quoted(_ text: String) -> Node { Node(text, Tag(.str), .doubleQuoted) }
}
