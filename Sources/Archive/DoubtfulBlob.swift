import Geometry
import Trichometry

/// The lines of a photo that are too doubtful to be taken for hair, as one block of bytes.
///
/// For each line: 0 if it is darker than the skin or 1, its width in pixels, the probabilities that it is a hair and that its
/// first point is the root, the number of points, then the x of all points and the y of all as in ``CurveBlob``.
enum DoubtfulBlob {
  static func encode(_ shafts: [ShaftTrace]) -> [UInt8] {
    var writer = ByteWriter()
    for shaft in shafts {
      writer.count(shaft.polarity == .dark ? 0 : 1)
      for value in [shaft.widthPx, shaft.confidence, shaft.rootConfidence] { writer.double(value) }
      writer.count(UInt64(shaft.points.count))
      CurveBlob.write(shaft.points, to: &writer)
    }
    return writer.bytes
  }

  /// `nil` where the bytes are none of shafts.
  static func decode(_ bytes: [UInt8]) -> [ShaftTrace]? {
    var reader = ByteReader(bytes)
    var shafts: [ShaftTrace] = []
    while reader.left > 0 {
      guard let polarity = reader.count(), polarity < 2, let width = reader.double(), let confidence = reader.double(),
        let rootConfidence = reader.double(), width > 0, width < 1e6, (0...1).contains(confidence),
        (0...1).contains(rootConfidence), let count = reader.count(), count >= 2, count <= reader.left,
        let points = CurveBlob.read(Int(count), from: &reader)
      else { return nil }
      shafts.append(
        ShaftTrace(
          points: points, widthPx: width, polarity: polarity == 0 ? .dark : .light, confidence: confidence,
          rootConfidence: rootConfidence))
    }
    return shafts
  }
}
