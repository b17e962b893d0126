import Elementary

/// Where the root of one hair is found in two photos, apart from where it was.
///
/// Most roots are found to within a little; some too early or too late on the shaft, and then by so much farther along it
/// than across; a few anywhere.
struct RootOffsets {
  /// Standard deviations of most, along the shaft and across it, µm.
  var alongUm = 12.0
  var acrossUm = 9.0

  /// Shares of roots that are found well, a little off, far up the shaft, and anywhere near; measured on phantoms.
  private static let shares = (well: 0.64, off: 0.17, far: 0.16, anywhere: 0.03)
  private static let offUm = 45.0
  private static let farUm = 180.0
  private static let anywhereUm = 90.0
  /// How much wider than `acrossUm` those are, and what a shaft's bend adds for each µm along it.
  private static let widening = (off: 2.0, far: 3.0)
  private static let bend = 0.12

  /// The density of such an offset, per µm².
  func density(_ meeting: Meeting) -> Double {
    let along = meeting.alongUm, across = meeting.acrossUm
    let farAcross = Self.widening.far * acrossUm, bent = Self.bend * along
    let r = meeting.distanceUm / Self.anywhereUm
    return Self.shares.well * Self.bell(along, alongUm) * Self.bell(across, acrossUm)
      + Self.shares.off * Self.bell(along, Self.offUm) * Self.bell(across, Self.widening.off * acrossUm)
      + Self.shares.far * Self.bell(along, Self.farUm)
      * Self.bell(across, (farAcross * farAcross + bent * bent).squareRoot())
      + Self.shares.anywhere * Elementary.exp(-0.5 * r * r) / (2 * Double.pi * Self.anywhereUm * Self.anywhereUm)
  }

  private static func bell(_ x: Double, _ sd: Double) -> Double {
    let t = x / sd
    return Elementary.exp(-0.5 * t * t) / (sd * 2.5066282746310002)
  }
}
