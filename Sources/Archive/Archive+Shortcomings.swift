import GRDB

/// What keeps results of an archive from saying more.
extension Archive {
  /// Analysed photos of which no scale is known.
  public func unscaledPhotoCount() throws(ArchiveError) -> Int {
    try count("placements p JOIN trichograms t ON t.key = p.trichogram WHERE t.um_per_px IS NULL")
  }

  /// Pairs whose photos were found not to be comparable.
  public func incomparablePairCount() throws(ArchiveError) -> Int {
    try count("pairs WHERE status <> 'aligned'")
  }

  /// - Parameter rows: what follows FROM.
  func count(_ rows: String) throws(ArchiveError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM " + rows) ?? 0 }
  }
}
