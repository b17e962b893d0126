extension PhantomTruth.Field: Decodable {
  private enum CodingKeys: String, CodingKey {
    case type, cx, cy, r
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    switch try values.decode(String.self, forKey: .type) {
    case "rect":
      self = .rect
    case "circle":
      self = .circle(
        cx: try values.decode(Double.self, forKey: .cx), cy: try values.decode(Double.self, forKey: .cy),
        r: try values.decode(Double.self, forKey: .r))
    case let type:
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: values, debugDescription: "the field's type '\(type)' is neither rect nor circle")
    }
  }
}
