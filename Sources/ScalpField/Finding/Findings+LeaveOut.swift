public import Geometry
public import Imaging

extension FieldFinder.Findings {
  /// Masks lines that show no scalp, such as the ticks of a ruler, beside what is masked already.
  ///
  /// - Parameters:
  ///   - lines: each from end to end, in pixels.
  ///   - within: how far from a line all is masked, in pixels.
  ///   - photo: the one in which this was found.
  public mutating func leaveOut(_ lines: [[Point]], within distance: Double, of photo: Photo) {
    var mask = self.mask ?? FieldMask(photoWidth: photo.width, photoHeight: photo.height)
    let reach = max(1, Int(distance.rounded(.up)))
    for line in lines where line.count > 1 {
      for p in Polyline(line).resampled(spacing: 1).points where p.x.magnitude < 1e6 && p.y.magnitude < 1e6 {
        let x = Int(p.x.rounded()), y = Int(p.y.rounded())
        mask.fill(x: (x - reach)..<(x + reach + 1), y: (y - reach)..<(y + reach + 1))
      }
    }
    self.mask = mask.isEmpty ? nil : mask
  }

  /// Adds a rectangle that was drawn into the photo to what is left out.
  public mutating func leaveOut(x: Range<Int>, y: Range<Int>, of photo: Photo) {
    var mask = self.mask ?? FieldMask(photoWidth: photo.width, photoHeight: photo.height)
    mask.fill(x: x, y: y)
    self.mask = mask.isEmpty ? nil : mask
  }
}
