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

    // Image codecs: the system's libraries, and the one place that catches their longjmp.
    .systemLibrary(
      name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .target(name: "CCodecShim", dependencies: ["CLibPNG", "CLibJPEG"]),

    // Photos.
    .target(
      name: "Imaging", dependencies: ["CCodecShim", "Geometry"], swiftSettings: pixels,
      // Rounding and square roots call the C library before SSE 4.1, and nothing else here would link it.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),

    // The science: what is measured, and how well.
    .target(name: "Trichometry", dependencies: ["Geometry", "Imaging"], swiftSettings: pixels),

    // Tests.
    .target(name: "CJPEGTestWriter", dependencies: ["CLibJPEG"], path: "Tests/CJPEGTestWriter"),
    .testTarget(
      name: "ImagingTests", dependencies: ["CJPEGTestWriter", "Imaging"], swiftSettings: pixels),
  ],
  swiftLanguageModes: [.v6]
)
