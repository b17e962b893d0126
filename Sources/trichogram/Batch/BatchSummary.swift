import OrderedJSON

/// What a batch did, in numbers.
struct BatchSummary {
  /// Photos that the manifest or folder names, those that do not parse too.
  var photos = 0
  var analysed = 0
  var unchanged = 0
  var failed = 0
  /// Pairs that the study has, and those that were compared in this run.
  var pairs = 0
  var pairsCompared = 0
  var pairsFailed = 0
  var seconds = 0.0
  /// Why photos were analysed: they are new, they changed, the settings did; files of theirs were missing.
  var new = 0
  var photoChanged = 0
  var settingsChanged = 0
  var filesMissing = 0
  /// Photos that were named before and are not now.
  var removed = 0
  var subjects = 0
  var pagesWritten = 0
  /// Of all results so far: photos without a scale, and pairs whose photos are not comparable.
  var unscaled = 0
  var incomparable = 0

  /// The contents of `summary.json`.
  var json: [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.object { json in
      json.member("photos", photos)
      json.member("analysed", analysed)
      json.member("unchanged", unchanged)
      json.member("failed", failed)
      json.member("pairs", pairs)
      json.member("seconds", seconds, decimals: 3)
      json.object("analysed_because") { json in
        json.member("new", new)
        json.member("photo_changed", photoChanged)
        json.member("settings_changed", settingsChanged)
        json.member("files_missing", filesMissing)
      }
      json.member("removed", removed)
      json.member("pairs_compared", pairsCompared)
      json.member("pairs_failed", pairsFailed)
      json.member("subjects", subjects)
      json.member("pages_written", pagesWritten)
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  /// A few lines for people.
  var text: String {
    let reasons = [
      (new, "new"), (photoChanged, "changed"), (settingsChanged, "with other settings"),
      (filesMissing, "for their files"),
    ]
    .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    var lines = [
      "\(photos) photos of \(subjects) subject\(subjects == 1 ? "" : "s"): \(analysed) analysed"
        + (reasons.isEmpty ? "" : " (\(reasons))")
        + ", \(unchanged) unchanged, \(failed) failed"
    ]
    lines.append(
      "\(pairs) pairs: \(pairsCompared) compared, \(pairs - pairsCompared - pairsFailed) unchanged"
        + (pairsFailed > 0 ? ", \(pairsFailed) failed" : "")
        + (incomparable > 0
          ? "; \(incomparable) do not show the same place, or not well enough: no change is given" : ""))
    if unscaled > 0 {
      lines.append(
        "\(unscaled) photos have no scale: no density, diameter or change in µm and cm²; "
          + "give --um-per-px or --device, or the column um_per_px or device")
    }
    if removed > 0 { lines.append("\(removed) photos are no longer named; what depended on them was made anew") }
    lines.append("\(pagesWritten) pages written in \(DecimalText.string(seconds, decimals: 1)) s")
    return lines.joined(separator: "\n") + "\n"
  }
}
