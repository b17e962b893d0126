import Geometry
public import Imaging
public import ScaleReading
import Trichometry

/// A photo with the ticks, the bar or the wire that its scale was read from.
public enum CalibrationOverlay {
  /// Draws each mark as a line; the picture has at most 2048 px on its longer side.
  public static func render(_ calibration: Calibration, on photo: Photo) -> RGBPicture {
    var picture = RGBPicture(photo, longestSide: Overlay.usualLongestSide)
    let view = OverlayView(photo: photo, picture: picture)
    var pen = StrokePen(for: picture)
    for mark in calibration.marks {
      pen.line(mark.map(view.place), width: 2 * view.unit, OverlayColor.of(.terminal), on: &picture)
    }
    for mark in calibration.marks {
      for end in mark {
        pen.ring(view.place(end), radius: 3 * view.unit, width: view.unit, OverlayColor.of(.vellus), on: &picture)
      }
    }
    return picture
  }
}
