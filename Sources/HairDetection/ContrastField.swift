import Imaging
import KernelTable

/// How much darker, and how much lighter, each pixel is than the skin around it, as a share of the skin's light.
struct ContrastField {
  /// 1 − the brightest of red and blue-green over skin: hair takes light from every colour, a vessel only from blue and
  /// green, a shadow under the skin most from red.
  let dark: Plane
  /// Blue-green over skin − 1: white and grey hair lacks the skin's yellow.
  let light: Plane
  /// 1 − all colours over skin: where the light is weak, as beside and below a shaft.
  let shade: Plane
  /// 1 − red over skin, and 1 − blue-green over skin.
  let redLoss: Plane
  let coolLoss: Plane

  /// - Parameters:
  ///   - valid: elsewhere all contrast is 0.
  init(_ color: ColorPlanes, skin: SkinBackground, valid: [Bool]?, umPerPx: Double, kernels: KernelTable) {
    let w = color.width, h = color.height
    dark = Plane(width: w, height: h)
    light = Plane(width: w, height: h)
    shade = Plane(width: w, height: h)
    redLoss = Plane(width: w, height: h)
    coolLoss = Plane(width: w, height: h)
    var skinRows = SkinBackground.RowReader(skin)
    for y in 0..<h {
      skinRows.read(y)
      let colors = [color.red, color.green, color.blue].map { UnsafePointer($0.row(y)) }
      let skinColors = (0..<3).map { UnsafePointer(skinRows.colors.row($0)) }
      let contrasts = [dark, light, shade, redLoss, coolLoss].map { $0.row(y) }
      kernels.measureContrast(colors, skinColors, contrasts, w)
      if let valid {
        for x in 0..<w where !valid[y * w + x] { for row in contrasts { row[x] = 0 } }
      }
    }
    StreakFilling.fill(dark, redLoss: redLoss, coolLoss: coolLoss, skin: skin, umPerPx: umPerPx)
  }
}
