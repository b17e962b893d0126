import ChildProcessSupport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One program's answers to damaged files, counted, and those that are wrong.
struct Trial {
  let program: String
  let folder: String
  private var kind = ""
  private var suffix = ""
  /// Of the good file, KiB.
  private var goodPeak = 0
  private var highestShare = 0.0
  private var fileCount = 0
  private var wrong = 0

  init(program: String, folder: String) {
    self.program = program
    self.folder = folder
    print(
      "kind".padded(28) + "files".padded(8, .right) + "65".padded(8, .right) + "warned".padded(8, .right)
        + "good".padded(8, .right) + "peak".padded(8, .right))
  }

  /// Measures the good file that is damaged next.
  mutating func begin(_ kind: String, _ bytes: [UInt8], suffix: String) {
    self.kind = kind
    self.suffix = suffix
    let run = analyze(bytes)
    goodPeak = run.peakKiB
    if run.code != 0 || !run.output.contains(#""warnings":[]"#) {
      complain("the good file ends with \(run.code): \(run.errors)\(run.output.suffix(300))", bytes, name: "good")
    }
  }

  mutating func run(_ what: String, _ files: [DamagedFile]) {
    guard !files.isEmpty else { return }
    var refused = 0, warned = 0, good = 0, peak = 0
    for file in files {
      let run = analyze(file.bytes)
      peak = max(peak, run.peakKiB)
      let isSilent = run.output.contains(#""warnings":[]"#)
      switch run.code {
      case 65 where run.output.isEmpty && run.errors.isOneLine: refused += 1
      case 0 where !isSilent: warned += 1
      case 0 where file.mayBeGood: good += 1
      default: complain("\(what): \(file.name): exit \(run.code) \(run.errors)", file.bytes, name: file.name)
      }
      if run.peakKiB > 2 * goodPeak {
        complain("\(what): \(file.name): \(run.peakKiB) KiB, good: \(goodPeak)", file.bytes, name: file.name)
      }
    }
    fileCount += files.count
    let share = Double(peak) / Double(goodPeak)
    highestShare = max(highestShare, share)
    print(
      "\(kind), \(what)".padded(28) + "\(files.count)".padded(8, .right) + "\(refused)".padded(8, .right)
        + "\(warned)".padded(8, .right) + "\(good)".padded(8, .right)
        + "\((share * 100).rounded() / 100)".padded(8, .right))
  }

  func finish() {
    print(
      "\(fileCount) damaged files, \(wrong) answered wrongly; the highest peak memory is "
        + "\((highestShare * 100).rounded() / 100) of the good file's")
    exit(wrong == 0 ? 0 : 1)
  }

  private func analyze(_ bytes: [UInt8]) -> ChildProcess.Result {
    let path = folder + "/photo" + suffix
    DamagedPhotos.write(bytes, to: path)
    let arguments = ["analyze", path, "--um-per-px", "8", "--format", "json", "--threads", "1"]
    do { return try ChildProcess.run(program, arguments) } catch { fatalError("cannot run \(program): \(error)") }
  }

  private mutating func complain(_ text: String, _ bytes: [UInt8], name: String) {
    wrong += 1
    print("WRONG: \(kind), \(text)")
    DamagedPhotos.write(bytes, to: "\(folder)/wrong-\(wrong)\(suffix)")
  }
}

extension String {
  fileprivate enum Side { case left, right }

  fileprivate func padded(_ width: Int, _ side: Side = .left) -> String {
    let spaces = String(repeating: " ", count: max(0, width - count))
    return side == .left ? self + spaces : spaces + self
  }

  fileprivate var isOneLine: Bool { hasSuffix("\n") && split(separator: "\n").count == 1 }
}
