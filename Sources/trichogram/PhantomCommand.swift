import ArgumentParser
import Files
import Imaging
import ScalpPhantom

/// Writes synthetic photos with exact truth.
struct PhantomCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case jpg, png }

  static let configuration = CommandConfiguration(
    commandName: "phantom",
    abstract: "Makes synthetic photos with exact truth.",
    discussion: """
      Writes STEM.jpg and STEM.truth.json: a scalp photo in which every hair is known. Each seed draws another scalp, \
      light and camera about the preset; the same seed gives the same pixels and truth on every machine. --set fixes \
      single settings; --list prints all presets and settings.

      EXAMPLE: trichogram phantom --preset black --seed 7 --output phantoms
      EXAMPLE: trichogram phantom --preset brown --set density=120 --before-after --output phantoms
      """
  )

  @Option(help: .init("The typical case (default: black).", valueName: "name"))
  var preset = "black"

  @Option(help: .init("The first seed.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: .init("How many phantoms, with this seed and the next ones.", valueName: "n"))
  var count = 1

  @Option(help: .init("A setting that is fixed, as in density=0; may be given again.", valueName: "key=value"))
  var set: [String] = []

  @Flag(help: "Take the preset as it is, without what varies from seed to seed.")
  var typical = false

  @Flag(help: "A pair of photos, before and after a treatment: STEM_before, STEM_after, STEM_pair.json.")
  var beforeAfter = false

  @Flag(help: "A phototrichogram: STEM_day0, STEM_dayN, STEM_ptg.json.")
  var phototrichogram = false

  @Option(help: "How photos are stored: jpg or png.")
  var format = Format.jpg

  @Option(help: .init("The first part of the files' names (default: PRESET_sSEED).", valueName: "stem"))
  var stem: String?

  @Option(help: .init("The folder for the files.", valueName: "dir"))
  var output: String?

  @Flag(help: "Print all presets and settings.")
  var list = false

  func validate() throws {
    guard PhantomPreset.named(preset) != nil else {
      throw ValidationError(
        "There is no preset '\(preset)'; choose \(PhantomPreset.all.map(\.name).joined(separator: ", ")).")
    }
    guard !(beforeAfter && phototrichogram) else {
      throw ValidationError("Give either --before-after or --phototrichogram.")
    }
    guard list || output != nil else { throw ValidationError("--output DIR is missing.") }
    guard (1...100_000).contains(count), UInt64.max - seed >= UInt64(count) else {
      throw ValidationError("--count must be 1 to 100000.")
    }
    guard stem == nil || count == 1 else { throw ValidationError("--stem names one phantom; leave out --count.") }
    guard stem.map({ !$0.isEmpty && !$0.contains("/") }) ?? true else {
      throw ValidationError("--stem must be a plain name; the folder is given by --output.")
    }
    _ = try parameters(seed: seed)
  }

  func run() throws {
    if list { try StandardOutput.write(Self.listing) }
    guard let output else { return }
    try Folder.create(output)
    let folder = output.hasSuffix("/") ? output : output + "/"
    for seed in seed..<(seed + UInt64(count)) {
      let stem = stem ?? "\(preset)_s\(seed)"
      for file in try files(parameters(seed: seed), seed: seed, stem: stem) {
        try AtomicFile.write(file.bytes, to: folder + file.name)
      }
    }
  }

  private func files(_ parameters: PhantomParameters, seed: UInt64, stem: String) throws -> [PhantomFile] {
    let format: PhantomFormat = format == .jpg ? .jpg : .png
    if beforeAfter { return try PhantomFiles.pair(parameters, seed: seed, stem: stem, format: format) }
    if phototrichogram {
      return try PhantomFiles.phototrichogram(parameters, seed: seed, stem: stem, format: format)
    }
    return try PhantomFiles.single(parameters, seed: seed, stem: stem, format: format)
  }

  private func parameters(seed: UInt64) throws -> PhantomParameters {
    guard let preset = PhantomPreset.named(preset) else { return PhantomParameters() }
    var parameters = typical ? preset.typical : preset.parameters(seed: seed)
    do {
      for setting in set {
        guard let equals = setting.firstIndex(of: "=") else {
          throw ValidationError("'\(setting)' is no setting; give --set key=value.")
        }
        try parameters.set(
          key: String(setting[..<equals]), value: String(setting[setting.index(after: equals)...]))
      }
      try parameters.validate()
    } catch let error as PhantomParameterError {
      throw ValidationError(error.description)
    }
    return parameters
  }

  private static var listing: String {
    let names = PhantomPreset.all.map(\.name) + PhantomParameters.keys.map(\.name)
    let width = (names.map(\.count).max() ?? 0) + 2
    func padded(_ name: String) -> String { name + String(repeating: " ", count: width - name.count) }
    let usual = PhantomParameters()
    return "Presets\n"
      + PhantomPreset.all.map { "  \(padded($0.name))\($0.summary)\n" }.joined()
      + "\nSettings, with their values in the preset black\n"
      + PhantomParameters.keys.map { key in
        "  \(padded(key.name))\(key.description): \(key.expected) (\(key.text(usual)))\n"
      }.joined()
  }
}
