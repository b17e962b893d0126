import JSONSchemaSupport
import Reporting
import Testing
import Trichometry

@Suite struct TrichogramJSONTests {
  @Test func aLineHasTheContractsKeysInItsOrder() {
    let line = String(decoding: TrichogramJSON.encode(.sample), as: UTF8.self)
    let zeros = String(repeating: "0a", count: 32)
    let sha = String(repeating: "b1", count: 32)
    #expect(
      line == """
        {"schema":"trichogram/1",\
        "software":{"version":"0.1.0","settings_sha256":"\(zeros)"},\
        "photo":{"name":"p \\"1\\".jpg","sha256":"\(sha)","width_px":40,"height_px":30},\
        "scale":{"um_per_px":8,"relative_se":0.005,"source":"field-circle"},\
        "field":{"shape":"circle","area_cm2":0.782432123,"masked_cm2":0.004,\
        "outline_px":[[-0.5,-0.5],[39.5,-0.5],[39.5,29.5]]},\
        "quality":{"verdict":"usable","reasons":["soft focus"],"focus":0.93,"glare_fraction":0.01,\
        "detection_limit_um":null},\
        "summary":{"hair_count":129,"density_per_cm2":164.870531,"density_ci95":[155.9,174],\
        "mean_diameter_um":58.9,"mean_diameter_ci95":[57.7,60.1],"median_diameter_um":58.3,"sd_diameter_um":19,\
        "cv_diameter":0.322580645,"cumulative_thickness_mm_per_cm2":9.7108743,\
        "vellus_below_um":30,"terminal_from_um":60,"vellus_count":11,"intermediate_count":50,"terminal_count":68,\
        "terminal_to_vellus":6.18181818,"follicular_unit_count":62,"follicular_units_per_cm2":79.2401004,\
        "hairs_per_unit":2.08064516,"single_hair_units_fraction":0.31,"mean_length_mm":0.98,\
        "hair_cover_fraction":0.09},\
        "hairs":[{"id":1,"root_px":[10,5],"tip_px":[12.346,9],"root_in_field":true,"tip_in_field":false,\
        "polyline_px":[[10,5],[12.346,9]],"widths_um":[64,65.6],"diameter_um":65.68,"diameter_se_um":0.8123,\
        "diameter_px":8.21,"length_mm":1.04,"class":"terminal","polarity":"dark","unit":3,"confidence":0.98},\
        {"id":2,"root_px":[0,3],"tip_px":[2,3],"root_in_field":false,"tip_in_field":true,\
        "polyline_px":[[0,3],[2,3]],"widths_um":null,"diameter_um":null,"diameter_se_um":null,\
        "diameter_px":4,"length_mm":null,"class":null,"polarity":"light","unit":null,"confidence":0.5}],\
        "warnings":["no ICC profile"]}
        """)
  }

  @Test(arguments: [Trichogram.sample, .unknown])
  func outputFitsItsSchema(_ trichogram: Trichogram) throws {
    var timed = trichogram
    timed.timing = [.init(stage: "decode", milliseconds: 3.25), .init(stage: "ridges", milliseconds: 0)]
    let schema = try JSONSchema(named: "trichogram-1")
    #expect(schema.problems(in: try JSONValue(parsing: TrichogramJSON.encode(trichogram))) == [])
    #expect(schema.problems(in: try JSONValue(parsing: TrichogramJSON.encode(timed))) == [])
  }

  @Test func fileAndLineHaveTheSameContent() throws {
    let line = TrichogramJSON.encode(.sample)
    let file = TrichogramJSON.encode(.sample, layout: .file)
    #expect(try JSONValue(parsing: line) == JSONValue(parsing: file))
    #expect(!line.contains(UInt8(ascii: "\n")))
    #expect(file.last == UInt8(ascii: "\n"))
    #expect(String(decoding: file, as: UTF8.self).contains("\n  \"summary\": {\n    \"hair_count\": 129,\n"))
  }

  @Test func timingIsTheLastKeyAndOnlyOnRequest() throws {
    var trichogram = Trichogram.sample
    #expect(try JSONValue(parsing: TrichogramJSON.encode(trichogram))["timing_ms"] == nil)
    trichogram.timing = [.init(stage: "decode", milliseconds: 3.25)]
    let json = try JSONValue(parsing: TrichogramJSON.encode(trichogram))
    #expect(json.keys.last == "timing_ms")
    #expect(json["timing_ms"] == .object([.init("decode", .number("3.25"))]))
  }

  @Test func numbersHaveAtMostNineDigits() throws {
    let texts = try JSONValue(parsing: TrichogramJSON.encode(.sample)).numberTexts
    for text in texts {
      let digits = text.filter(\.isNumber).drop { $0 == "0" }
      #expect(digits.count <= 9, "\(text)")
      #expect(text != "-0")
    }
  }

  @Test func densitiesHoldBetweenPrintedNumbers() throws {
    let json = try JSONValue(parsing: TrichogramJSON.encode(.sample))
    let summary = try #require(json["summary"])
    func number(_ name: String) throws -> Double { try #require(summary[name]?.number) }
    let area = try #require(json["field"]?["area_cm2"]?.number)
    #expect(abs(try number("density_per_cm2") - number("hair_count") / area) < 1e-6)
    #expect(abs(try number("follicular_units_per_cm2") - number("follicular_unit_count") / area) < 1e-6)
    #expect(abs(try number("cv_diameter") - number("sd_diameter_um") / number("mean_diameter_um")) < 1e-6)
    #expect(abs(try number("hairs_per_unit") - number("hair_count") / number("follicular_unit_count")) < 1e-6)
    #expect(
      abs(
        try number("cumulative_thickness_mm_per_cm2")
          - number("mean_diameter_um") * number("density_per_cm2") / 1000) < 1e-6)
  }
}
