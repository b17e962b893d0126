#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct SystemFailure: Error {
  var code: Int32
}

/// Runs `body` with a new folder, which is gone afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  var template = Array("/tmp/trichogram-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { throw SystemFailure(code: errno) }
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { removeTree(folder) }
  return try body(folder)
}

/// The names in a folder, sorted.
func entries(of folder: String) throws -> [String] {
  guard let directory = opendir(folder) else { throw SystemFailure(code: errno) }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted()
}

private func removeTree(_ path: String) {
  var status = stat()
  guard lstat(path, &status) == 0 else { return }
  if status.st_mode & S_IFMT == S_IFDIR {
    for name in (try? entries(of: path)) ?? [] { removeTree(path + "/" + name) }
    rmdir(path)
  } else {
    unlink(path)
  }
}
