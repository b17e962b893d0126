import Elementary
import Geometry
import HairDetection
import Imaging
import ScalpField
import Trichometry

/// Which hairs a photo shows: synthetic ones of known width, painted on its own bare skin, found again or not.
public struct DetectionLimit: Sendable, Hashable {
  /// What became of the hairs of one width.
  public struct Band: Sendable, Hashable {
    public var diameterUm: Double
    public var painted: Int
    public var found: Int
    /// Mean of measured less true diameter over those found, µm; `nil` where none was.
    public var biasUm: Double?

    public var recall: Double { painted > 0 ? Double(found) / Double(painted) : 0 }
  }

  /// From the thinnest.
  public var bands: [Band]

  /// The recall that the limit stands for.
  public static let leastRecall = 0.8
  /// The widths that are painted, µm.
  static let diametersUm = [10.0, 15, 20, 25, 30, 35, 40, 50, 60, 80]
  /// Length of the painted hairs, and the room left around each, µm.
  static let lengthUm = 650.0
  static let roomUm = 130.0
  /// Hairs of one width that are wanted, in all rounds.
  static let wanted = 24
  static let rounds = 2
  /// A painted hair is found where one shaft runs along so much of it, within so many µm besides half its width.
  static let leastCovered = 0.6
  static let toleranceUm = 20.0
  /// Hairs of one width from which its recall counts.
  static let leastPainted = 6

  /// The width at which recall falls below 80 %, µm: recall is taken to rise with width, and to change evenly between
  /// the widths that were painted. The thinnest painted width where even that is found; `nil` where none is found often
  /// enough, or there is too little bare skin to tell.
  public var limitUm: Double? {
    let counted = bands.filter { $0.painted >= Self.leastPainted }
    guard counted.count >= 3 else { return nil }
    // Pool adjacent violators (Ayer et al. 1955).
    var pools: [(found: Double, painted: Double, members: Int)] = []
    for band in counted {
      pools.append((Double(band.found), Double(band.painted), 1))
      while pools.count > 1 {
        let last = pools[pools.count - 1], before = pools[pools.count - 2]
        guard before.found * last.painted >= last.found * before.painted else { break }
        pools.removeLast(2)
        pools.append(
          (before.found + last.found, before.painted + last.painted, before.members + last.members))
      }
    }
    let recalls = pools.flatMap { pool in [Double](repeating: pool.found / pool.painted, count: pool.members) }
    guard let i = recalls.firstIndex(where: { $0 >= Self.leastRecall }) else { return nil }
    guard i > 0 else { return counted[0].diameterUm }
    let t = (Self.leastRecall - recalls[i - 1]) / (recalls[i] - recalls[i - 1])
    return counted[i - 1].diameterUm + t * (counted[i].diameterUm - counted[i - 1].diameterUm)
  }

  /// Paints, looks and counts.
  ///
  /// - Parameters:
  ///   - hairs: those of the photo, around which nothing is painted and whose tones the painted ones have.
  ///   - valid: where hair is looked for; see `HairDetector.detect`.
  init(
    _ photo: Photo, hairs: [Hair], region: MeasuredRegion, blur: PhotoBlur?, scale: Trichogram.Scale, umPerPx: Double,
    detector: HairDetector, valid: [Bool]?
  ) {
    let clean = LightPicture(photo)
    let all = ShaftTone.all(of: hairs, in: clean)
    let tones = Self.diametersUm.map { ShaftTone.nearest(toDiameterUm: $0, of: all) }
    var found = [Int](repeating: 0, count: Self.diametersUm.count)
    var painted = found
    var biases = [[Double]](repeating: [], count: Self.diametersUm.count)
    var random = PlaceSource(state: 20_260_101)
    for round in 0..<Self.rounds {
      let each = Self.wanted / Self.rounds
      let set = Self.place(
        each, region: region, hairs: hairs, photo: photo, umPerPx: umPerPx, round: round, &random)
      guard !set.isEmpty else { break }
      var picture = clean
      for (band, hair) in set {
        // Every width has tones from the darkest to the lightest.
        let tone = tones[band][(2 * (painted[band] % Self.wanted) + 1) * tones[band].count / (2 * Self.wanted)]
        painted[band] += 1
        picture.paint(
          hair, light: tone.light(atDiameterUm: hair.diameterUm), umPerPx: umPerPx, blurPx: blur?.sigmaPx ?? 1.1)
      }
      let changed = picture.photo
      let shafts = detector.detect(changed, valid: valid)
      var matches: [(band: Int, trace: ShaftTrace)] = []
      for (band, hair) in set {
        let tolerance = Self.toleranceUm / umPerPx + hair.diameterUm / umPerPx / 2
        guard let shaft = shafts.first(where: { Self.covered(hair.points, by: $0.points, within: tolerance) }) else {
          continue
        }
        found[band] += 1
        matches.append((band, ShaftTrace(shaft)))
      }
      // Hairs of all widths are measured together, as in any photo.
      let measured = Measurement(
        of: shafts.map { ShaftTrace($0) }, in: changed, region: region, scale: scale)
      for match in matches {
        guard let root = match.trace.points.first, let tip = match.trace.points.last,
          let hair = measured.hairs.first(where: {
            $0.root.distance(to: root) < 0.01 && $0.tip.distance(to: tip) < 0.01
          }), let diameter = hair.diameterUm
        else { continue }
        biases[match.band].append(diameter - Self.diametersUm[match.band])
      }
    }
    bands = Self.diametersUm.indices.map { i in
      Band(
        diameterUm: Self.diametersUm[i], painted: painted[i], found: found[i],
        biasUm: biases[i].isEmpty ? nil : biases[i].reduce(0, +) / Double(biases[i].count))
    }
  }

  /// Straight hairs of every width by turns, each with room around it, in any direction.
  private static func place(
    _ each: Int, region: MeasuredRegion, hairs: [Hair], photo: Photo, umPerPx: Double, round: Int,
    _ random: inout PlaceSource
  ) -> [(band: Int, hair: InjectedHair)] {
    var skin = BareSkin(
      region: region, hairs: hairs, photoWidth: photo.width, photoHeight: photo.height, umPerPx: umPerPx)
    var result: [(band: Int, hair: InjectedHair)] = []
    for turn in 0..<(each * diametersUm.count) {
      let band = (turn + round) % diametersUm.count
      for _ in 0..<60 {
        let root = Point(random.next() * Double(photo.width), random.next() * Double(photo.height))
        let (sine, cosine) = Elementary.sincos(2 * Double.pi * random.next())
        let tip = root + (lengthUm / umPerPx) * Point(cosine, sine)
        guard skin.holds([root, tip]) else { continue }
        result.append((band, InjectedHair(points: [root, tip], diameterUm: diametersUm[band])))
        skin.take([root, tip], within: roomUm / umPerPx)
        break
      }
    }
    return result
  }

  /// Whether a traced line runs along enough of a painted one.
  private static func covered(_ painted: [Point], by traced: [Point], within tolerance: Double) -> Bool {
    let line = Polyline(traced)
    let samples = Polyline(painted).resampled(pieces: 24).points
    let near = samples.count { line.nearest(to: $0).distance <= tolerance }
    return Double(near) >= leastCovered * Double(samples.count)
  }
}

/// Places that look random and are the same in every run (Steele, Lea and Flood 2014, SplitMix64).
private struct PlaceSource {
  var state: UInt64

  /// From 0 to 1.
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Double(z >> 11) * 0x1p-53
  }
}
