// swift-tools-version: 6.2
import PackageDescription

/// Language settings of every Swift target.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Targets that touch every pixel are optimised in debug builds too: unoptimised loops are 10 to 100 times slower.
/// A package of tools version 6.2 may be depended on with such flags.
let pixels: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "trichogram",
  platforms: [.macOS(.v15)],
  products: [],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Foundations: no knowledge of photos or hair.
    .target(name: "Elementary", swiftSettings: pixels),
    .target(name: "Geometry", swiftSettings: pixels),
    .target(name: "OrderedJSON", swiftSettings: strict),

    // Photos.
    .target(name: "Imaging", dependencies: ["Geometry"], swiftSettings: pixels),

    // The science: what is measured, and how well.
    .target(name: "Trichometry", dependencies: ["Geometry", "Imaging"], swiftSettings: pixels),

    // Synthetic photos with exact truth.
    .target(
      name: "ScalpPhantom", dependencies: ["Elementary", "Geometry", "Imaging", "OrderedJSON"],
      swiftSettings: pixels),

    // Tests, one target a module.
    .testTarget(name: "ElementaryTests", dependencies: ["Elementary"], swiftSettings: strict),
    .testTarget(name: "OrderedJSONTests", dependencies: ["OrderedJSON"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
