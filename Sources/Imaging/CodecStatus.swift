import CCodecShim

extension codec_status {
  var text: String { withUnsafeBytes(of: message) { PlainText.line($0.prefix { $0 != 0 }) } }

  /// The failure as a decoding error; nil where there is none.
  func decodingError(format: String, rows: Int, limits: DecodingLimits) -> DecodingError? {
    switch result {
    case CODEC_OK:
      nil
    case CODEC_TRUNCATED:
      truncated(rows: rows)
    case CODEC_EMPTY:
      DecodingError(
        .zeroSize, "the picture has no pixels (width or height 0)",
        remedy: "export it again from the camera's software")
    case CODEC_UNSUPPORTED:
      DecodingError(
        .unsupported, "this kind of \(format) cannot be read (\(text))",
        remedy: "convert it: magick in.\(format == "PNG" ? "png" : "jpg") out.png")
    case CODEC_TOO_LARGE:
      DecodingError(
        .tooLarge, "the picture is too wide or too high for the decoder (\(text))",
        remedy: "reduce or crop the picture")
    case CODEC_TOO_MANY_SCANS:
      DecodingError(
        .tooManyScans, "this progressive JPEG has more than \(limits.maxScans) scans, as no camera writes",
        remedy: "convert it where you trust its source: jpegtran -outfile out.jpg in.jpg")
    case CODEC_OUT_OF_MEMORY:
      DecodingError(.outOfMemory, "there is not enough memory to decode it", remedy: "reduce or crop the picture")
    default:
      DecodingError(
        .corrupt, "the \(format) data is damaged\(place(rows: rows)) (\(text))",
        remedy: "copy the file again from the camera or its backup")
    }
  }

  private func place(rows: Int) -> String {
    if scan == 0 { return " in its header" }
    return multiple_scans ? " in scan \(scan)" : " near row \(complete_rows) of \(rows)"
  }

  private func truncated(rows: Int) -> DecodingError {
    let missing = rows == 0 ? 1 : 1 - Double(complete_rows) / Double(rows)
    let lost =
      if scan == 0 {
        "100 % of the rows are missing"
      } else if missing == 0 {
        "only its end mark is missing"
      } else {
        "\(DecimalText.fixed(missing * 100, places: 1)) % of the rows are missing"
          + (multiple_scans ? " or incomplete (it ends in pass \(scan) over the picture)" : "")
      }
    return DecodingError(
      .truncated(missingRows: missing), "the file is cut off: \(lost)",
      remedy: "copy it again from the camera or its backup")
  }
}

extension codec_warnings {
  /// The library's warnings as sentences.
  func sentences(format: String) -> [String] {
    withUnsafeBytes(of: text) { bytes in
      (0..<Int(count)).map { index in
        let start = index * Int(CODEC_WARNING_LENGTH)
        return "\(format): " + PlainText.line(bytes[start..<start + Int(CODEC_WARNING_LENGTH)].prefix { $0 != 0 }) + "."
      }
    }
  }
}
