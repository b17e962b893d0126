import Geometry

/// Where the ticks of a ruler lie, as smooth functions of their number: the ends that lie in one line, and the direction
/// from there along each tick.
struct TickModel {
  private var endX: Polynomial
  private var endY: Polynomial
  private var directionX: Polynomial
  private var directionY: Polynomial
  /// How long the shorter ticks are, in pixels.
  private(set) var shortLength: Double
  private(set) var isDark: Bool

  /// The model of a chain of segments; `nil` where the ends of the ticks lie in no line.
  init?(_ chain: TickChain) {
    guard let first = chain.ticks.first?.segment else { return nil }
    let places = chain.ticks.map { Double($0.index) }
    let degree = chain.count >= 7 ? 2 : 1
    let lengths = chain.ticks.map(\.segment.length).sorted()
    shortLength = lengths[lengths.count / 4]
    isDark = first.isDark
    var best: (scatter: Double, model: (Polynomial, Polynomial, Polynomial, Polynomial))?
    for side in [false, true] {
      var ends: [Point] = [], directions: [Point] = []
      for (_, tick) in chain.ticks {
        let turned = tick.direction.dot(first.direction) < 0 ? -tick.direction : tick.direction
        let inwards = side ? -turned : turned
        ends.append(tick.middle - tick.half * inwards)
        directions.append(inwards)
      }
      let floor = max(1.5, 0.06 * shortLength)
      guard let (x, keepX) = Polynomial.robust(places, ends.map(\.x), degree: degree, floor: floor),
        let (y, keepY) = Polynomial.robust(places, ends.map(\.y), degree: degree, floor: floor),
        let (u, _) = Polynomial.robust(places, directions.map(\.x), degree: 1, floor: 0.01),
        let (v, _) = Polynomial.robust(places, directions.map(\.y), degree: 1, floor: 0.01)
      else { continue }
      guard zip(keepX, keepY).count(where: { $0 && $1 }) * 10 >= 6 * chain.count else { continue }
      let scatter = (x.scatter * x.scatter + y.scatter * y.scatter).squareRoot()
      if best.map({ scatter < $0.scatter }) ?? true { best = (scatter, (x, y, u, v)) }
    }
    guard let best, best.scatter <= max(2.5, 0.15 * shortLength) else { return nil }
    (endX, endY, directionX, directionY) = best.model
  }

  func end(_ place: Double) -> Point { Point(endX(place), endY(place)) }

  /// From the aligned end along the tick, of length 1.
  func direction(_ place: Double) -> Point { Point(directionX(place), directionY(place)).normalized }

  /// Along the ruler from one tick to the next, in pixels.
  func step(_ place: Double) -> Point { Point(endX.slope(place), endY.slope(place)) }

  /// The same with places counted from other ends that were measured better.
  mutating func move(_ places: [Double], by shifts: [Double]) {
    let degree = places.count >= 7 ? 2 : 1
    let ends = zip(places, shifts).map { place, shift in end(place) + shift * step(place).normalized }
    guard let (x, _) = Polynomial.robust(places, ends.map(\.x), degree: degree, floor: 0.3),
      let (y, _) = Polynomial.robust(places, ends.map(\.y), degree: degree, floor: 0.3)
    else { return }
    (endX, endY) = (x, y)
  }
}
