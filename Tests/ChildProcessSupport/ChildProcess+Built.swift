import Foundation

extension ChildProcess {
  /// The path of a program of this package: beside the test bundle, where the build puts it.
  public static func built(_ name: String) -> String {
    let arguments = ProcessInfo.processInfo.arguments
    let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    var folder = URL(fileURLWithPath: bundle)
    repeat { folder.deleteLastPathComponent() } while folder.path.contains(".xctest")
    return folder.appendingPathComponent(name).path
  }
}
