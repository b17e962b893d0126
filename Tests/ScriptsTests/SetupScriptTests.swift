import ChildProcessSupport
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

  @Test func theDatabaseOfArchivesIsInstalledToo() throws {
    let run = try Machine(missing: "sqlite3", user: 0).setup()
    #expect(run.code == 0)
    #expect(run.log == "apt-get update\napt-get install -y --no-install-recommends libsqlite3-dev\n")
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
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scripts/setup.sh")

    // The stand-ins are the only programs in reach, so that nothing real is ever installed. A shell writes them:
    // written here, a child that another test starts at that moment would hold them open, and they could not be run.
    let result = try ChildProcess.run(
      "/bin/sh",
      [
        "-c",
        """
        cd "$0" || exit
        stand_in() { printf '#!/bin/sh\\n%s\\n' "$2" > "$1" && chmod +x "$1"; }
        stand_in swift 'exit 0'
        stand_in pkg-config '[ "$2" != "\(missing)" ]'
        stand_in id 'echo \(user)'
        stand_in sudo '\(sudo ? "shift; \"$@\"" : "exit 1")'
        stand_in apt-get '\(network ? "echo apt-get \"$@\" >> \"$LOG\"" : "exit 100")'
        ln -s "$(command -v bash)" bash
        ln -s "$(command -v sh)" sh
        : > log
        LOG="$0/log" PATH="$0" exec "$1"
        """,
        folder.path, script.path,
      ], environment: ["PATH": "/usr/bin:/bin"], inheritsEnvironment: false)
    return Run(
      code: result.code, output: result.output, errors: result.errors,
      log: try String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8))
  }
}
