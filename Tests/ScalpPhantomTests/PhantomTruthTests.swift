import Foundation
import Geometry
import Testing

@testable import ScalpPhantom

@Suite struct PhantomTruthTests {
  /// A small photo of many hairs.
  static func small(_ change: (inout PhantomParameters) -> Void = { _ in }) -> PhantomParameters {
    var p = PhantomParameters()
    p.width = 320
    p.height = 240
    p.umPerPx = 12
    change(&p)
    return p
  }

  @Test func numbersAgreeWithEachOther() {
    let truth = ScalpPhantom.render(Self.small(), seed: 3).truth
    let rooted = truth.hairs.filter(\.rootInField)
    #expect(rooted.count > 5)
    #expect(truth.umPerPx == 12)
    #expect(abs(truth.fieldAreaCm2 - 320 * 240 * 144e-8) < 1e-12)
    #expect(abs(truth.densityPerCm2 * truth.fieldAreaCm2 - Double(rooted.count)) < 1e-9)
    let mean = rooted.map(\.diameterUm).reduce(0, +) / Double(rooted.count)
    #expect(abs((truth.meanDiameterUm ?? 0) - mean) < 1e-9)
    #expect(abs(truth.cumulativeThicknessMmPerCm2 - mean * truth.densityPerCm2 / 1000) < 1e-9)
    #expect(truth.follicularUnits.map(\.n).reduce(0, +) == rooted.count)
    #expect(Set(truth.follicularUnits.map(\.id)) == Set(rooted.map(\.fu)))
  }

  @Test(arguments: [false, true])
  func hairsLieInTheField(circle: Bool) {
    let parameters = Self.small { $0.circle = circle }
    let field = PhantomField(parameters)
    for seed in 1...4 as ClosedRange<UInt64> {
      for hair in ScalpPhantom.render(parameters, seed: seed).truth.hairs {
        let points = hair.polyline.map { Point($0[0], $0[1]) }
        // Written with two decimals.
        let center = Point(159.5, 119.5)
        #expect(points.allSatisfy { field.contains($0 + 0.02 * (center - $0).normalized) })
        #expect(field.contains(Point(hair.root[0], hair.root[1])) == hair.rootInField)
        #expect(field.contains(Point(hair.tip[0], hair.tip[1])) == hair.tipInField)
        if hair.rootInField { #expect(hair.polyline[0] == hair.root) }
        if hair.rootInField && hair.tipInField {
          #expect(hair.polyline[hair.polyline.count - 1] == hair.tip)
          #expect(abs(hair.visibleLengthUm - hair.lengthUm) < 0.02)
        }
        #expect(hair.diametersUm.count == hair.polyline.count)
        let length = Polyline(points).length
        #expect(abs(length * 12 - hair.visibleLengthUm) < 0.01 * hair.visibleLengthUm + 2)
        for i in points.indices.dropFirst() where points.count > 2 {
          #expect(points[i].distance(to: points[i - 1]) >= 3.98)
        }
      }
    }
  }

  @Test func fieldIsHalfOpen() {
    let rectangle = PhantomField.rectangle(width: 10, height: 8)
    #expect(rectangle.contains(Point(-0.5, -0.5)))
    #expect(!rectangle.contains(Point(9.5, 3)))
    #expect(!rectangle.contains(Point(3, 7.5)))
    #expect(rectangle.contains(Point(9.4999, 7.4999)))
    #expect(!rectangle.contains(Point(-0.5001, 3)))
  }

  @Test func baldScalpsHaveNoHair() {
    let truth = ScalpPhantom.render(Self.small { $0.densityPerCm2 = 0 }, seed: 1).truth
    #expect(truth.hairs.isEmpty && truth.follicularUnits.isEmpty)
    #expect(truth.densityPerCm2 == 0 && truth.meanDiameterUm == nil && truth.cumulativeThicknessMmPerCm2 == 0)
    let text = String(decoding: truth.json, as: UTF8.self)
    #expect(text.contains("\"mean_diameter_um\": null"))
  }

  @Test func densityAndDiametersAreThoseAskedFor() {
    let parameters = Self.small {
      $0.width = 1600
      $0.height = 1200
      $0.vellusShare = 0
    }
    let projection = Projection(width: 1600, height: 1200, umPerPx: 12)
    let region = SkinRegion(projection, width: 1600, height: 1200)
    var counts = 0
    var units = 0
    var sum = 0.0
    for seed in 1...20 as ClosedRange<UInt64> {
      let scalp = Scalp(parameters, region: region, random: RandomSource(seed: seed))
      counts += scalp.strands.count
      units += scalp.units.count
      for strand in scalp.strands { sum += strand.diameterUm }
    }
    let expected = 20 * region.areaCm2 * parameters.densityPerCm2
    #expect(abs(Double(counts) / expected - 1) < 0.03)
    #expect(abs(Double(counts) / Double(units) / parameters.hairsPerUnit - 1) < 0.03)
    #expect(abs(sum / Double(counts) / parameters.diameterUm - 1) < 0.02)
  }

  @Test func readsWhatItWrites() throws {
    for circle in [false, true] {
      let truth = ScalpPhantom.render(Self.small { $0.circle = circle }, seed: 2, image: "a.jpg").truth
      let read = try JSONDecoder().decode(PhantomTruth.self, from: Data(truth.json))
      #expect(read.hairs == truth.hairs)
      #expect(read.follicularUnits == truth.follicularUnits)
      #expect(read.image == "a.jpg")
      #expect(read.field == truth.field)
      #expect(abs(read.densityPerCm2 / truth.densityPerCm2 - 1) < 1e-8)
    }
  }

  @Test func passesOverUnknownKeys() throws {
    let text = """
      {"seed": 1, "width": 4, "height": 3, "um_per_px": 8, "field_area_cm2": 0.1, "density_per_cm2": 10,
       "mean_diameter_um": 50.5, "cumulative_thickness_mm_per_cm2": 0.5, "follicular_units": [{"id": 1, "n": 1, "x": 2}],
       "hairs": [{"id": 1, "fu": 1, "root": [1, 1], "root_in_field": true, "tip": [2, 2], "tip_in_field": true,
         "polyline": [[1, 1], [2, 2]], "diameters_um": [50, 51], "diameter_um": 50.5, "length_um": 11.3,
         "visible_length_um": 11.3, "color": "dbrown", "cls": "terminal", "phase": "anagen", "contrast_levels": -80,
         "long": false}], "image": "a.jpg", "field": {"type": "circle", "cx": 1.5, "cy": 1, "r": 1.4}}
      """
    let truth = try JSONDecoder().decode(PhantomTruth.self, from: Data(text.utf8))
    #expect(truth.hairs[0].color == "dbrown")
    #expect(truth.field == .circle(cx: 1.5, cy: 1, r: 1.4))
  }

  @Test func contrastHasTheSignOfTheHair() {
    let dark = ScalpPhantom.render(Self.small { $0.vellusShare = 0 }, seed: 1).truth
    #expect(dark.hairs.allSatisfy { $0.contrastLevels < -40 })
    let light = ScalpPhantom.render(
      Self.small {
        $0.vellusShare = 0
        $0.skin = 6
        $0.colors = HairColorMix([.white: 1])
      }, seed: 1
    ).truth
    #expect(light.hairs.allSatisfy { $0.contrastLevels > 40 })
  }
}
