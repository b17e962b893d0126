public import KernelTable

#if TRICHOGRAM_X86_64_V4
  private let instructionSet: StaticString = "x86-64-v4"
#elseif TRICHOGRAM_X86_64_V3
  private let instructionSet: StaticString = "x86-64-v3"
#else
  private let instructionSet: StaticString = "baseline"
#endif

/// The kernels as compiled in this module.
public let table = KernelTable(
  name: instructionSet,
  convolveColumns: convolveColumns,
  sumCells: sumCells,
  scaleCells: scaleCells,
  scaleAndAddCells: scaleAndAddCells,
  mergeCells: mergeCells,
  packCells: packCells,
  multiplyMatrix: multiplyMatrix,
  evaluateStrip: evaluateStrip,
  multiplyWeighted: multiplyWeighted)
