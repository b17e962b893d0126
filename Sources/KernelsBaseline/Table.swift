public import KernelTable

#if TRICHOGRAM_X86_64_V3
  private let instructionSet: StaticString = "x86-64-v3"
#else
  private let instructionSet: StaticString = "baseline"
#endif

/// The kernels as compiled in this module.
public let table = KernelTable(
  name: instructionSet,
  convolveRowSymmetric: convolveRowSymmetric,
  convolveRowAntisymmetric: convolveRowAntisymmetric,
  convolveColumns: convolveColumns,
  lightOfRGB8: lightOfRGB8,
  reduceArea: reduceArea,
  measureRidge: measureRidge,
  findExtremes: findExtremes,
  findPositionsBeyond: findPositionsBeyond,
  measureContrast: measureContrast,
  measureCurvature: measureCurvature,
  evaluateStrip: evaluateStrip,
  multiplyWeighted: multiplyWeighted)
