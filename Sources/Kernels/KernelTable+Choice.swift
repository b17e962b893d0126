import CProcessor
public import KernelTable
import KernelsBaseline

#if arch(x86_64)
  import KernelsX86V3
  import KernelsX86V4
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
    var tables = [KernelsBaseline.table]
    #if arch(x86_64)
      let level = trichogram_x86_64_level()
      if level >= 3 { tables.append(KernelsX86V3.table) }
      if level >= 4, trichogram_has_avx512_vnni() != 0 { tables.append(KernelsX86V4.table) }
    #endif
    return tables
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

  /// The table of the instruction set `name`: `baseline`, `x86-64-v3`, or `x86-64-v4`, which needs AVX-512 VNNI, too.
  ///
  /// - Throws: `KernelChoiceError` where the name is unknown or the processor lacks the instructions.
  public static func named(_ name: String) throws(KernelChoiceError) -> KernelTable {
    if let table = available.first(where: { $0.name.description == name }) { return table }
    throw KernelChoiceError(name: name, isKnown: ["x86-64-v3", "x86-64-v4"].contains(name))
  }
}
