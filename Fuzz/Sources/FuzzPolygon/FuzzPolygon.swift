import ScalpField

/// A polygon file; and the words for a field, which manifests and archives hold too.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  if let points = try? PolygonFile.points(Array(bytes)) {
    precondition(points.count >= 3 && points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }
  _ = try? FieldNotation(parsing: String(decoding: bytes, as: UTF8.self))
  return 0
}
