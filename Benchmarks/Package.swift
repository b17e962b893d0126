// swift-tools-version: 6.1
import PackageDescription

// A package of its own: whoever builds trichogram does not build the benchmark tool.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "trichogram", path: ".."),
    // Without its default traits, which need jemalloc.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // Kernel by kernel, for whoever works on one: swift package --disable-sandbox benchmark
    .executableTarget(
      name: "KernelBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "TrichogramKernels", package: "trichogram"),
      ],
      path: "Benchmarks/KernelBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // Stage by stage, likewise.
    .executableTarget(
      name: "StageBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "TrichogramKernels", package: "trichogram"),
        .product(name: "TrichogramKit", package: "trichogram"),
        .product(name: "TrichogramTraining", package: "trichogram"),
      ],
      path: "Benchmarks/StageBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // Whole photos against decoding the same file, as Scripts/bench.sh runs it. It needs pairs of measurements in turn,
    // which the benchmark tool does not make.
    .executableTarget(
      name: "PhotoBench",
      dependencies: [
        .product(name: "TrichogramKit", package: "trichogram"),
        .product(name: "TrichogramMemory", package: "trichogram"),
        .product(name: "TrichogramTraining", package: "trichogram"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
