import TrichogramKit

/// What one photo takes, on one thread.
struct Measured {
  let photo: BenchPhoto
  /// Medians over runs in turn: milliseconds of processor time to decode the file, and to analyse it, decoding included.
  let decodeMs: Double
  let analyzeMs: Double
  /// Median of analysing ÷ decoding, pair by pair.
  let ratio: Double
  /// Milliseconds of each stage in the run that took least.
  let stages: [Trichogram.StageTime]
  /// The most memory the process has had so far.
  let peakMB: Double
  let runs: Int

  /// - Parameter bytes: the photo's file.
  init(_ photo: BenchPhoto, _ bytes: [UInt8]) throws {
    var options = AnalysisOptions()
    options.timing = true
    let analyzer = try PhotoAnalyzer(scale: .umPerPx(photo.umPerPx), options: options)
    var pairs: [(decode: Double, analyze: Double)] = []
    var best: (ms: Double, stages: [Trichogram.StageTime]) = (.infinity, [])
    let start = ProcessUse.now
    // Three pairs, more of what is fast and one of what is very slow, so that a whole run takes minutes.
    while pairs.count < Self.pairs(after: ProcessUse.now.cpuMs - start.cpuMs) {
      let before = ProcessUse.now
      let decoded = try PhotoDecoder.decode(bytes)
      let between = ProcessUse.now
      precondition(decoded.width == photo.width)
      let result = try analyzer.analyze(bytes, name: photo.file)
      let after = ProcessUse.now
      pairs.append((between.cpuMs - before.cpuMs, after.cpuMs - between.cpuMs))
      if let last = pairs.last, last.analyze < best.ms { best = (last.analyze, result.trichogram.timing ?? []) }
    }
    self.photo = photo
    decodeMs = Self.median(pairs.map(\.decode))
    analyzeMs = Self.median(pairs.map(\.analyze))
    ratio = Self.median(pairs.map { $0.analyze / $0.decode })
    stages = best.stages
    peakMB = ProcessUse.now.peakMB
    runs = pairs.count
  }

  var nsPerPixel: Double { analyzeMs * 1e6 / Double(photo.pixels) }

  private static func pairs(after milliseconds: Double) -> Int {
    milliseconds < 6000 ? 15 : milliseconds < 15_000 ? 3 : 1
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
