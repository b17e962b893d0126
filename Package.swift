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
  products: [
    .executable(name: "trichogram", targets: ["trichogram"]),
    .library(name: "TrichogramKit", targets: ["TrichogramKit"]),
    .library(name: "TrichogramMemory", targets: ["CMemory"]),
    .library(
      name: "TrichogramTraining",
      targets: [
        "Comparison", "Elementary", "Evaluation", "Geometry", "HairDetection", "HairNetwork", "Imaging", "ScalpField",
        "ScalpPhantom", "TrichogramKit",
      ]),
    .library(name: "TrichogramKernels", targets: ["KernelReference", "Kernels", "KernelTable"]),
    .library(name: "TrichogramReaders", targets: ["DeviceProfiles", "Imaging", "Manifest", "ScalpField"]),
    .library(name: "TrichogramArchive", targets: ["Archive", "StudyExport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Foundations: no knowledge of photos or hair.
    .target(name: "Elementary", swiftSettings: pixels),
    .target(name: "Geometry", swiftSettings: pixels),
    .target(name: "Assignment", swiftSettings: pixels),
    .target(name: "Statistics", dependencies: ["Elementary"], swiftSettings: pixels),
    .target(name: "OrderedJSON", swiftSettings: strict),
    .target(name: "Files", swiftSettings: strict),

    // Hot loops: one source folder, compiled once per instruction set (KernelsX86V3 and KernelsX86V4 are added below),
    // chosen at run time.
    .target(name: "CProcessor"),
    .target(name: "CMemory"),
    .target(name: "KernelTable", swiftSettings: pixels),
    .target(name: "KernelsBaseline", dependencies: ["KernelTable"], exclude: ["Wide"], swiftSettings: pixels),
    .target(
      name: "Kernels", dependencies: ["CProcessor", "KernelTable", "KernelsBaseline"], swiftSettings: pixels),
    .target(name: "KernelReference", dependencies: ["KernelTable"], swiftSettings: pixels),

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

    // Where hairs are likely to lie, by a small convolutional network.
    .target(name: "HairNetwork", dependencies: ["Imaging", "KernelTable"], swiftSettings: pixels),

    // The region that is analysed.
    .target(name: "ScalpField", dependencies: ["Elementary", "Geometry", "Imaging"], swiftSettings: pixels),

    // Scale bars, rulers and wires: how many micrometres a pixel is.
    .target(
      name: "ScaleReading", dependencies: ["Elementary", "Geometry", "Imaging", "Kernels", "KernelTable"],
      swiftSettings: pixels),

    // Cameras and lenses whose scale is known, in a file that people read.
    .target(
      name: "DeviceProfiles", dependencies: ["ScaleReading", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),

    // Hair: what the network saw, put together to shafts with roots and tips.
    .target(
      name: "HairDetection",
      dependencies: ["Elementary", "Geometry", "HairNetwork", "Imaging", "Kernels", "KernelTable", "Statistics"],
      swiftSettings: pixels),

    // The science: what is measured, and how well.
    .target(
      name: "Trichometry",
      dependencies: ["Elementary", "Geometry", "HairDetection", "Imaging", "Kernels", "KernelTable"],
      swiftSettings: pixels),

    // Two photos of one place: how they lie on each other.
    .target(name: "Registration", dependencies: ["Elementary", "Geometry", "Trichometry"], swiftSettings: pixels),

    // Hair to hair: what stayed, went and came, and whether the change is real.
    .target(
      name: "Comparison",
      dependencies: ["Assignment", "Elementary", "Geometry", "Imaging", "Registration", "Statistics", "Trichometry"],
      swiftSettings: pixels),

    // Synthetic photos with exact truth.
    .target(
      name: "ScalpPhantom", dependencies: ["Elementary", "Geometry", "Imaging", "OrderedJSON"],
      swiftSettings: pixels),

    // A photo's path from pixels to numbers, for whoever writes `import TrichogramKit`.
    .target(
      name: "TrichogramKit",
      dependencies: [
        "Elementary", "Geometry", "HairDetection", "Imaging", "Kernels", "KernelTable", "ScaleReading", "ScalpField",
        "Trichometry",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: pixels),

    // Many photos: whose they are, where and when; what a course over visits comes to.
    .target(
      name: "StudyDesign", dependencies: ["Comparison", "Geometry", "Registration", "Trichometry"],
      swiftSettings: strict),
    .target(name: "Manifest", dependencies: ["Files", "ScalpField", "StudyDesign"], swiftSettings: strict),
    .target(
      name: "Archive",
      dependencies: [
        "Comparison", "Files", "Geometry", "ScalpField", "StudyDesign", "Trichometry",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),

    // What people and programs read, and how right it is.
    .target(
      name: "Reporting",
      dependencies: [
        "Comparison", "Geometry", "Imaging", "OrderedJSON", "Registration", "ScaleReading", "Statistics", "StudyDesign",
        "Trichometry",
      ],
      swiftSettings: pixels),
    .target(name: "Evaluation", dependencies: ["Assignment", "Geometry", "OrderedJSON"], swiftSettings: pixels),

    // An archive as tables.
    .target(
      name: "StudyExport", dependencies: ["Archive", "Comparison", "Files", "Reporting", "StudyDesign", "Trichometry"],
      swiftSettings: strict),

    // The commands, thin: arguments in, files and exit codes out.
    .executableTarget(
      name: "trichogram",
      dependencies: [
        "Archive", "CMemory", "Comparison", "DeviceProfiles", "Evaluation", "Files", "Geometry", "Imaging",
        "KernelReference", "KernelTable", "Kernels", "Manifest", "OrderedJSON", "Reporting", "ScaleReading",
        "ScalpField",
        "ScalpPhantom", "Statistics", "StudyDesign", "StudyExport", "TrichogramKit", "Trichometry",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Tests, one target a module.
    .testTarget(
      name: "ArchiveTests",
      dependencies: [
        "Archive", "Comparison", "Files", "Geometry", "Imaging", "ScalpField", "StudyDesign", "Trichometry",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(name: "ManifestTests", dependencies: ["Manifest", "StudyDesign"], swiftSettings: strict),
    .testTarget(
      name: "StudyDesignTests", dependencies: ["Comparison", "StudyDesign", "Trichometry"], swiftSettings: strict),
    .testTarget(name: "AssignmentTests", dependencies: ["Assignment"], swiftSettings: strict),
    .testTarget(
      name: "ComparisonTests", dependencies: ["Comparison", "Geometry", "Imaging", "Registration", "Trichometry"],
      swiftSettings: strict),
    .testTarget(name: "ElementaryTests", dependencies: ["Elementary"], swiftSettings: strict),
    .testTarget(
      name: "EvaluationTests", dependencies: ["Evaluation", "Geometry", "JSONSchemaSupport", "OrderedJSON"],
      swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: strict),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry"], swiftSettings: strict),
    .testTarget(
      name: "HairDetectionTests", dependencies: ["Geometry", "HairDetection", "Imaging", "Kernels", "KernelTable"],
      swiftSettings: pixels),
    .target(name: "CJPEGTestWriter", dependencies: ["CLibJPEG"], path: "Tests/CJPEGTestWriter"),
    .testTarget(
      name: "HairNetworkTests",
      dependencies: ["Elementary", "HairNetwork", "KernelReference", "Kernels", "KernelTable"],
      swiftSettings: pixels),
    .target(
      name: "ImageFileSupport", dependencies: ["CJPEGTestWriter"], path: "Tests/ImageFileSupport", swiftSettings: pixels
    ),
    // Gives the built command a thousand damaged photos; Scripts/check-damaged.sh runs it.
    .executableTarget(
      name: "DamagedPhotos", dependencies: ["ChildProcessSupport", "ImageFileSupport", "Imaging"],
      path: "Tests/DamagedPhotos",
      swiftSettings: pixels),
    // Makes each allocation of the codecs fail; nothing may depend on it, as it brings an allocator.
    .executableTarget(name: "CodecAllocations", dependencies: ["CCodecShim"], path: "Tests/CodecAllocations"),
    .testTarget(
      name: "ImagingTests",
      dependencies: ["ChildProcessSupport", "CJPEGTestWriter", "ImageFileSupport", "Imaging"], swiftSettings: pixels),
    .testTarget(
      name: "KernelsTests", dependencies: ["KernelReference", "Kernels", "KernelTable"], swiftSettings: pixels),
    .testTarget(name: "OrderedJSONTests", dependencies: ["OrderedJSON"], swiftSettings: strict),
    .testTarget(
      name: "RegistrationTests", dependencies: ["Elementary", "Geometry", "Registration", "Trichometry"],
      swiftSettings: pixels),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Comparison", "Geometry", "Imaging", "JSONSchemaSupport", "Reporting", "ScaleReading", "StudyDesign",
        "Trichometry",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DeviceProfilesTests", dependencies: ["DeviceProfiles", "ScaleReading"], swiftSettings: strict),
    .testTarget(
      name: "ScaleReadingTests", dependencies: ["Elementary", "Geometry", "Imaging", "NumberSupport", "ScaleReading"],
      swiftSettings: pixels),
    .testTarget(
      name: "ScalpFieldTests", dependencies: ["Geometry", "Imaging", "NumberSupport", "ScalpField"],
      swiftSettings: pixels),
    .testTarget(
      name: "ScalpPhantomTests", dependencies: ["Elementary", "Geometry", "Imaging", "ScalpPhantom"],
      swiftSettings: pixels),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: strict),
    .testTarget(
      name: "TrichogramKitTests", dependencies: ["Geometry", "TrichogramKit", "Trichometry"], swiftSettings: pixels),
    .testTarget(
      name: "TrichometryTests", dependencies: ["Geometry", "Imaging", "ScalpPhantom", "Trichometry"],
      swiftSettings: pixels),

    // Checks JSON against the files in Schemas/; only tests use it.
    .target(name: "NumberSupport", path: "Tests/NumberSupport", swiftSettings: strict),
    .target(name: "JSONSchemaSupport", path: "Tests/JSONSchemaSupport", swiftSettings: strict),
    .testTarget(name: "JSONSchemaSupportTests", dependencies: ["JSONSchemaSupport"], swiftSettings: strict),

    // The command as a user runs it, and the scripts.
    .target(name: "ChildProcessSupport", path: "Tests/ChildProcessSupport", swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: ["ChildProcessSupport", "ImageFileSupport", "Imaging", "JSONSchemaSupport", "trichogram"],
      swiftSettings: strict),
    .testTarget(name: "ScriptsTests", dependencies: ["ChildProcessSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

#if arch(x86_64)
  // Sources/KernelsX86V3 and KernelsX86V4 are symbolic links to Sources/KernelsBaseline. The flags reach Swift's code
  // generator through clang. Nothing but these targets may be compiled with them: see Scripts/check-kernels.sh.
  package.targets.append(
    .target(
      name: "KernelsX86V3", dependencies: ["KernelTable"], exclude: ["Wide"],
      swiftSettings: pixels + [.define("TRICHOGRAM_X86_64_V3"), .unsafeFlags(["-Xcc", "-march=x86-64-v3"])]))
  package.targets.append(
    .target(
      name: "KernelsX86V4", dependencies: ["KernelTable"],
      swiftSettings: pixels + [
        .define("TRICHOGRAM_X86_64_V4"),
        .unsafeFlags(["-Xcc", "-march=x86-64-v4", "-Xcc", "-mavx512vnni"]),
      ]))
  for target in package.targets where target.name == "Kernels" {
    target.dependencies += ["KernelsX86V3", "KernelsX86V4"]
  }
#endif
