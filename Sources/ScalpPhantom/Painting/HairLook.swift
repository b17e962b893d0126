/// What one hair does to light: its pigment at its own thickness.
struct HairLook: Sendable {
  let transmission: LinearColor
  let scatter: LinearColor
  /// Colour of the bright line.
  let shine: LinearColor
  /// Colour of dust on the shaft.
  let dust = LinearColor(0.22, 0.21, 0.20)
  /// Darkening of the edges by refraction; it shows where the hair is transparent.
  let rim: Float

  init(_ strand: Strand) {
    let pigment = HairPigment(strand.color)
    // Beer–Lambert: light passes as through that much of the same stuff.
    let depth = strand.pigmentation * max(0.2, strand.diameterUm / 60)
    transmission = pigment.transmission.power(depth)
    let opacity = LinearColor(1 - transmission.r, 1 - transmission.g, 1 - transmission.b)
    let full = LinearColor(
      1 - pigment.transmission.r, 1 - pigment.transmission.g, 1 - pigment.transmission.b)
    scatter = LinearColor(
      pigment.scatter.r * opacity.r / full.r, pigment.scatter.g * opacity.g / full.g,
      pigment.scatter.b * opacity.b / full.b)
    shine = LinearColor(0.34, 0.36, 0.40)
    rim = 0.55 * transmission.g
  }
}
