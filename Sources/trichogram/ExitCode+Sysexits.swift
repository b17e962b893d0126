import Archive
import ArgumentParser
import Files
import Imaging
import Kernels
import ScaleReading
import TrichogramKit

/// The exit codes of all commands, after `sysexits.h`. Wrong arguments end with 64 through the argument parser.
extension ExitCode {
  /// Wrong usage.
  static let usage = ExitCode(64)
  /// Input that is not usable: corrupt, truncated, of another format, too large.
  static let dataError = ExitCode(65)
  /// Input that is missing or may not be read.
  static let noInput = ExitCode(66)
  /// A defect of this program.
  static let internalError = ExitCode(70)
  /// Output that cannot be created.
  static let cannotCreate = ExitCode(73)
  /// Reading or writing broke off, as on a full disk.
  static let inputOutputError = ExitCode(74)
  /// The reader of standard output has gone: as the shell reports a process that SIGPIPE ended.
  static let closedPipe = ExitCode(141)
}

extension Failure {
  /// The failure that `error` means for the user. An error that is not known here is a defect of this program.
  init(_ error: any Error, subject: String? = nil) {
    switch error {
    case let failure as Failure:
      self = failure
    case let error as FileError:
      self.init(code: ExitCode(error), subject: error.path, problem: error.problem, advice: error.advice)
    case let error as DecodingError:
      self.init(code: .dataError, subject: subject, problem: error.problem, advice: error.remedy)
    case let error as AnalysisError:
      self.init(
        code: error == .fieldNeedsScale ? .usage : .dataError, subject: subject, problem: error.problem,
        advice: error.advice)
    case let error as Calibration.Unreadable:
      self.init(code: .dataError, subject: subject, problem: error.problem, advice: error.advice)
    case let error as ArchiveError:
      self.init(code: ExitCode(error), subject: error.path, problem: error.problem, advice: error.advice)
    case let error as KernelChoiceError:
      self.init(code: .usage, problem: error.problem, advice: error.advice)
    default:
      self.init(
        code: .internalError, subject: subject, problem: "internal error (\(error))",
        advice: "please report this with the command that led to it")
    }
  }
}

extension ExitCode {
  /// The code for an archive that cannot be used.
  init(_ error: ArchiveError) {
    switch error.kind {
    case .cannotRead: self = .noInput
    case .unusable, .newer: self = .dataError
    case .cannotWrite: self = .cannotCreate
    case .busy, .broken: self = .inputOutputError
    }
  }

  /// The code for a file that could not be read or written.
  init(_ error: FileError) {
    switch error.step {
    case .openForReading: self = .noInput
    case .read, .write: self = .inputOutputError
    case .tooLarge: self = .dataError
    case .create: self = error.isOutOfSpace ? .inputOutputError : .cannotCreate
    }
  }
}

extension TrichogramCommand {
  /// Ends the process as `error`, thrown by a command's `run`, demands: with its message and its exit code.
  static func end(with error: any Error) -> Never {
    if let error = error as? FileError, error.isClosedPipe { AtomicFile.endProcess(ExitCode.closedPipe.rawValue) }
    // What the argument parser throws, requests for help among it, has a code of its own; all else gets a plain 1.
    if exitCode(for: error) != .failure { exit(withError: error) }
    let failure = Failure(error)
    StandardError.report(failure)
    exit(withError: failure.code)
  }
}
