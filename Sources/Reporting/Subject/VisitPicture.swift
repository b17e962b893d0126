public import Geometry
public import Imaging
import OrderedJSON
public import Trichometry

/// The photo of a visit as a subject's page shows it: laid into the frame of another visit, with its hairs as lines.
public struct VisitPicture: Sendable {
  /// The picture as a JPEG.
  let jpeg: [UInt8]
  let width: Int
  let height: Int
  /// Whether it lies in the common frame, so that it can be compared.
  let isAligned: Bool
  /// The hairs in the order of the trichogram, each as an SVG path.
  let paths: [String]
  public let hairIDs: [Int]

  private static let quality = 78

  /// The longer side of each of so many pictures of a page that shall stay below 3 MB, px.
  public static func longestSide(pictures: Int) -> Int {
    let side = (2_400_000 / (0.28 * Double(max(1, pictures)))).squareRoot()
    return max(320, min(1000, Int(side)))
  }

  /// - Parameters:
  ///   - frame: the size of the photo whose frame it is, px.
  ///   - map: from that photo to this one; `nil` where they cannot be compared: then it is shown as it is.
  ///   - masked: where nothing may be shown, in this photo.
  /// - Throws: `EncodingError`.
  public init(
    _ photo: Photo, _ trichogram: Trichogram, frame: (width: Int, height: Int), map: Homography?, longestSide: Int,
    masked: ((Point) -> Bool)? = nil
  ) throws(EncodingError) {
    isAligned = map != nil
    let shown = map == nil ? (width: photo.width, height: photo.height) : frame
    let scale = min(1, Double(longestSide) / Double(max(shown.width, shown.height)))
    width = max(1, Int((Double(shown.width) * scale).rounded()))
    height = max(1, Int((Double(shown.height) * scale).rounded()))
    let toPhoto = map ?? .identity
    let magnification = toPhoto.magnification(at: Point(Double(shown.width) / 2, Double(shown.height) / 2))
    var picture = RGBPicture.warped(
      photo, width: width, height: height, scale: scale, magnification: magnification, by: toPhoto.apply)
    if let masked {
      for y in 0..<height {
        for x in 0..<width
        where masked(toPhoto.apply(Point((Double(x) + 0.5) / scale - 0.5, (Double(y) + 0.5) / scale - 0.5))) {
          picture.blend(.black, at: y * width + x, opacity: 255)
        }
      }
    }
    jpeg = try JPEGEncoder.encode(.rgb8(picture.pixels), width: width, height: height, quality: Self.quality)
    let fromPhoto = toPhoto.inverse
    hairIDs = trichogram.hairs.map(\.id)
    paths = trichogram.hairs.map { hair in
      let points = hair.polyline.points
      let kept = points.indices.filter { $0 % 3 == 0 || $0 == points.count - 1 }
      return "M"
        + kept.map { i in
          let p = fromPhoto.apply(points[i])
          return DecimalText.string((p.x + 0.5) * scale, decimals: 1) + " "
            + DecimalText.string((p.y + 0.5) * scale, decimals: 1)
        }.joined(separator: "L")
    }
  }
}
