extension Elementary {
  /// The logistic function 1 ÷ (1 + e⁻ˣ): the probability whose log-odds are `x`.
  public static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// The inverse of ``logistic(_:)``: the log-odds of a probability above 0 and below 1.
  public static func logit(_ probability: Double) -> Double { log(probability / (1 - probability)) }
}
