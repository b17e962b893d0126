/// A picture in linear light, one plane a channel, rows from the top.
struct Canvas: Sendable {
  let width: Int
  let height: Int
  var red: [Float]
  var green: [Float]
  var blue: [Float]

  init(width: Int, height: Int, color: LinearColor = LinearColor(gray: 0)) {
    self.width = width
    self.height = height
    red = [Float](repeating: color.r, count: width * height)
    green = [Float](repeating: color.g, count: width * height)
    blue = [Float](repeating: color.b, count: width * height)
  }

  subscript(index: Int) -> LinearColor {
    @inline(__always) get { LinearColor(red[index], green[index], blue[index]) }
    @inline(__always) set {
      red[index] = newValue.r
      green[index] = newValue.g
      blue[index] = newValue.b
    }
  }

  /// Lays a filter over a pixel with this coverage: `transmission` of what is below is seen, `scatter` is added.
  @inline(__always)
  mutating func cover(_ index: Int, _ coverage: Float, transmission: LinearColor, scatter: LinearColor) {
    red[index] = red[index] * (1 - coverage * (1 - transmission.r)) + coverage * scatter.r
    green[index] = green[index] * (1 - coverage * (1 - transmission.g)) + coverage * scatter.g
    blue[index] = blue[index] * (1 - coverage * (1 - transmission.b)) + coverage * scatter.b
  }

  @inline(__always)
  mutating func add(_ index: Int, _ light: LinearColor) {
    red[index] += light.r
    green[index] += light.g
    blue[index] += light.b
  }

  @inline(__always)
  mutating func multiply(_ index: Int, _ color: LinearColor) {
    red[index] *= color.r
    green[index] *= color.g
    blue[index] *= color.b
  }
}
