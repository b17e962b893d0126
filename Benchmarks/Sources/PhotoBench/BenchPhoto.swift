import ScalpPhantom

/// A photo that is measured: a phantom, so that everyone measures the same one.
struct BenchPhoto {
  let name: String
  let preset: String
  let width: Int
  let height: Int
  let umPerPx: Double
  var format = PhantomFormat.jpg

  /// From small to large, so that peak memory can be read after each.
  static let all = [
    BenchPhoto(name: "clipped-1mp", preset: "black", width: 1280, height: 960, umPerPx: 8),
    BenchPhoto(name: "long-1mp", preset: "long", width: 1280, height: 960, umPerPx: 8),
    BenchPhoto(name: "clipped-5mp", preset: "black", width: 2592, height: 1944, umPerPx: 4),
    BenchPhoto(name: "clipped-12mp", preset: "black", width: 4000, height: 3000, umPerPx: 2.56),
    BenchPhoto(name: "clipped-12mp-png", preset: "black", width: 4000, height: 3000, umPerPx: 2.56, format: .png),
    // Four times the field at the same scale: what grows with the field, not with the pixels of a hair.
    BenchPhoto(name: "clipped-24mp", preset: "black", width: 6000, height: 4000, umPerPx: 8),
  ]

  var file: String { name + (format == .png ? ".png" : ".jpg") }
  var pixels: Int { width * height }

  /// The bytes of the photo's file.
  func bytes() throws -> [UInt8] {
    var parameters = PhantomPreset.named(preset)!.parameters(seed: 7)
    parameters.width = width
    parameters.height = height
    parameters.umPerPx = umPerPx
    return try PhantomFiles.single(parameters, seed: 7, stem: name, format: format).first { $0.name == file }!.bytes
  }
}
