import DeviceProfiles

/// A file of device profiles; what was read is written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  guard let file = try? DeviceFile(yaml: text) else { return 0 }
  if let written = try? file.yaml() {
    precondition((try? DeviceFile(yaml: written)) == file, "what was written reads otherwise")
  }
  return 0
}
