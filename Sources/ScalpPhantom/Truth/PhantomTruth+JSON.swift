import OrderedJSON

extension PhantomTruth {
  /// The text of `STEM.truth.json`, one hair a line.
  public var json: [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.object { json in
      json.member("width", width)
      json.member("height", height)
      json.member("um_per_px", umPerPx)
      json.member("field_area_cm2", fieldAreaCm2)
      json.member("density_per_cm2", densityPerCm2)
      json.member("mean_diameter_um", meanDiameterUm)
      json.member("cumulative_thickness_mm_per_cm2", cumulativeThicknessMmPerCm2)
      json.array("follicular_units", onOneLine: true) { json in
        for unit in follicularUnits {
          json.object { json in
            json.member("id", unit.id)
            json.member("n", unit.n)
          }
        }
      }
      json.array("hairs") { json in
        for hair in hairs { hair.write(to: &json) }
      }
      json.member("image", image)
      json.object("field", onOneLine: true) { json in
        switch field {
        case .rect:
          json.member("type", "rect")
        case .circle(let cx, let cy, let r):
          json.member("type", "circle")
          json.member("cx", cx)
          json.member("cy", cy)
          json.member("r", r)
        }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension PhantomTruth.Hair {
  fileprivate func write(to json: inout JSONWriter) {
    json.object(onOneLine: true) { json in
      json.member("id", id)
      json.member("fu", fu)
      json.member("root", root, decimals: 2)
      json.member("root_in_field", rootInField)
      json.member("tip", tip, decimals: 2)
      json.member("tip_in_field", tipInField)
      json.array("polyline", onOneLine: true) { json in
        for point in polyline { json.value(point, decimals: 2) }
      }
      json.member("diameters_um", diametersUm, decimals: 2)
      json.member("diameter_um", diameterUm, decimals: 2)
      json.member("length_um", lengthUm, decimals: 2)
      json.member("visible_length_um", visibleLengthUm, decimals: 2)
      json.member("color", color)
      json.member("cls", cls)
      json.member("phase", phase)
      json.member("contrast_levels", contrastLevels, decimals: 2)
    }
  }
}
