import Foundation
import Testing

/// `Scripts/setup.sh` beside stand-ins for the programs it calls.
@Suite struct SetupScriptTests {
  @Test func withNothingMissingItIsSilent() throws {
    let run = try Machine().setup()
    #expect(run == Run(code: 0, output: "", errors: "", log: ""))
  }

  @Test func rootInstallsOnlyWhatIsMissing() throws {
    let run = try Machine(missing: "libjpeg", user: 0).setup()
    #expect(run.code == 0)
    #expect(run.log == "apt-get update\napt-get install -y --no-install-recommends libjpeg-dev\n")
  }

  @Test func othersInstallBySudoWithoutAPassword() throws {
    let run = try Machine(missing: "libpng", sudo: true).setup()
    #expect(run.code == 0)
    #expect(run.log == "apt-get update\napt-get install -y --no-install-recommends libpng-dev\n")
  }

  @Test func whereNothingMayBeInstalledItNamesTheOneCommand() throws {
    let run = try Machine(missing: "libpng").setup()
    #expect(run.code == 69)
    #expect(run.log == "")
    #expect(
      run.errors == """
        setup: missing: libpng-dev; an administrator can install it with: \
        sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libpng-dev'

        """)
  }

  @Test func aFailedInstallationEndsWith69() throws {
    let run = try Machine(missing: "libpng", user: 0, network: false).setup()
    #expect(run.code == 69)
    #expect(run.errors.contains("sudo sh -c 'apt-get update && apt-get install"))
  }
}

private struct Run: Equatable {
  var code: Int32
  var output: String
  var errors: String
  /// What the package manager was asked to do.
  var log: String
}

private struct Machine {
  var missing = ""
  var user = 1000
  var sudo = false
  var network = true

  func setup() throws -> Run {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trichogram-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = folder.appendingPathComponent("log")
    try Data().write(to: log)
    for (name, body) in [
      ("swift", "exit 0"),
      ("pkg-config", "[ \"$2\" != '\(missing)' ]"),
      ("id", "echo \(user)"),
      ("sudo", sudo ? "shift; exec \"$@\"" : "exit 1"),
      ("apt-get", network ? "echo apt-get \"$@\" >> '\(log.path)'" : "exit 100"),
    ] {
      let program = folder.appendingPathComponent(name)
      try "#!/bin/sh\n\(body)\n".write(to: program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scripts/setup.sh")
    process.environment = ["PATH": "\(folder.path):/usr/bin:/bin"]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus,
      output: String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self),
      errors: String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self),
      log: try String(contentsOf: log, encoding: .utf8))
  }
}
