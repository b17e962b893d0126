extension Elementary {
  /// The logistic function 1 ÷ (1 + e⁻ˣ): the probability whose log-odds are `x`.
  public static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
