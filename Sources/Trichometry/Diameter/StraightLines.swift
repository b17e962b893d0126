/// Values known at some places: straight lines between the nearest of them, the end ones beyond.
struct StraightLines {
  /// Ascending.
  let places: [Double]
  /// As many as places.
  let values: [Double]

  /// The value at a place; `nil` where none is known.
  func value(at place: Double) -> Double? {
    guard let i = places.firstIndex(where: { $0 >= place }) else { return values.last }
    guard i > 0 else { return values[0] }
    let t = (place - places[i - 1]) / (places[i] - places[i - 1])
    return values[i - 1] + t * (values[i] - values[i - 1])
  }
}
