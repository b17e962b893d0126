/// What the numbers of a photo are, for the dictionary.
enum SummaryMeaning {
  static func unit(_ name: String) -> String {
    if name.contains("per_cm2") || name.hasPrefix("density") { return name.contains("_mm_") ? "mm/cm2" : "1/cm2" }
    if name.hasSuffix("_um") || name.hasPrefix("mean_diameter") { return "um" }
    return name.hasSuffix("_mm") ? "mm" : "1"
  }

  static func meaning(_ name: String) -> String {
    switch name {
    case "hair_count": "hairs whose root lies in the field"
    case "density_per_cm2": "hair_count ÷ area_cm2"
    case "density_ci95_low", "density_ci95_high": "95 % interval of the density of this field"
    case "mean_diameter_um": "mean of the hairs' diameters"
    case "mean_diameter_ci95_low", "mean_diameter_ci95_high": "95 % interval of the mean diameter of this field"
    case "median_diameter_um": "median of the hairs' diameters"
    case "sd_diameter_um": "standard deviation of the hairs' diameters"
    case "cv_diameter": "sd_diameter_um ÷ mean_diameter_um"
    case "cumulative_thickness_mm_per_cm2": "sum of the hairs' diameters ÷ area_cm2"
    case "vellus_below_um": "hairs thinner than this are vellus"
    case "terminal_from_um": "hairs from this diameter on are terminal"
    case "vellus_count": "vellus hairs"
    case "intermediate_count": "hairs between vellus and terminal"
    case "terminal_count": "terminal hairs"
    case "terminal_to_vellus": "terminal_count ÷ vellus_count"
    case "follicular_unit_count": "groups of hairs that leave the skin together, each where its topmost root lies"
    case "follicular_units_per_cm2": "follicular_unit_count ÷ area_cm2"
    case "hairs_per_unit": "hair_count ÷ follicular_unit_count"
    case "single_hair_units_fraction": "share of units with one hair"
    case "mean_length_mm": "mean visible length of hairs with root and tip in the field"
    case "hair_cover_fraction": "share of the field that hair covers"
    default: name
    }
  }
}
