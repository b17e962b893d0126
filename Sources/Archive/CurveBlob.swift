import Geometry

/// The centrelines and widths of a photo's hairs as one block of bytes.
///
/// Positions and widths are whole thousandths of a pixel. Points of a centreline are evenly spaced, so that of each coordinate
/// the second difference is kept, and of widths the first: some four bytes a point. For each hair follow the number of
/// points, the x of all, the y of all and the widths of all, each as a signed number of variable length (LEB128 of the
/// zigzag code).
enum CurveBlob {
  struct Curve: Equatable {
    var points: [Point]
    var widthsPx: [Double]
  }

  static let unitsPerPx = 1000.0
  private static let mostUnits: UInt = 1 << 40

  static func encode(_ curves: [Curve]) -> [UInt8] {
    var writer = ByteWriter()
    for curve in curves {
      writer.count(UInt64(curve.points.count))
      write(curve.points, to: &writer)
      write(curve.widthsPx, order: 1, to: &writer)
    }
    return writer.bytes
  }

  /// `nil` where the bytes are none of `count` hairs.
  static func decode(_ bytes: [UInt8], count: Int) -> [Curve]? {
    var reader = ByteReader(bytes)
    var curves: [Curve] = []
    for _ in 0..<count {
      guard let points = reader.count(), points >= 1, points <= reader.left else { return nil }
      let n = Int(points)
      guard let points = read(n, from: &reader), let widths = read(n, order: 1, from: &reader)
      else { return nil }
      curves.append(Curve(points: points, widthsPx: widths))
    }
    return reader.left == 0 ? curves : nil
  }

  static func write(_ points: [Point], to writer: inout ByteWriter) {
    write(points.map(\.x), order: 2, to: &writer)
    write(points.map(\.y), order: 2, to: &writer)
  }

  static func read(_ count: Int, from reader: inout ByteReader) -> [Point]? {
    guard let x = read(count, order: 2, from: &reader), let y = read(count, order: 2, from: &reader) else { return nil }
    return zip(x, y).map { Point($0, $1) }
  }

  /// - Parameter order: how many values before are looked back at: 2 takes them to go on in a straight line.
  private static func write(_ values: [Double], order: Int, to writer: inout ByteWriter) {
    var last = 0, slope = 0
    for (i, value) in values.enumerated() {
      let unit = Int((value * unitsPerPx).rounded())
      writer.signed(unit - last - slope)
      slope = order > 1 && i > 0 ? unit - last : 0
      last = unit
    }
  }

  private static func read(_ count: Int, order: Int, from reader: inout ByteReader) -> [Double]? {
    var values: [Double] = []
    values.reserveCapacity(count)
    var last = 0, slope = 0
    for i in 0..<count {
      // No sum can overflow: all that is added up is below 2⁴⁰, a thousand million pixels.
      guard let difference = reader.signed(), difference.magnitude < mostUnits else { return nil }
      let unit = last + slope + difference
      guard unit.magnitude < mostUnits else { return nil }
      slope = order > 1 && i > 0 ? unit - last : 0
      last = unit
      values.append(Double(unit) / unitsPerPx)
    }
    return values
  }
}
