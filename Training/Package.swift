// swift-tools-version: 6.2
import PackageDescription

// A package of its own: only whoever trains the scorer builds it. Scripts/train-scorer.sh runs it.
let package = Package(
  name: "Training",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "trichogram", path: "..")],
  targets: [
    .executableTarget(
      name: "train-scorer", dependencies: [.product(name: "TrichogramTraining", package: "trichogram")])
  ],
  swiftLanguageModes: [.v6]
)
