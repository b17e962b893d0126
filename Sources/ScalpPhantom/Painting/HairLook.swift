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

  /// - Parameter opacity: 0 to 1: how much of the light that would shine through is scattered within the hair instead, as
  ///   a medulla and air do. The colour on lit skin stays about the same; what lies below shows less.
  init(_ strand: Strand, opacity: Double) {
    let pigment = HairPigment(strand.color)
    // Beer–Lambert: light passes as through that much of the same stuff.
    let depth = strand.pigmentation * max(0.2, strand.diameterUm / 60)
    let clear = pigment.transmission.power(depth)
    let kept = Float(1 - opacity)
    transmission = clear * kept
    let taken = LinearColor(1 - clear.r, 1 - clear.g, 1 - clear.b)
    let full = LinearColor(
      1 - pigment.transmission.r, 1 - pigment.transmission.g, 1 - pigment.transmission.b)
    let within = clear * LinearColor(0.42, 0.32, 0.27) * (1 - kept)
    scatter =
      within
      + LinearColor(
        pigment.scatter.r * taken.r / full.r, pigment.scatter.g * taken.g / full.g,
        pigment.scatter.b * taken.b / full.b)
    shine = LinearColor(0.34, 0.36, 0.40)
    rim = 0.55 * transmission.g
  }
}
