import Elementary
import Geometry
import NumberSupport
import Testing

@testable import ScaleReading

@Suite struct RulerTests {
  /// A ruler whose ticks have known places, through a view that may be tilted.
  private struct DrawnRuler {
    var pitch = 24.0
    var ticks = 25
    var degrees = 0.0
    /// Lengths of ticks in turn.
    var lengths: [Double] = [50, 25]
    var lineWidth = 2.5
    var luma = 40.0
    var centre = Point(450, 350)
    /// By how much the ruler's far end is smaller, per pixel along it.
    var perspective = 0.0
    /// By how much it bends aside, per square pixel along it.
    var bend = 0.0

    /// A point of the ruler's plane in the picture: x along it from its middle, y along the ticks.
    func place(_ x: Double, _ y: Double) -> Point {
      let (sine, cosine) = Elementary.sincos(degrees * Double.pi / 180)
      let depth = 1 + perspective * x
      let u = x / depth, v = (y + bend * x * x) / depth
      return centre + Point(u * cosine - v * sine, u * sine + v * cosine)
    }

    /// Half millimetres, tenths or millimetres by turns, with all else by chance.
    static func any(_ k: Int, _ source: inout NumberSource) -> DrawnRuler {
      var ruler = DrawnRuler()
      ruler.pitch = [source.next(in: 14..<40), source.next(in: 8..<16), source.next(in: 25..<60)][k % 3]
      ruler.ticks = Int(560 / ruler.pitch)
      ruler.lengths =
        [[2 * ruler.pitch, ruler.pitch], [60, 30, 30, 30, 30, 45, 30, 30, 30, 30], [80, 45, 45, 45, 45]][k % 3]
      ruler.degrees = source.next(in: 0..<180)
      ruler.perspective = source.next(in: -0.00015..<0.00015)
      ruler.bend = source.next(in: -0.0001..<0.0001)
      ruler.luma = source.next(in: 0..<1) < 0.7 ? source.next(in: 20..<90) : 240
      ruler.lineWidth = source.next(in: 1.5..<3.5)
      return ruler
    }

    func draw(on picture: inout DrawnPicture) {
      for k in 0..<ticks {
        let x = (Double(k) - Double(ticks - 1) / 2) * pitch
        picture.line(from: place(x, 0), to: place(x, lengths[k % lengths.count]), width: lineWidth, luma)
      }
    }
  }

  /// Rulers of all kinds, angles, tilts and bends under hair: nearly all are read, none wrongly.
  @Test func manyKindsOfRulersAreReadOrRefused() throws {
    var source = NumberSource(seed: 77)
    var read = 0
    let count = 36
    for k in 0..<count {
      let ruler = DrawnRuler.any(k, &source)
      var picture = DrawnPicture(seed: UInt64(k))
      ruler.draw(on: &picture)
      hair(on: &picture, count: Int(source.next(in: 0..<60)), seed: UInt64(k) + 300)
      guard case .found(let found) = RulerReader.read(try picture.photoFromJPEG()) else { continue }
      read += 1
      // Where the middle of what was read lies on the drawn ruler.
      let middles = [found.marks[0], found.marks[found.marks.count - 1]].map { ($0[0] + $0[1]) / 2 }
      let middle = (middles[0] + middles[1]) / 2
      let along = (ruler.place(1, 0) - ruler.place(-1, 0)).normalized
      let x = (middle - ruler.centre).dot(along)
      let truth = (ruler.place(x + 1, 15) - ruler.place(x - 1, 15)).length / 2 * ruler.pitch
      #expect(abs(found.pitchPx - truth) < 0.005 * truth, "ruler \(k)")
      #expect(found.possibleTickMm.isEmpty || found.possibleTickMm == (k % 3 == 0 ? [0.5] : [1, 0.1]), "ruler \(k)")
    }
    #expect(read * 10 >= 8 * count)
  }

  private func hair(on picture: inout DrawnPicture, count: Int, seed: UInt64) {
    var source = NumberSource(seed: seed)
    for _ in 0..<count {
      let a = Point(source.next(in: 0..<900), source.next(in: 0..<700))
      let b = a + Point(source.next(in: 30..<120), source.next(in: 40..<130))
      picture.line(from: a, to: b, width: source.next(in: 2..<8), source.next(in: 20..<70), blur: 2)
    }
  }

  @Test(arguments: [0.0, 7, 30, 45, 61, 90, 123, 178])
  func halfMillimetreTicksAreMeasuredAtAnyAngle(degrees: Double) throws {
    for (seed, pitch) in [(1, 24.0), (2, 17.3)] {
      var picture = DrawnPicture(seed: UInt64(seed))
      DrawnRuler(pitch: pitch, degrees: degrees).draw(on: &picture)
      hair(on: &picture, count: 30, seed: UInt64(seed) + UInt64(degrees))
      guard case .found(let ruler) = RulerReader.read(try picture.photoFromJPEG()) else {
        Issue.record("not read: \(degrees)°, \(pitch) px")
        continue
      }
      #expect(abs(ruler.pitchPx - pitch) < 0.005 * pitch)
      #expect(ruler.possibleTickMm == [0.5])
    }
  }

  @Test(arguments: [3.0, 38, 80, 140])
  func tenthsWithLongerFifthsAreMeasured(degrees: Double) throws {
    var picture = DrawnPicture(seed: 5)
    DrawnRuler(
      pitch: 11, ticks: 51, degrees: degrees, lengths: [60, 25, 25, 25, 25, 42, 25, 25, 25, 25], lineWidth: 2,
      luma: 230
    ).draw(on: &picture)
    hair(on: &picture, count: 15, seed: UInt64(degrees))
    guard case .found(let ruler) = RulerReader.read(try picture.photoFromJPEG()) else {
      Issue.record("not read")
      return
    }
    #expect(abs(ruler.pitchPx - 11) < 0.005 * 11)
    #expect(ruler.possibleTickMm == [1, 0.1])
  }

  @Test func thePitchIsThatAtTheMiddleOfATiltedRuler() throws {
    for perspective in [0.0002, -0.0002] {
      var picture = DrawnPicture(seed: 8)
      let drawn = DrawnRuler(pitch: 26, degrees: 20, perspective: perspective)
      drawn.draw(on: &picture)
      guard case .found(let ruler) = RulerReader.read(picture.photo) else {
        Issue.record("not read")
        continue
      }
      // Along the middle of the short ticks.
      let truth = (drawn.place(1, 12) - drawn.place(-1, 12)).length / 2 * 26
      #expect(abs(ruler.pitchPx - truth) < 0.005 * truth)
      #expect(ruler.distortion > 1.15)
    }
  }

  @Test func equalTicksAreMeasuredAndTheirUnitIsLeftOpen() throws {
    var picture = DrawnPicture(seed: 9)
    DrawnRuler(pitch: 55, ticks: 12, degrees: 15, lengths: [80], lineWidth: 5).draw(on: &picture)
    guard case .found(let ruler) = RulerReader.read(picture.photo) else {
      Issue.record("not read")
      return
    }
    #expect(abs(ruler.pitchPx - 55) < 0.005 * 55)
    #expect(ruler.possibleTickMm == [])
  }

  @Test func hairIsNoRuler() {
    for seed in 1...6 {
      var picture = DrawnPicture(seed: UInt64(seed))
      hair(on: &picture, count: 40 * seed, seed: UInt64(seed) + 40)
      #expect(RulerReader.read(picture.photo) == .none)
    }
  }

  @Test func combedParallelHairIsNoRuler() {
    for seed in 1...8 {
      var picture = DrawnPicture(seed: UInt64(seed))
      var source = NumberSource(seed: UInt64(seed) + 90)
      for _ in 0..<150 {
        let a = Point(source.next(in: 0..<900), source.next(in: 0..<700))
        picture.line(
          from: a, to: a + Point(source.next(in: 8..<14), source.next(in: 60..<80)), width: source.next(in: 4..<7), 40)
      }
      #expect(RulerReader.read(picture.photo) == .none)
    }
  }
}
