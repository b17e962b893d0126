import Benchmark
import HairDetection
import HairNetwork
import KernelTable
import Kernels
import ScalpPhantom
import TrichogramKit

/// The stages of an analysis one by one, on a photo of 1.2 megapixels at 8 µm with clipped dark hair.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal], warmupIterations: 1, maxDuration: .seconds(2), maxIterations: 20)
  let umPerPx = 8.0
  let (file, photo) = samplePhoto(umPerPx: umPerPx)
  let luma = LumaPicture(photo)
  let shafts = HairDetector(umPerPx: umPerPx).detect(photo).map { ShaftTrace($0) }

  Benchmark("decode") { _ in blackHole(try PhotoDecoder.decode(file)) }
  Benchmark("field") { _ in blackHole(FieldFinder.look(at: photo)) }
  Benchmark("rulers") { _ in blackHole(RulerReader.read(luma)) }
  Benchmark("scale_bars") { _ in blackHole(ScaleBarReader.read(luma)) }
  Benchmark("diameters") { _ in blackHole(DiameterMeter(photo: photo, umPerPx: umPerPx).measure(shafts)) }
  for kernels in KernelTable.available {
    Benchmark("network_\(kernels.name)") { _ in
      // It takes as long for a picture of nothing.
      let evidence = HairNetwork.standard.evidence(
        width: photo.width, height: photo.height, leastLogit: .max, threads: 1, kernels: kernels
      ) { _, rows in
        for row in rows { row.update(repeating: 0, count: photo.width) }
      }
      blackHole(evidence)
    }
    Benchmark("detection_\(kernels.name)") { _ in
      blackHole(HairDetector(umPerPx: umPerPx, kernels: kernels).detect(photo))
    }
  }
}

/// A photo and the bytes of its file.
private func samplePhoto(umPerPx: Double) -> (file: [UInt8], photo: Photo) {
  var parameters = PhantomPreset.named("black")!.parameters(seed: 7)
  parameters.width = 1280
  parameters.height = 960
  parameters.umPerPx = umPerPx
  do {
    let files = try PhantomFiles.single(parameters, seed: 7, stem: "photo", format: .jpg)
    let file = files.first { $0.name == "photo.jpg" }!.bytes
    return (file, try PhotoDecoder.decode(file))
  } catch {
    preconditionFailure("a phantom that is always the same could not be drawn: \(error)")
  }
}
