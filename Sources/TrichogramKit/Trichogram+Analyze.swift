public import Imaging
public import Trichometry

extension Trichogram {
  /// Analyses a photo.
  ///
  /// ```swift
  /// let photo = try PhotoDecoder.decode(bytes)
  /// let trichogram = try Trichogram.analyze(photo, scale: .umPerPx(8))
  /// ```
  ///
  /// - Parameters:
  ///   - scale: micrometres per pixel; with `.unknown` every quantity in mm, µm or cm² is `nil`.
  ///   - name: what to call the photo in the result.
  ///   - sha256: of its file's bytes, in hexadecimal, for the result; see ``Fingerprint``.
  /// - Throws: ``AnalysisError``.
  public static func analyze(
    _ photo: Photo, scale: Scale, options: AnalysisOptions = .init(), name: String = "", sha256: String = ""
  ) throws(AnalysisError) -> Trichogram {
    try PhotoAnalyzer(scale: .known(scale), options: options).analyze(photo, name: name, sha256: sha256).trichogram
  }
}
