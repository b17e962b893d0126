import Geometry
import Testing

@testable import ScaleReading

@Suite struct WireTests {
  @Test(arguments: [6.0, 9.3, 17, 40])
  func aWireIsMeasuredAtAnyAngle(width: Double) {
    for (a, b) in [
      (Point(30, 300), Point(870, 390)), (Point(400, 20), Point(440, 680)), (Point(50, 50), Point(700, 690)),
    ] {
      var picture = DrawnPicture(seed: 3)
      picture.line(from: a, to: b, width: width, 20, blur: 1)
      guard case .found(let wire) = WireReader.read(picture.photo) else {
        Issue.record("not found at \(a), \(WireReader.read(picture.photo))")
        continue
      }
      // Edges are drawn in codes and measured in light, which moves each by a part of the blur.
      #expect(abs(wire.widthPx - width) < 0.4)
      #expect(wire.relativeSE < 0.03)
    }
  }

  @Test func hairAndSkinAreNoWire() {
    var picture = DrawnPicture(seed: 4)
    for i in 0..<20 {
      let p = Point(Double(60 + i * 40), Double(80 + i * 97 % 500))
      picture.line(from: p, to: p + Point(20, 90), width: 7, 40)
    }
    #expect(WireReader.read(picture.photo) == .none)
  }

  @Test func twoWiresOfDifferentWidthAreRefused() {
    var picture = DrawnPicture(seed: 5)
    picture.line(from: Point(30, 200), to: Point(870, 230), width: 8, 20)
    picture.line(from: Point(30, 500), to: Point(870, 450), width: 14, 20)
    guard case .unsure = WireReader.read(picture.photo) else {
      Issue.record("one of two wires was believed")
      return
    }
  }
}
