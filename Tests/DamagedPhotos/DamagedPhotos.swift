import Imaging

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Gives a program a thousand damaged photos, one at a time, and says what it made of them.
///
/// Usage: `DamagedPhotos TRICHOGRAM PHOTO.png FOLDER`, or `DamagedPhotos --seeds PHOTO.png FOLDER`, which writes small good
/// files for fuzzing. The photo is turned into good files of several kinds, and each of those is damaged in every way.
/// What must come of a damaged file: exit code 65 and one line, or, where every pixel is there, a result with a warning.
@main
enum DamagedPhotos {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let bytes = read(arguments[2]), let photo = try? PhotoDecoder.decode(bytes),
      case .rgb8(let rgb) = photo.samples
    else {
      print("usage: DamagedPhotos TRICHOGRAM|--seeds PHOTO.png FOLDER; the photo is a small one in colour")
      exit(64)
    }
    if arguments[1] == "--seeds" {
      writeSeeds(from: rgb, width: photo.width, into: arguments[3])
      return
    }
    let jpegs = JPEGDamage.goodFiles(width: photo.width, height: photo.height, rgb: rgb)
    let pngs = PNGDamage.goodFiles(width: photo.width, height: photo.height, rgb: rgb)
    var trial = Trial(program: arguments[1], folder: arguments[3])
    for (index, good) in jpegs.enumerated() {
      trial.begin("JPEG \(good.name)", good.bytes, suffix: ".jpg")
      let damage = JPEGDamage(good.bytes)
      trial.run("cut off", CommonDamage.truncations(of: good.bytes))
      trial.run("markers", damage.badMarkers)
      trial.run("header fields", damage.badFields)
      trial.run("accidents", CommonDamage.accidents(of: good.bytes, count: 40))
      guard index == 0 else { continue }
      trial.run("followed by more", CommonDamage.trailers(of: good.bytes))
      trial.run("metadata", JPEGDamage.withBadMetadata(good.bytes))
    }
    for good in pngs {
      trial.begin("PNG \(good.name)", good.bytes, suffix: ".png")
      let damage = PNGDamage(good.bytes)
      trial.run("cut off", CommonDamage.truncations(of: good.bytes))
      trial.run("followed by more", CommonDamage.trailers(of: good.bytes))
      trial.run("chunks", damage.badChunks)
      trial.run("header fields", damage.badFields)
      trial.run("metadata", damage.withBadMetadata)
      trial.run("accidents", CommonDamage.accidents(of: good.bytes, count: 20))
    }
    trial.finish()
  }

  /// A corner of the photo: the smaller a file, the sooner a fuzzer meets what matters in it.
  private static func writeSeeds(from rgb: [UInt8], width: Int, into folder: String) {
    let side = 20
    let corner = (0..<side).flatMap { y in rgb[(3 * y * width)..<(3 * (y * width + side))] }
    for file in JPEGDamage.goodFiles(width: side, height: side, rgb: corner) {
      write(file.bytes, to: "\(folder)/JPEG/\(file.name).jpg")
    }
    for file in PNGDamage.goodFiles(width: side, height: side, rgb: corner) {
      write(file.bytes, to: "\(folder)/PNG/\(file.name).png")
    }
  }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let stream = fopen(path, "w") else { fatalError("cannot write \(path)") }
    let count = fwrite(bytes, 1, bytes.count, stream)
    guard fclose(stream) == 0, count == bytes.count else { fatalError("cannot write \(path)") }
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes = [UInt8](repeating: 0, count: 8 << 20)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, stream)])
  }
}
