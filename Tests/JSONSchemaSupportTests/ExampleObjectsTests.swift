import JSONSchemaSupport
import Testing

/// Objects as they are promised, whose schemas no output of the program tests yet.
@Suite struct ExampleObjectsTests {
  private static let sha = String(repeating: "0f", count: 32)
  private static let head = """
    {"software": {"version": "0.1.0", "settings_sha256": "\(sha)"},
     "photo": {"name": "p01.jpg", "sha256": "\(sha)", "width_px": 1280, "height_px": 960},
     "scale": {"um_per_px": 8.0, "relative_se": 0.005, "source": "option"},
     "field": {"shape": "frame", "area_cm2": 0.782432, "masked_cm2": 0.004, "outline_px": [[-0.5, -0.5], [1279.5, -0.5]]},
     "quality": {"verdict": "good", "reasons": [], "focus": 0.93, "glare_fraction": 0.01, "detection_limit_um": 18.0},
     "summary": {"hair_count": 129, "density_per_cm2": 164.870557, "density_ci95": [155.9, 174.0],
       "mean_diameter_um": 58.9, "mean_diameter_ci95": [57.7, 60.1], "median_diameter_um": 58.3,
       "sd_diameter_um": 19.0, "cv_diameter": 0.32, "cumulative_thickness_mm_per_cm2": 9.710876,
       "vellus_below_um": 30, "terminal_from_um": 60, "vellus_count": 11, "intermediate_count": 50,
       "terminal_count": 68, "terminal_to_vellus": 6.18, "follicular_unit_count": 62,
       "follicular_units_per_cm2": 79.240113, "hairs_per_unit": 2.08, "single_hair_units_fraction": 0.31,
       "mean_length_mm": 0.98, "hair_cover_fraction": 0.09}}
    """
  private static let change = """
    {"before": 160.2, "after": 171.5, "change": 11.3, "percent": 7.0, "ci95": [6.0, 16.6], "verdict": "gain"}
    """
  private static let pair = """
    {"schema": "trichogram-pair/1", "before": \(head), "after": \(head),
     "registration": {"status": "aligned", "reasons": [], "model": "homography",
       "matrix_before_to_after": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "overlap_fraction": 0.91, "residual_um": 22.0,
       "same_place_probability": 0.999},
     "shared_area_cm2": 0.71,
     "hairs": [{"before_id": 4, "after_id": null, "before_root_px": [1, 2], "after_root_px": null, "fate": "lost",
       "diameter_change_um": null, "diameter_change_se_um": null, "class_before": "vellus", "class_after": null,
       "growth_mm": null, "phase": null}],
     "change": {"density_per_cm2": \(change), "mean_diameter_um": \(change), "kept_mean_diameter_um": \(change),
       "cumulative_thickness_mm_per_cm2": \(change), "terminal_to_vellus": \(change),
       "follicular_units_per_cm2": \(change), "hairs_per_unit": \(change)},
     "patch": null,
     "phototrichogram": {"days": 2, "anagen_fraction": 0.86, "anagen_ci95": [0.8, 0.9], "telogen_fraction": 0.14,
       "growth_mm_per_day": 0.33},
     "warnings": []}
    """
  private static let scale = """
    {"schema": "trichogram-scale/1", "um_per_px": 6.02, "relative_se": 0.001, "source": "ruler", "ticks": 41,
     "anisotropy": 1.001, "warnings": []}
    """
  private static let repeatability = """
    {"schema": "trichogram-repeatability/1", "subjects": 12, "endpoint": "density_per_cm2", "within_subject_sd": 4.1,
     "cv": 0.03, "sdc95": 11.4, "icc_2_1": 0.95, "icc_2_1_ci95": [0.9, 0.98], "icc_3_1": 0.95, "icc_3_1_ci95": null,
     "bland_altman": {"bias": 0.5, "bias_ci95": [-1, 2], "sd": 5.8, "lower": -10.9, "upper": 11.9,
       "lower_ci95": [-14, -8], "upper_ci95": [9, 15]}}
    """
  private static let phantomPair = """
    {"before": "a", "after": "b", "homography_before_to_after_px": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
     "matched_ids": [1, 2], "lost_ids": [3], "added_ids": [], "mean_diameter_change_um": 2.5}
    """
  private static let phototrichogram = """
    {"day0": "a", "dayN": "b", "days": 2, "homography_px": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
     "hairs": [{"id": 1, "phase": "anagen", "growth_um": 660}], "anagen_share": 0.86,
     "mean_anagen_rate_um_per_day": 330}
    """

  @Test(arguments: [
    ("trichogram-pair-1", pair, "same_place_probability"), ("trichogram-pair-1", pair, "\"fate\""),
    ("trichogram-pair-1", pair, "settings_sha256"), ("trichogram-scale-1", scale, "ticks"),
    ("trichogram-repeatability-1", repeatability, "sdc95"), ("phantom-pair-1", phantomPair, "lost_ids"),
    ("phantom-phototrichogram-1", phototrichogram, "growth_um"),
  ])
  func thePromisedObjectFitsAndOneThatLacksAKeyDoesNot(_ name: String, _ text: String, _ key: String) throws {
    let schema = try JSONSchema(named: name)
    #expect(schema.problems(in: try JSONValue(parsing: text)) == [])
    let renamed = text.replacing(key, with: key.hasPrefix("\"") ? "\"other\"" : "other")
    #expect(schema.problems(in: try JSONValue(parsing: renamed)) != [])
  }
}
