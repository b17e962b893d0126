import ArgumentParser
import CMemory
import Trichometry

/// The root command. It does nothing itself: each subcommand is a file of its own, named here.
@main
struct TrichogramCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trichogram",
    abstract: "Hair density and shaft diameters from photos of the scalp.",
    discussion: """
      Traces every hair shaft in a trichoscopic photo (PNG or JPEG) and reports hairs per cm², diameters in µm, \
      terminal and vellus hair and follicular units. Photos never leave this machine. \
      For research and documentation; not for diagnosis or treatment decisions.
      """,
    version: Trichogram.Software.currentVersion,
    subcommands: [
      AnalyzeCommand.self,
      BatchCommand.self,
      CalibrateCommand.self,
      CompareCommand.self,
      EvaluateCommand.self,
      ExportCommand.self,
      MergeCommand.self,
      PhantomCommand.self,
      RepeatabilityCommand.self,
      SelftestCommand.self,
    ]
  )

  static func main() async {
    Signals.install()
    // Giving every large block back to the system and asking for it anew takes a tenth of an analysis.
    trichogram_keep_freed_memory()
    do {
      var command = try await asyncParseAsRoot()
      do {
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      } catch {
        end(with: error)
      }
    } catch {
      // Help, version and what is wrong with the arguments.
      exit(withError: error)
    }
  }
}
