extension [Point] {
  /// The direction of the line through the points at one of them, from its neighbours on both sides where it has them.
  @inlinable public func tangent(at i: Int) -> Point {
    (self[Swift.min(i + 1, count - 1)] - self[Swift.max(i - 1, 0)]).normalized
  }
}
