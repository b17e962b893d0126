import CCodecShim

/// PNG files through libpng.
enum PNGDecoder {
  static func decode(_ bytes: [UInt8], limits: DecodingLimits) throws(DecodingError) -> StoredPicture {
    try bytes.withUnsafeBufferPointer { file throws(DecodingError) in
      var info = codec_png_info()
      var status = codec_status()
      guard let reader = codec_png_open(file.baseAddress, file.count, limits.maxChunkBytes, &info, &status) else {
        throw DecodingError(.outOfMemory, "there is not enough memory", remedy: "end other programs")
      }
      defer { codec_png_close(reader) }
      if let error = status.decodingError(format: "PNG", rows: Int(info.height), limits: limits) {
        // libpng calls a header with a zero side invalid, and does not say why.
        if let (width, height) = headerSize(file) { try limits.check(width: width, height: height) }
        throw error
      }
      try limits.check(width: Int(info.width), height: Int(info.height))
      try checkRoom(in: file.count, for: info)

      let samples: Photo.Samples =
        if info.bytes_per_sample == 1 {
          switch info.channels {
          case 1, 2: .gray8(read(UInt8.self, reader, info, &status))
          default: .rgb8(read(UInt8.self, reader, info, &status))
          }
        } else {
          switch info.channels {
          case 1, 2: .gray16(read(UInt16.self, reader, info, &status))
          default: .rgb16(read(UInt16.self, reader, info, &status))
          }
        }
      if let error = status.decodingError(format: "PNG", rows: Int(info.height), limits: limits) { throw error }
      return StoredPicture(
        width: Int(info.width), height: Int(info.height), samples: samples, metadata: metadata(of: reader, info))
    }
  }

  /// Deflate packs 1,032 bytes into one at most (258 bytes in two bits): a smaller file cannot hold the picture, and no memory is
  /// taken for it.
  private static func checkRoom(in byteCount: Int, for info: codec_png_info) throws(DecodingError) {
    // Without alpha and colours, which a palette may add: at least this much is in the file.
    let bits = Double(info.width) * Double(info.height) * Double(info.bit_depth)
    guard bits / 8 > Double(byteCount) * 1032 else { return }
    throw DecodingError(
      .corrupt, "the file (\(byteCount) bytes) is too small for \(info.width) × \(info.height) pixels",
      remedy: "copy the file again from the camera or its backup")
  }

  /// Width and height from where the header must have them.
  private static func headerSize(_ file: UnsafeBufferPointer<UInt8>) -> (Int, Int)? {
    guard file.count >= 24, file[12..<16].elementsEqual("IHDR".utf8) else { return nil }
    let size = [16, 20].map { file[$0..<$0 + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (size[0], size[1])
  }

  /// All pixels, alpha laid over black; on failure, which `status` tells, none.
  private static func read<Sample: FixedWidthInteger & UnsignedInteger>(
    _: Sample.Type, _ reader: OpaquePointer, _ info: codec_png_info, _ status: inout codec_status
  ) -> [Sample] {
    let channels = Int(info.channels)
    let hasAlpha = channels % 2 == 0
    let pixelCount = Int(info.width) * Int(info.height)
    return Array(unsafeUninitializedCapacity: pixelCount * channels) { pixels, initializedCount in
      codec_png_read(reader, pixels.baseAddress, &status)
      guard status.result == CODEC_OK, let base = pixels.baseAddress else { return }
      if hasAlpha { AlphaCompositing.flatten(base, pixelCount: pixelCount, channels: channels - 1) }
      initializedCount = pixelCount * (hasAlpha ? channels - 1 : channels)
    }
  }

  private static func metadata(of reader: OpaquePointer, _ info: codec_png_info) -> PhotoMetadata {
    var metadata = PhotoMetadata()
    metadata.format = .png
    metadata.bitDepth = Int(info.bit_depth)
    metadata.warnings = codec_png_warnings(reader).pointee.sentences(format: "PNG")
    let chunks = codec_png_get_metadata(reader)
    if let exif = chunks.exif {
      metadata.adopt(EXIF(tiff: Array(UnsafeBufferPointer(start: exif, count: chunks.exif_count))))
    }
    if let profile = chunks.icc_profile {
      metadata.adopt(iccProfile: Array(UnsafeBufferPointer(start: profile, count: chunks.icc_profile_count)))
    } else if chunks.has_srgb_chunk {
      metadata.colorProfile = .sRGB
    } else if chunks.gamma > 0, !sRGBLikeGamma.contains(chunks.gamma) {
      let gamma = DecimalText.fixed(Double(chunks.gamma) / 100_000, places: 4)
      metadata.warnings.append("The file's tone curve (gAMA \(gamma)) is not sRGB's; it is read as sRGB.")
    }
    return metadata
  }

  /// 1/2.2 and 5 % around it, libpng's own measure of a difference that shows, times 100,000.
  private static let sRGBLikeGamma: ClosedRange<Int32> = 43_182...47_728
}
