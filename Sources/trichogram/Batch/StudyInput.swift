import Files
import Manifest

/// The manifest or folder that says which photos there are.
struct StudyInput {
  private enum Reader {
    case manifest(ManifestReader)
    case folder(PhotoFolder)
  }

  /// The folder below which the photos lie, absolute.
  let folder: String
  /// Tells this manifest or folder from others in an archive.
  let source: String
  private var reader: Reader

  /// - Parameter output: a folder in which no photos are looked for.
  /// - Throws: `FileError`, or `Failure` where a manifest has no header that can be used.
  init(_ path: String, output: String?) throws {
    if Folder.exists(at: path) {
      let absolute = try AbsolutePath.of(path)
      folder = absolute
      source = absolute
      reader = .folder(try PhotoFolder(absolute, passingOver: output.flatMap { try? AbsolutePath.of($0) }))
    } else {
      // Where the manifest's name lies, also if that is a link to a file elsewhere.
      folder = try AbsolutePath.ofFolder(holding: path)
      source = folder + "/" + PhotoStem.name(of: path)
      do {
        let manifest = try ManifestReader(path)
        for misspelling in manifest.misspellings {
          StandardError.warn(
            path, "the column \(misspelling.name) is taken for a covariate",
            "call it \(misspelling.meant) if that is meant")
        }
        reader = .manifest(manifest)
      } catch let problem as ManifestProblem {
        throw Failure(code: .dataError, subject: path, problem: problem.problem, advice: problem.advice)
      }
    }
  }

  /// The next photo, or what is wrong with its row; `nil` at the end.
  mutating func next() throws -> ManifestEntry? {
    switch reader {
    case .manifest(var manifest):
      let entry = try manifest.next()
      reader = .manifest(manifest)
      return entry
    case .folder(var folder):
      let entry = try folder.next()
      reader = .folder(folder)
      return entry
    }
  }
}
