// swift-tools-version: 6.2
import PackageDescription

// A package of its own: only whoever fuzzes builds it, with the address sanitizer. Scripts/fuzz.sh runs it.
//
// Each target is one function that libFuzzer, which brings its own `main`, calls with the bytes of a file.
func reader(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .executableTarget(
    name: name, dependencies: [.product(name: "TrichogramReaders", package: "trichogram")] + dependencies)
}

let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "trichogram", path: "..")],
  targets: [
    reader("FuzzPNG"),
    reader("FuzzJPEG"),
    reader("FuzzManifest", "ScratchFile"),
    reader("FuzzPolygon"),
    reader("FuzzDevices"),
    .executableTarget(
      name: "FuzzArchive",
      dependencies: [.product(name: "TrichogramArchive", package: "trichogram"), "ScratchFile"]),
    .target(name: "ScratchFile"),
  ],
  swiftLanguageModes: [.v6]
)
