import CCodecShim

/// JPEG files through libjpeg.
enum JPEGDecoder {
  static func decode(_ bytes: [UInt8], limits: DecodingLimits) throws(DecodingError) -> StoredPicture {
    try bytes.withUnsafeBufferPointer { file throws(DecodingError) in
      var info = codec_jpeg_info()
      var status = codec_status()
      guard
        let reader = codec_jpeg_open(
          file.baseAddress, file.count, UInt32(clamping: limits.maxScans), &info, &status)
      else {
        throw DecodingError(.outOfMemory, "there is not enough memory", remedy: "end other programs")
      }
      defer { codec_jpeg_close(reader) }
      let width = Int(info.width)
      let height = Int(info.height)
      if let error = status.decodingError(format: "JPEG", rows: height, limits: limits) { throw error }
      try limits.check(width: width, height: height)

      // The end of reading frees the segments.
      var metadata = metadata(of: reader, isCMYK: info.is_cmyk)
      let count = width * height * Int(info.channels)
      let samples = [UInt8](unsafeUninitializedCapacity: count) { pixels, initializedCount in
        codec_jpeg_read(reader, pixels.baseAddress, &status)
        initializedCount = status.result == CODEC_OK ? count : 0
      }
      if let error = status.decodingError(format: "JPEG", rows: height, limits: limits) { throw error }
      metadata.warnings += codec_jpeg_warnings(reader).pointee.sentences(format: "JPEG")
      return StoredPicture(
        width: width, height: height, samples: info.channels == 1 ? .gray8(samples) : .rgb8(samples),
        metadata: metadata)
    }
  }

  private static func metadata(of reader: OpaquePointer, isCMYK: Bool) -> PhotoMetadata {
    var metadata = PhotoMetadata()
    metadata.format = .jpeg
    let exifMark = Array("Exif\0\0".utf8)
    let blocks = markers(1, of: reader)
    if let block = blocks.first(where: { $0.starts(with: exifMark) }) {
      metadata.adopt(EXIF(tiff: Array(block.dropFirst(exifMark.count))))
    }
    let profileMark = Array("ICC_PROFILE\0".utf8)
    let others = markers(2, of: reader)
    let segments = others.filter { $0.starts(with: profileMark) }
    // A damaged name hides what is under it.
    for (n, payloads, names) in [
      (1, blocks, ["Exif\0\0", "http:"]), (2, others, ["ICC_PROFILE\0", "MPF\0", "FPXR\0", "urn:"]),
    ] {
      let isKnown = payloads.allSatisfy { payload in names.contains { payload.starts(with: $0.utf8) } }
      if !isKnown { metadata.warnings.append("A segment APP\(n) of an unknown kind was ignored.") }
    }
    if let profile = ICCProfile.assembled(segments: segments) {
      metadata.adopt(iccProfile: profile)
    } else if !segments.isEmpty {
      metadata.warnings.append("The colour profile is incomplete and was ignored; colours are read as sRGB.")
    }
    if isCMYK {
      metadata.warnings.append("The photo is stored as printing inks (CMYK); its colours are approximate.")
    }
    return metadata
  }

  /// The payloads of all segments APPn.
  private static func markers(_ n: Int32, of reader: OpaquePointer) -> [[UInt8]] {
    var payloads: [[UInt8]] = []
    var count = 0
    while let start = codec_jpeg_app_marker(reader, n, payloads.count, &count) {
      payloads.append(Array(UnsafeBufferPointer(start: start, count: count)))
    }
    return payloads
  }
}
