// Key and value in one call.
extension JSONWriter {
  public mutating func object(
    _ name: String, onOneLine: Bool = false, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    key(name)
    try object(onOneLine: onOneLine, body)
  }

  public mutating func array(
    _ name: String, onOneLine: Bool = false, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    key(name)
    try array(onOneLine: onOneLine, body)
  }

  /// Writes a member that is `null`.
  public mutating func null(_ name: String) {
    key(name)
    null()
  }

  public mutating func member(_ name: String, _ value: Bool?) {
    key(name)
    self.value(value)
  }

  public mutating func member(_ name: String, _ value: Int?) {
    key(name)
    self.value(value)
  }

  public mutating func member(_ name: String, _ value: Double?, decimals: Int? = nil) {
    key(name)
    self.value(value, decimals: decimals)
  }

  public mutating func member(_ name: String, _ value: String?) {
    key(name)
    self.value(value)
  }

  public mutating func member(_ name: String, _ values: [Double]?, decimals: Int? = nil) {
    key(name)
    self.value(values, decimals: decimals)
  }

  public mutating func member(_ name: String, _ values: [Int]?) {
    key(name)
    self.value(values)
  }

  public mutating func member(_ name: String, _ interval: ClosedRange<Double>?, decimals: Int? = nil) {
    key(name)
    self.value(interval, decimals: decimals)
  }
}
