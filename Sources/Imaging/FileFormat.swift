/// A file's format, told by its first bytes.
enum FileFormat: Hashable {
  case png
  case jpeg
  /// A known format that is not decoded: its name, and the command that converts it.
  case other(name: String, conversion: String)
  case unknown

  init(_ bytes: [UInt8]) {
    func has(_ pattern: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + pattern.count && bytes[offset..<offset + pattern.count].elementsEqual(pattern)
    }
    func has(_ text: StaticString, at offset: Int = 0) -> Bool {
      text.withUTF8Buffer { has(Array($0), at: offset) }
    }
    func magick(_ name: String, _ suffix: String) -> FileFormat {
      .other(name: name, conversion: "magick in.\(suffix) out.png")
    }

    if has(Array(Self.pngSignature[..<4])) || Self.pngSignature.starts(with: bytes) && bytes.count > 1 {
      self = .png
    } else if has([0xFF, 0xD8]) {
      self = .jpeg
    } else if has("ftyp", at: 4) {
      self = Self.isoMedia(brand: bytes.dropFirst(8).prefix(4))
    } else if has([0x49, 0x49, 0x2A, 0x00]) || has([0x4D, 0x4D, 0x00, 0x2A]) || has([0x49, 0x49, 0x2B, 0x00])
      || has([0x4D, 0x4D, 0x00, 0x2B])
    {
      self = magick("a TIFF or camera raw file", "tif")
    } else if has("RIFF") && has("WEBP", at: 8) {
      self = .other(name: "WebP", conversion: "dwebp in.webp -o out.png")
    } else if has("GIF8") {
      self = magick("GIF", "gif")
    } else if has("%PDF-") {
      self = .other(name: "PDF", conversion: "pdfimages -all in.pdf out")
    } else if has("DICM", at: 128) {
      self = .other(name: "DICOM", conversion: "dcm2img in.dcm out.png")
    } else if has([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]) || has([0xFF, 0x4F, 0xFF, 0x51]) {
      self = magick("JPEG 2000", "jp2")
    } else if has([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20]) || has([0xFF, 0x0A]) {
      self = .other(name: "JPEG XL", conversion: "djxl in.jxl out.png")
    } else if has("8BPS") {
      self = magick("a Photoshop file", "psd")
    } else if has("BM") && bytes.count >= 14 && bytes[6..<10].allSatisfy({ $0 == 0 }) {
      self = magick("BMP", "bmp")
    } else {
      self = .unknown
    }
  }

  static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// HEIC, AVIF and films share one container; its major brand tells them apart.
  private static func isoMedia(brand: some Sequence<UInt8>) -> FileFormat {
    switch String(decoding: Array(brand), as: UTF8.self) {
    case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1":
      .other(name: "HEIC", conversion: "heif-convert in.heic out.png")
    case "avif", "avis":
      .other(name: "AVIF", conversion: "heif-convert in.avif out.png")
    default:
      .other(name: "a film", conversion: "ffmpeg -i in.mp4 -frames:v 1 out.png")
    }
  }
}
