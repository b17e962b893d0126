import Comparison
import OrderedJSON

/// Any two of several pictures of one place under a slider, with the hairs in the colours of their fates.
enum ViewerHTML {
  struct Frame {
    var label: String
    var picture: VisitPicture
    /// The place of the picture in time among all frames.
    var order: Int
  }

  /// - Parameters:
  ///   - frames: in the order in which they can be chosen.
  ///   - fate: of a hair seen in one picture compared with another, both by their `order`.
  static func html(_ frames: [Frame], fate: (_ id: Int, _ own: Int, _ other: Int) -> Fate?) -> String {
    guard let widest = frames.first(where: { $0.picture.isAligned })?.picture ?? frames.first?.picture else {
      return "<p>There is no photo to show.</p>"
    }
    var json = JSONWriter()
    json.object { json in
      json.array("frames") { json in
        for frame in frames {
          json.object { json in
            json.member("label", frame.label)
            json.member("aligned", frame.picture.isAligned)
            json.member("width", frame.picture.width)
            json.member("height", frame.picture.height)
            json.member("image", HTML.dataURL(frame.picture.jpeg, type: "image/jpeg"))
            json.array("hairs") { json in
              for path in frame.picture.paths { json.value(path) }
            }
          }
        }
      }
      // For each two frames a letter for each hair of the first, and of the second.
      json.object("fates") { json in
        for (i, one) in frames.enumerated() where one.picture.isAligned {
          for (k, other) in frames.enumerated().dropFirst(i + 1) where other.picture.isAligned {
            json.array("\(i)-\(k)") { json in
              json.value(letters(one, comparedWith: other, fate))
              json.value(letters(other, comparedWith: one, fate))
            }
          }
        }
      }
    }
    let data = String(decoding: json.bytes, as: UTF8.self).replacing("<", with: "\\u003c")
    func choice(_ name: String, _ selected: Int) -> String {
      "<select class=\"\(name)\" aria-label=\"\(name == "a" ? "left" : "right") photo\">"
        + frames.enumerated().map { i, frame in
          "<option value=\"\(i)\"\(i == selected ? " selected" : "")>\(HTML.escaped(frame.label))</option>"
        }.joined() + "</select>"
    }
    let boxes = Fate.allCases.map { fate in
      "<label><input type=\"checkbox\" checked data-fate=\"\(fate.rawValue)\"> "
        + "<span class=\"key\" style=\"background:\(FateColor.css(fate))\"></span>\(fate.rawValue) "
        + "<span class=\"n\"></span></label>"
    }
    return """
      <figure class="viewer">
      <script type="application/json">\(data)</script>
      <div class="stage" style="aspect-ratio:\(widest.width)/\(widest.height)">
      <div class="layer"><img alt=""><svg preserveAspectRatio="none"></svg></div>
      <div class="layer top"><img alt=""><svg preserveAspectRatio="none"></svg></div>
      </div>
      <figcaption>
      \(choice("a", 0)) <label class="slide"><input type="range" min="0" max="100" value="50" aria-label="How much of the right photo is shown"></label> \(choice("b", frames.count - 1))
      <button type="button">blink</button>
      \(boxes.joined(separator: "\n"))
      <span class="remark"></span>
      </figcaption>
      </figure>
      """
  }

  private static func letters(_ own: Frame, comparedWith other: Frame, _ fate: (Int, Int, Int) -> Fate?) -> String {
    let isLater = own.order > other.order
    return own.picture.hairIDs.map { id in
      switch fate(id, own.order, other.order) {
      case .kept: "k"
      case .undecided: "u"
      // A hair that is only in one of two photos was lost if that is the earlier one.
      case .lost, .gained: isLater ? "g" : "l"
      case nil: "-"
      }
    }.joined()
  }
}
