import ChildProcessSupport
import Foundation
import Testing

@Suite struct ExitCodeTests {
  @Test func helpAndVersionSucceedOnStandardOutput() throws {
    for arguments in [["--help"], [], ["selftest", "--help"]] {
      let result = try Command.run(arguments)
      #expect(result.code == 0)
      #expect(result.output.contains("USAGE: trichogram"))
      #expect(result.errors == "")
    }
    let version = try Command.run("--version")
    #expect(version.code == 0)
    #expect(version.output == "0.1.0\n")
  }

  @Test func wrongUsageIs64() throws {
    for arguments in [["--no-such-option"], ["no-such-command"], ["selftest", "extra"]] {
      let result = try Command.run(arguments)
      #expect(result.code == 64)
      #expect(result.output == "")
      #expect(result.errors.hasPrefix("Error: "))
    }
  }

  @Test(arguments: [
    ("5,587", "write it with a decimal point, 5.587."), ("eight", "it is no number."),
    ("nan", "it must be greater than 0."),
    ("0", "it must be greater than 0."),
  ])
  func aScaleThatCannotBeReadIsExplained(text: String, advice: String) throws {
    let result = try Command.run("analyze", "photo.jpg", "--um-per-px", text)
    #expect(result.code == 64)
    #expect(result.errors.contains(advice))
  }

  @Test func theSelftestPasses() throws {
    let result = try Command.run("selftest")
    #expect(result.code == 0)
    #expect(result.output.contains("selftest passed"))
    for part in ["kernels baseline: ", "PNG: ", "JPEG: ", "analysis: "] { #expect(result.output.contains(part)) }
    #expect(result.errors == "")
  }

  @Test func unknownKernelsAre64InOneLine() throws {
    let result = try Command.run("selftest", environment: ["TRICHOGRAM_KERNELS": "avx9"])
    #expect(result.code == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("trichogram: there are no kernels \"avx9\"; unset TRICHOGRAM_KERNELS"))
    #expect(result.errors.filter { $0 == "\n" }.count == 1)
  }

  @Test func forcedKernelsAreUsed() throws {
    let result = try Command.run("selftest", environment: ["TRICHOGRAM_KERNELS": "baseline"])
    #expect(result.output.hasSuffix("kernels in use: baseline\n"))
  }

  #if os(Linux)
    @Test func aFullDiskBehindStandardOutputIs74() throws {
      let result = try Command.shell("\"$0\" selftest > /dev/full")
      #expect(result.code == 74)
      #expect(result.errors.hasPrefix("trichogram: standard output: writing failed (No space left on device); "))
    }

    @Test func interruptionIs130() throws {
      // The command blocks on a pipe that is full to its 64 KiB.
      let pipe = Pipe()
      pipe.fileHandleForWriting.write(Data(count: 65_536))
      let descriptor = pipe.fileHandleForWriting.fileDescriptor
      let command = try ChildProcess(Command.path, ["selftest"], standardOutput: descriptor)
      Thread.sleep(forTimeInterval: 0.5)
      command.send(SIGINT)
      let result = try command.result()
      #expect(result.code == 130)
      #expect(result.errors == "")
    }
  #endif

  @Test func aClosedPipeIsQuiet() throws {
    let result = try Command.shell("{ sleep 0.2; \"$0\" selftest; echo $? >&2; } | true")
    #expect(result.errors == "141\n")
  }
}
