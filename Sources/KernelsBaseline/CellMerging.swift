func mergeCells(
  _ fine: UnsafePointer<Int16>, _ fineFactor: Float, _ coarse: UnsafePointer<Int16>, _ coarseFactor: Float,
  _ channels: Int, _ destination: UnsafeMutablePointer<Int16>, _ count: Int
) {
  var x = 0
  while x < count {
    let start = x &* channels
    let isPair = x &+ 1 < count
    let large = coarse + (x / 2) &* channels
    var c = 0
    while c < channels {
      let shared = loadValues(large, c) * coarseFactor
      storeValues(loadValues(fine, start &+ c) * fineFactor + shared, 0, destination, start &+ c)
      if isPair {
        let next = start &+ channels &+ c
        storeValues(loadValues(fine, next) * fineFactor + shared, 0, destination, next)
      }
      c &+= 8
    }
    x &+= 2
  }
}
