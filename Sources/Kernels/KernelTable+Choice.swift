import CProcessor
public import KernelTable
import KernelsBaseline

#if arch(x86_64)
  import KernelsX86V3
#endif

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension KernelTable {
  /// All tables that this processor can run, the fastest last.
  public static let available: [KernelTable] = {
    #if arch(x86_64)
      if trichogram_x86_64_level() >= 3 { return [KernelsBaseline.table, KernelsX86V3.table] }
    #endif
    return [KernelsBaseline.table]
  }()

  /// The fastest table that this processor can run.
  public static let best = available[available.count - 1]

  /// The environment variable that forces a table, for tests and for finding defects.
  public static let environmentVariable = "TRICHOGRAM_KERNELS"

  /// The table that `TRICHOGRAM_KERNELS` names, or the fastest where it is not set or empty.
  ///
  /// - Throws: `KernelChoiceError` where the name is unknown or the processor lacks the instructions.
  public static func chosen() throws(KernelChoiceError) -> KernelTable {
    guard let value = getenv(environmentVariable), value.pointee != 0 else { return best }
    return try named(String(cString: value))
  }

  /// The table of the instruction set `name`: `baseline` or `x86-64-v3`.
  ///
  /// - Throws: `KernelChoiceError` where the name is unknown or the processor lacks the instructions.
  public static func named(_ name: String) throws(KernelChoiceError) -> KernelTable {
    if let table = available.first(where: { $0.name.description == name }) { return table }
    throw KernelChoiceError(name: name, isKnown: name == "x86-64-v3")
  }
}
