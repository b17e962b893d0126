import Geometry
import ScalpField
import Testing
import Trichometry

@testable import Archive

@Suite struct BlobTests {
  @Test func curvesComeBackToAThousandthOfAPixel() throws {
    let curves = (1...40).map { k -> CurveBlob.Curve in
      let points = (0..<k).map { i in Point(100.25 + 3.7 * Double(i), 50 - 0.013 * Double(i * i * k)) }
      return CurveBlob.Curve(points: points, widthsPx: points.indices.map { 7 + 0.01 * Double($0) })
    }
    let bytes = CurveBlob.encode(curves)
    let back = try #require(CurveBlob.decode(bytes, count: curves.count))
    for (a, b) in zip(curves, back) {
      #expect(a.points.count == b.points.count && a.widthsPx.count == b.widthsPx.count)
      for (p, q) in zip(a.points, b.points) { #expect(abs(p.x - q.x) < 0.00051 && abs(p.y - q.y) < 0.00051) }
    }
    // What was rounded once stays as it is.
    #expect(CurveBlob.encode(back) == bytes)
    let points = curves.reduce(0) { $0 + $1.points.count }
    #expect(bytes.count < 7 * points)
  }

  @Test func damagedCurvesAreRefused() {
    let bytes = CurveBlob.encode([.init(points: [Point(1, 2), Point(3, 4)], widthsPx: [5, 6])])
    #expect(CurveBlob.decode(Array(bytes.dropLast()), count: 1) == nil)
    #expect(CurveBlob.decode(bytes + [0], count: 1) == nil)
    #expect(CurveBlob.decode(bytes, count: 2) == nil)
    #expect(CurveBlob.decode([255, 255, 255, 255, 255, 255, 255, 255, 255, 1], count: 1) == nil)
  }

  @Test func doubtfulLinesComeBack() throws {
    let shafts = trichogram(photo: "p").doubtfulShafts
    let bytes = DoubtfulBlob.encode(shafts + shafts)
    #expect(DoubtfulBlob.decode(bytes) == shafts + shafts)
    #expect(DoubtfulBlob.decode([])?.isEmpty == true)
    #expect(DoubtfulBlob.decode(Array(bytes.dropLast())) == nil)
    #expect(DoubtfulBlob.decode([2] + bytes.dropFirst()) == nil)
  }

  @Test(arguments: [
    FieldShape.frame, .circle(Circle(centre: Point(10.5, 9.25), radius: 7.125)),
    .rectangle(PixelRectangle(left: 1, top: 2, right: 17, bottom: 15)),
    .polygon([Point(1, 1), Point(15, 2), Point(8, 14)]),
  ])
  func aFieldComesBackWithItsMask(shape: FieldShape) throws {
    var cells = [UInt8](repeating: 0, count: 10 * 8)
    for i in 20..<31 { cells[i] = 1 }
    let field = Field(
      photoWidth: 20, photoHeight: 16, shape: shape, maskCells: cells,
      brightCircle: Circle(centre: Point(10, 8), radius: 30))
    let back = try #require(FieldBlob.decode(FieldBlob.encode(field), photoWidth: 20, photoHeight: 16))
    #expect(back == field)
    #expect(back.areaPx == field.areaPx)
  }

  @Test func damagedFieldsAreRefused() {
    #expect(FieldBlob.decode([], photoWidth: 4, photoHeight: 4) == nil)
    #expect(FieldBlob.decode([9], photoWidth: 4, photoHeight: 4) == nil)
    #expect(FieldBlob.decode([1, 0, 0], photoWidth: 4, photoHeight: 4) == nil)
    #expect(FieldBlob.decode([0, 0, 255, 255, 255, 255, 15], photoWidth: 4, photoHeight: 4) == nil)
  }
}
