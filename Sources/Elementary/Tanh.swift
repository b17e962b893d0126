extension Elementary {
  /// The hyperbolic tangent, by `exp`; absolute error below 1e-15.
  public static func tanh(_ x: Double) -> Double {
    if x > 20 { return 1 }
    if x < -20 { return -1 }
    let e = exp(2 * x)
    return (e - 1) / (e + 1)
  }
}
