import CCodecShim

/// Why a picture could not be written.
public struct EncodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What sort of failure this is.
  public enum Kind: Hashable, Sendable {
    /// Width or height is below 1, or the samples are not width × height pixels.
    case wrongSize
    /// More pixels a side than the format can hold.
    case tooLarge
    /// The format has no room for this kind of samples.
    case unsupported
    case outOfMemory
  }

  public let kind: Kind
  /// One line: what is wrong; what to do.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}

extension codec_status {
  /// The failure as an encoding error; nil where there is none.
  var encodingError: EncodingError? {
    switch result {
    case CODEC_OK: nil
    case CODEC_OUT_OF_MEMORY:
      EncodingError(.outOfMemory, "there is not enough memory to encode the picture; write a smaller one")
    case CODEC_TOO_LARGE:
      EncodingError(.tooLarge, "the picture has too many pixels a side (\(text)); write a smaller one or PNG")
    default: EncodingError(.unsupported, "the picture cannot be encoded (\(text)); write another format")
    }
  }
}

extension Photo.Samples {
  /// Throws unless these are `width × height` pixels.
  func check(width: Int, height: Int) throws(EncodingError) {
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    let count =
      switch self {
      case .gray8(let samples): samples.count
      case .rgb8(let samples): samples.count % 3 == 0 ? samples.count / 3 : -1
      case .gray16(let samples): samples.count
      case .rgb16(let samples): samples.count % 3 == 0 ? samples.count / 3 : -1
      }
    guard width > 0, height > 0, width <= Int32.max, height <= Int32.max, !overflow, count == pixels else {
      throw EncodingError(.wrongSize, "the samples are not \(width) × \(height) pixels; give all of them")
    }
  }
}
