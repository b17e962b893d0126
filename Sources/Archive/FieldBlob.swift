import Geometry
import ScalpField

/// A field as a block of bytes: its shape, its bright circle and the runs of its mask.
enum FieldBlob {
  /// A few bytes may claim a photo of any size, for which a mask would be made.
  private static let mostPixels = 1 << 30

  static func encode(_ field: Field) -> [UInt8] {
    var writer = ByteWriter()
    switch field.shape {
    case .frame: writer.count(0)
    case .circle(let circle):
      writer.count(1)
      write(circle, to: &writer)
    case .rectangle(let r):
      writer.count(2)
      for edge in [r.left, r.top, r.right, r.bottom] { writer.double(edge) }
    case .polygon(let points):
      writer.count(3)
      writer.count(UInt64(points.count))
      for p in points {
        writer.double(p.x)
        writer.double(p.y)
      }
    }
    writer.count(field.brightCircle == nil ? 0 : 1)
    if let circle = field.brightCircle { write(circle, to: &writer) }
    // Lengths of runs that are not masked and masked by turns.
    var run: UInt64 = 0
    var isMasked = false
    for cell in field.mask?.cells ?? [] {
      if (cell != 0) != isMasked {
        writer.count(run)
        run = 0
        isMasked.toggle()
      }
      run += 1
    }
    if run > 0 { writer.count(run) }
    return writer.bytes
  }

  /// `nil` where the bytes are no field of a photo of this size.
  static func decode(_ bytes: [UInt8], photoWidth: Int, photoHeight: Int) -> Field? {
    guard photoWidth > 0, photoHeight > 0, photoWidth <= mostPixels, photoHeight <= mostPixels,
      photoWidth * photoHeight <= mostPixels
    else { return nil }
    var reader = ByteReader(bytes)
    let shape: FieldShape
    switch reader.count() {
    case 0: shape = .frame
    case 1:
      guard let circle = circle(&reader) else { return nil }
      shape = .circle(circle)
    case 2:
      guard let left = reader.double(), let top = reader.double(), let right = reader.double(),
        let bottom = reader.double()
      else { return nil }
      shape = .rectangle(PixelRectangle(left: left, top: top, right: right, bottom: bottom))
    case 3:
      guard let count = reader.count(), count >= 3, count <= reader.left / 16 else { return nil }
      var points: [Point] = []
      for _ in 0..<count {
        guard let x = reader.double(), let y = reader.double() else { return nil }
        points.append(Point(x, y))
      }
      shape = .polygon(points)
    default: return nil
    }
    var brightCircle: Circle?
    switch reader.count() {
    case 0: break
    case 1:
      guard let circle = circle(&reader) else { return nil }
      brightCircle = circle
    default: return nil
    }
    var cells: [UInt8]?
    if reader.left > 0 {
      let most = (photoWidth + 1) * (photoHeight + 1)
      var mask: [UInt8] = []
      var value: UInt8 = 0
      while reader.left > 0 {
        guard let run = reader.count(), run <= most, mask.count + Int(run) <= most else { return nil }
        mask.append(contentsOf: repeatElement(value, count: Int(run)))
        value = 1 - value
      }
      cells = mask
    }
    return Field(
      photoWidth: photoWidth, photoHeight: photoHeight, shape: shape, maskCells: cells, brightCircle: brightCircle)
  }

  private static func write(_ circle: Circle, to writer: inout ByteWriter) {
    for value in [circle.centre.x, circle.centre.y, circle.radius] { writer.double(value) }
  }

  private static func circle(_ reader: inout ByteReader) -> Circle? {
    guard let x = reader.double(), let y = reader.double(), let radius = reader.double() else { return nil }
    return Circle(centre: Point(x, y), radius: radius)
  }
}
