import Imaging

/// A JPEG file with its EXIF block and colour profile.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let limits = DecodingLimits(maxMegapixels: 0.25, maxScans: 20)
  guard let photo = try? PhotoDecoder.decode(bytes, limits: limits) else { return 0 }
  precondition(photo.width > 0 && photo.height > 0 && photo.width * photo.height <= 250_000)
  for warning in photo.metadata.warnings { precondition(!warning.contains { $0.isNewline }) }
  return 0
}
