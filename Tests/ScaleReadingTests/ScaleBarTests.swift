import Geometry
import NumberSupport
import Testing

@testable import ScaleReading

@Suite struct ScaleBarTests {
  /// A picture with a bar from column 100 and a label beside its end.
  private func picture(
    _ label: String, length: Int, thickness: Int, _ luma: Double, height: Double,
    face: LetterDots = .aileron
  ) -> DrawnPicture {
    var picture = DrawnPicture()
    picture.fill(100..<(100 + length), 600..<(600 + thickness), luma)
    picture.write(label, x: Double(length) + 113.4, base: 604.3, height: height, luma, face: face)
    return picture
  }

  @Test(arguments: [
    ("1.0 mm", 1000.0), ("1 mm", 1000), ("0.5 mm", 500), ("500 µm", 500), ("2 mm", 2000), ("200 µm", 200),
    ("100 µm", 100), ("5 mm", 5000), ("0.25 mm", 250),
  ])
  func commonLabelsAreRead(label: String, lengthUm: Double) throws {
    var refused = 0
    for face in LetterDots.allCases {
      // That typeface has no µ.
      let label = face == .aileron ? String(label.map { $0 == "µ" ? "u" : $0 }) : label
      for (luma, thickness, height) in [(255.0, 4, 14.0), (255, 6, 21), (0, 3, 17), (10, 8, 30)] {
        let drawn = picture(label, length: 220, thickness: thickness, luma, height: height, face: face)
        let outcome = ScaleBarReader.read(try drawn.photoFromJPEG())
        guard case .found(let bar) = outcome else {
          refused += 1
          continue
        }
        #expect(bar.labelUm == lengthUm)
        #expect(abs(bar.lengthPx - 220) < 1)
      }
    }
    // Small bold letters run together; of twelve, one may be refused, none misread.
    #expect(refused <= 1)
  }

  @Test(arguments: ["1.0 mm²", "r=2 mm", "3.7 mm", "1.0", "mm", "77 mm", "0.3 mm²"])
  func whatIsNoUsualLengthIsNotGuessed(label: String) {
    for face in LetterDots.allCases {
      let photo = picture(label, length: 220, thickness: 4, 255, height: 18, face: face).photo
      if case .found(let bar) = ScaleBarReader.read(photo) { Issue.record("\(label) was read as \(bar)") }
    }
  }

  @Test func digitsAsFarApartAsWithAPointAreNotReadWithoutIt() {
    // The point of 1.0 is lost where pixels are coarse.
    for face in LetterDots.allCases {
      let photo = picture("1 0 mm", length: 220, thickness: 4, 255, height: 18, face: face).photo
      if case .found(let bar) = ScaleBarReader.read(photo) { Issue.record("1 0 mm was read as \(bar)") }
    }
  }

  @Test func aScaleAtWhichNoHairCanBeSeenIsNotBelieved() {
    // 10 mm over 160 px are 62 µm/px.
    let photo = picture("10 mm", length: 160, thickness: 4, 255, height: 18).photo
    guard case .unsure(let why) = ScaleBarReader.read(photo) else {
      Issue.record("the bar was not refused")
      return
    }
    #expect(why.contains("62.5 µm/px"))
    guard case .found(let bar) = ScaleBarReader.read(photo, hasLength: true) else {
      Issue.record("the bar was not found with its length known")
      return
    }
    #expect(bar.umPerPx == nil)
  }

  @Test func aBarAndItsLabelAreCoveredByItsBoxes() throws {
    guard
      case .found(let bar) = ScaleBarReader.read(picture("1.0 mm", length: 220, thickness: 4, 255, height: 18).photo)
    else {
      Issue.record("not found")
      return
    }
    #expect(bar.boxes.contains { $0.xs.contains(100) && $0.xs.contains(319) && $0.ys.contains(602) })
    #expect(bar.boxes.contains { $0.xs.lowerBound > 320 && $0.ys.contains(600) })
  }

  @Test func aBarWithoutALabelNeedsItsLength() {
    let photo = picture("", length: 300, thickness: 3, 0, height: 16).photo
    #expect(ScaleBarReader.read(photo) == .none)
    guard case .found(let bar) = ScaleBarReader.read(photo, hasLength: true) else {
      Issue.record("not found")
      return
    }
    #expect(bar.labelUm == nil)
    #expect(abs(bar.lengthPx - 300) < 0.6)
  }

  @Test func hairOverABarHidesNoEnd() {
    var drawn = picture("1 mm", length: 240, thickness: 2, 0, height: 22)
    drawn.line(from: Point(180, 560), to: Point(230, 660), width: 14, 30)
    guard case .found(let bar) = ScaleBarReader.read(drawn.photo) else {
      Issue.record("not found")
      return
    }
    #expect(abs(bar.lengthPx - 240) < 1)
  }

  @Test func anEndThatHairHidesIsNotGuessed() {
    var drawn = picture("1 mm", length: 240, thickness: 2, 0, height: 22)
    drawn.line(from: Point(310, 530), to: Point(350, 680), width: 20, 10)
    if case .found(let bar) = ScaleBarReader.read(drawn.photo) {
      #expect(abs(bar.lengthPx - 240) < 2.4, "read as \(bar.lengthPx) px")
    }
  }

  @Test func aBarInBothDirectionsShowsWhetherPixelsAreSquare() throws {
    var drawn = DrawnPicture()
    drawn.fill(100..<340, 600..<602, 0)
    drawn.fill(100..<102, 362..<602, 0)
    drawn.write("1.0 mm", x: 350, base: 604, height: 15, 255)
    guard case .found(let bar) = ScaleBarReader.read(drawn.photo) else {
      Issue.record("not found")
      return
    }
    #expect(abs(bar.lengthPx - 240) < 1)
    #expect(abs(try #require(bar.anisotropy) - 1) < 0.01)
  }

  @Test func barsThatDisagreeAreRefused() {
    var drawn = picture("1 mm", length: 240, thickness: 3, 255, height: 16)
    drawn.fill(100..<400, 100..<103, 255)
    drawn.write("1 mm", x: 412, base: 104, height: 16, 255)
    guard case .unsure = ScaleBarReader.read(drawn.photo) else {
      Issue.record("one of two bars was believed")
      return
    }
  }

  @Test func skinWithHairHasNoBar() {
    var drawn = DrawnPicture()
    for i in 0..<30 {
      let x = 40 + Double(i * 137 % 820), y = 40 + Double(i * 211 % 620)
      drawn.line(from: Point(x, y), to: Point(x + 90, y + Double(i % 5)), width: 8, 30, blur: 3)
    }
    #expect(ScaleBarReader.read(drawn.photo, hasLength: true) == .none)
  }

  @Test func levelHairIsNoBar() {
    for seed in 1...8 {
      var drawn = DrawnPicture(seed: UInt64(seed))
      var source = NumberSource(seed: UInt64(seed))
      for _ in 0..<12 {
        let start = Point(source.next(in: 50..<600), source.next(in: 50..<650).rounded())
        drawn.line(
          from: start, to: start + Point(source.next(in: 60..<250), 0), width: source.next(in: 2..<9), 40, blur: 2.5)
      }
      #expect(ScaleBarReader.read(drawn.photo, hasLength: true) == .none)
    }
  }
}
