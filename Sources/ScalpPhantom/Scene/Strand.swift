import Geometry

/// One hair on the scalp: its axis over the skin, its thickness and its look.
struct Strand: Sendable {
  enum Kind: Sendable { case vellus, terminal }
  enum Phase: String, Sendable { case anagen, telogen }

  /// The distance between points of the axis.
  static let stepUm = 20.0

  var id: Int
  var unit: Int
  var kind: Kind
  var color: HairColor
  var phase: Phase
  var isLong: Bool
  /// The axis projected on the skin, µm, root first.
  var axis: [Point]
  /// Diameter at each point of the axis, µm.
  var diametersUm: [Double]
  /// Height above the skin at each point, µm.
  var heightsUm: [Double]
  /// Tangent of the angle by which the cut at the tip differs from a square one.
  var cutSlope: Double
  /// Direction in which the shaft goes on under the skin, and how far it can be seen there, µm.
  var burialDirection: Point
  var burialUm: Double
  /// How gradually the skin closes about the root, in half diameters.
  var rootSoftness: Double
  /// Optical density relative to the colour's.
  var pigmentation: Double
  /// Position across the shaft (−1 to 1) and strength of the bright line.
  var specularPlace: Double
  var specularStrength: Double
  /// Those with a higher layer lie on top.
  var layer: Double

  var root: Point { axis[0] }

  var lengthUm: Double {
    Double(axis.count - 2) * Self.stepUm + axis[axis.count - 1].distance(to: axis[axis.count - 2])
  }

  /// The distance along the axis from the root to a point of it.
  func arcUm(_ index: Int) -> Double {
    index == axis.count - 1 ? lengthUm : Double(index) * Self.stepUm
  }

  /// The median diameter over the central 60 % of the shaft, µm.
  var diameterUm: Double {
    let n = diametersUm.count
    let middle = diametersUm[(n / 5)..<max(n / 5 + 1, n - n / 5)].sorted()
    let m = middle.count / 2
    return middle.count % 2 == 1 ? middle[m] : 0.5 * (middle[m - 1] + middle[m])
  }
}
