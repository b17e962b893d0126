import Evaluation
import Geometry
import Testing

@Suite struct ReadingTests {
  private func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func readsTheTruthOfAPhantom() throws {
    let truth = try GroundTruth(
      json: utf8(
        """
        {"image": "a.png", "width": 400, "height": 300, "um_per_px": 10, "field_area_cm2": 0.1,
         "field": {"type": "circle", "cx": 199.5, "cy": 149.5, "r": 140},
         "hairs": [{"id": 1, "fu": 4, "root": [1, 2], "root_in_field": true, "polyline": [[1, 2], [3, 4.5]],
                    "diameter_um": 50, "contrast_levels": -20}]}
        """))
    #expect(truth.circle == Circle(center: Point(199.5, 149.5), radius: 140))
    #expect(truth.densityPerCm2 == 10)
    #expect(truth.meanDiameterUm == 50)
    #expect(abs(truth.cumulativeThicknessMmPerCm2 - 0.5) < 1e-12)
    #expect(truth.hairs[0].polyline.points == [Point(1, 2), Point(3, 4.5)])
    #expect(truth.hairs[0].unit == 4)
    #expect(truth.hairs[0].contrastLevels == -20)
  }

  @Test func readsATrichogramThatHasLittle() throws {
    let found = try FoundTrichogram(json: utf8(#"{"hairs": [{"polyline_px": [[0, 0], [1, 1]]}]}"#))
    #expect(found.summary.hairCount == 1)
    #expect(found.cuts == .usual)
    #expect(found.hairs[0].diameterUm == nil)
  }

  @Test func readsTheSummaryAsPrinted() throws {
    let found = try FoundTrichogram(
      json: utf8(
        """
        {"summary": {"hair_count": 7, "density_per_cm2": null, "mean_diameter_um": 50.5, "vellus_below_um": 40,
                     "terminal_from_um": 40},
         "hairs": [{"polyline_px": [[0, 0], [1, 1]], "class": "terminal", "unit": null, "root_in_field": false}]}
        """))
    #expect(found.summary.hairCount == 7)
    #expect(found.summary.densityPerCm2 == nil)
    #expect(found.summary.meanDiameterUm == 50.5)
    #expect(found.cuts.sizeClass(of: 40) == .terminal)
    #expect(found.hairs[0].sizeClass == .terminal)
    #expect(!found.hairs[0].rootInField)
  }

  @Test(arguments: [
    ("", "not a phantom's truth: not JSON"),
    ("[]", "not a phantom's truth: the whole has the wrong type"),
    (#"{"width": 3, "height": 3, "um_per_px": 1}"#, "not a phantom's truth: hairs is missing"),
    (#"{"width": "3", "height": 3, "um_per_px": 1, "hairs": []}"#, "not a phantom's truth: width has the wrong type"),
    (#"{"width": 0, "height": 3, "um_per_px": 1, "hairs": []}"#, "not a phantom's truth: the photo has no pixels"),
    (#"{"width": 3, "height": 3, "um_per_px": 0, "hairs": []}"#, "not a phantom's truth: um_per_px is not positive"),
    (
      #"{"width": 3, "height": 3, "um_per_px": 1, "hairs": [{"polyline": [[0]], "root_in_field": true}]}"#,
      "not a phantom's truth: hairs[0].polyline[0][1] is null"
    ),
  ])
  func saysWhatIsWrongWithATruth(_ text: String, _ message: String) {
    let error = #expect(throws: InputError.self) { try GroundTruth(json: utf8(text)) }
    #expect(error?.description == message)
  }

  @Test func readsHandMarkedHairs() throws {
    let photos = try MarkedPhoto.read(
      csv: utf8(
        """
        photo,class,root_x,root_y,tip_x,tip_y
        b.jpg,premium,492.0,277.5,526.0,326.0
        a.jpg,undersize,1,2,3,4
        b.jpg,abnormal,5,6,7,8

        """))
    #expect(photos.map(\.name) == ["b.jpg", "a.jpg"])
    #expect(photos[0].hairs.map(\.kind) == [.premium, .abnormal])
    #expect(photos[0].hairs[0].tip == Point(526, 326))
  }

  @Test(arguments: [
    ("photo,x\n", "not a list of marked hairs: the first line must be photo,class,root_x,root_y,tip_x,tip_y"),
    (
      "photo,class,root_x,root_y,tip_x,tip_y\na,premium,1,2,3,x\n",
      "line 2: expected a photo, one of premium, single, undersize, abnormal, and four numbers"
    ),
    (
      "photo,class,root_x,root_y,tip_x,tip_y\r\na,premium,1,2,3,4\r\na,big,1,2,3,4\r\n",
      "line 3: expected a photo, one of premium, single, undersize, abnormal, and four numbers"
    ),
  ])
  func saysWhatIsWrongWithMarkedHairs(_ text: String, _ message: String) {
    let error = #expect(throws: InputError.self) { try MarkedPhoto.read(csv: utf8(text)) }
    #expect(error?.description == message)
  }
}
