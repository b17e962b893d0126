/// Everything a phantom depends on besides its seed.
///
/// The defaults are a clipped, dark-haired scalp of skin type II under a USB microscope. Counts per area are per cm².
public struct PhantomParameters: Sendable, Hashable {
  // MARK: Photo

  public var width = 1280
  public var height = 960
  /// Micrometres a pixel, 2 to 15.
  public var umPerPx = 8.0
  /// A dermoscope's bright circle with black around it.
  public var circle = false
  /// A millimetre scale engraved in the dermoscope's circle.
  public var ticks = false

  // MARK: Hair

  public var colors = HairColorMix([.black: 1])
  /// Hairs a cm²; 0 is a bald scalp.
  public var densityPerCm2 = 160.0
  /// Mean number of hairs in a follicular unit, 1 to 4; units have 1 to 5.
  public var hairsPerUnit = 2.1
  /// Mean and coefficient of variation of the diameters of hairs that are not vellus (log-normal).
  public var diameterUm = 64.0
  public var diameterCV = 0.26
  /// Share of vellus hairs, 0 to 1, and their mean diameter.
  public var vellusShare = 0.1
  public var vellusDiameterUm = 22.0
  /// Lengths of clipped hair.
  public var minLengthUm = 500.0
  public var maxLengthUm = 1300.0
  /// Share of long hair among the hairs that are not vellus, 0 to 1, and its lengths.
  public var longShare = 0.0
  public var minLongLengthUm = 6000.0
  public var maxLongLengthUm = 30000.0
  /// Standard deviation of the curvature along a hair, 1/mm (Ornstein–Uhlenbeck), and its correlation length.
  public var curlPerMm = 0.15
  public var curlLengthUm = 1500.0
  /// How strongly long hair is combed along the flow, 0 (free) to 1.
  public var combing = 0.4
  /// Standard deviation of the directions of units about the flow, and of hairs about their unit, degrees.
  public var directionSpreadDegrees = 12.0
  public var unitSpreadDegrees = 7.0
  /// How far the flow turns over the photo, degrees.
  public var flowTurnDegrees = 20.0
  /// Shares of the units whose hairs leave one common opening, lie side by side and touch, converge to their tips, or
  /// stand close and cross over each other; the others stand apart.
  public var commonRootShare = 0.25
  public var touchingShare = 0.2
  public var convergingShare = 0.2
  public var crossingShare = 0.0
  /// Share of clipped hairs that end in a straight cut instead of a point, 0 to 1.
  public var cutShare = 0.97
  /// How far projected width changes as an oval shaft turns, 0 (round) to 0.5.
  public var ovalness = 0.06
  /// Unevenness of the shaft's outline by cuticle and dirt, 0 to 1.
  public var roughness = 0.3
  /// Height above the skin that clipped hair reaches.
  public var liftUm = 120.0
  /// Strength of the bright line along shafts, and of the shadow they cast, 0 to 1.
  public var specular = 0.35
  public var shadow = 0.25
  /// Visibility of shafts under the skin before the root (bluish, blurred), and of follicular openings with their pale
  /// halo, 0 to 1.
  public var subsurface = 0.5
  public var openings = 0.5
  /// How little of what lies below shows through hair, 0 (as its pigment alone has it) to 1 (nothing).
  public var opacity = 0.0
  /// Share of hairs in the growing phase, 0 to 1; it shows only in phototrichograms.
  public var anagenShare = 0.87

  // MARK: Skin

  /// Fitzpatrick type, 1 to 6; between two types lies their mixture.
  public var skin = 2.0
  /// From −1 (yellowish) to 1 (pinkish).
  public var skinTint = 0.0
  /// Strength of the skin's pattern: pores and mottling, shiny flakes, furrows (above 1.5 creases), pigment network; 0 to 1.5,
  /// flakes to 3 and furrows to 4.
  public var texture = 0.6
  public var gloss = 0.2
  public var furrows = 0.4
  public var honeycomb = 0.0
  /// Strength of redness and of vessels, 0 to 1.
  public var erythema = 0.4
  public var vessels = 0.4
  public var molesPerCm2 = 0.8
  public var scalesPerCm2 = 10.0
  public var yellowDotsPerCm2 = 8.0
  public var blackDotsPerCm2 = 4.0
  /// Loose cut hair lying on the skin: not hair in the truth.
  public var debrisPerCm2 = 8.0
  public var bubblesPerCm2 = 6.0
  public var glintsPerCm2 = 20.0
  /// Strength of a patch of glare, 0 to 1.
  public var glare = 0.0

  // MARK: Light and camera

  public var exposure = 1.0
  /// Colour of the light, from −1 (bluish) to 1 (yellowish).
  public var warmth = 0.0
  /// Loss of light across the photo and towards its corners, 0 to 1.
  public var lightGradient = 0.15
  public var vignette = 0.25
  /// Stray light, as a share of white.
  public var haze = 0.008
  /// Standard deviation of the blur of the whole camera in focus, px.
  public var blurPx = 0.85
  /// Further blur where the field is least in focus, px.
  public var defocusPx = 0.6
  /// Further blur for each 100 µm of height above the skin, px.
  public var depthBlurPx = 0.15
  /// Take the photo through a Bayer mosaic.
  public var mosaic = true
  /// Noise of the sensor, 1 being a small USB camera.
  public var noise = 1.0
  /// Strength of the camera's unsharp mask.
  public var sharpen = 0.35
  public var jpegQuality = 90

  // MARK: Second photo

  public var pair = PairParameters()
  public var phototrichogram = PhototrichogramParameters()

  public init() {}
}
