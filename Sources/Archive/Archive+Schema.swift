import GRDB

extension Archive {
  /// The versions of the schema. A migration that has been released never changes; another is added.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("photos, trichograms and pairs") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: firstSchema)
    }
    // So that joining archives finds the place that a photo has in another.
    migrator.registerMigration("placements by photo") { db in
      try db.execute(
        sql: """
          DROP INDEX placements_by_source;
          CREATE INDEX placements_by_photo ON placements (source, photo);
          """)
    }
    // None are known of photos that were analysed before.
    migrator.registerMigration("doubtful shafts") { db in
      try db.execute(sql: "ALTER TABLE curves ADD COLUMN doubtful BLOB NOT NULL DEFAULT x''")
    }
    return migrator
  }

  private static let firstSchema = """
    CREATE TABLE subjects (code TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE sites (
      subject TEXT NOT NULL, site TEXT NOT NULL, side TEXT NOT NULL,
      PRIMARY KEY (subject, site, side)) WITHOUT ROWID;
    CREATE TABLE visits (
      subject TEXT NOT NULL, visit TEXT NOT NULL, date TEXT,
      PRIMARY KEY (subject, visit)) WITHOUT ROWID;
    CREATE TABLE photos (
      sha256 TEXT NOT NULL PRIMARY KEY, width_px INTEGER NOT NULL, height_px INTEGER NOT NULL,
      byte_count INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE placements (
      subject TEXT NOT NULL, site TEXT NOT NULL, side TEXT NOT NULL, visit TEXT NOT NULL, protocol TEXT NOT NULL,
      repeat INTEGER NOT NULL, date TEXT, rank INTEGER NOT NULL, arm TEXT NOT NULL, role TEXT NOT NULL,
      sex TEXT NOT NULL, age REAL, clipped_mm REAL, um_per_px REAL, device TEXT NOT NULL, field TEXT NOT NULL,
      covariates TEXT NOT NULL, photo TEXT NOT NULL, source TEXT NOT NULL, line INTEGER,
      photo_sha256 TEXT, trichogram INTEGER, failure_code INTEGER, failure TEXT,
      PRIMARY KEY (subject, site, side, visit, protocol, repeat)) WITHOUT ROWID;
    CREATE INDEX placements_by_source ON placements (source);
    CREATE TABLE files (
      path TEXT NOT NULL PRIMARY KEY, byte_count INTEGER NOT NULL, modified_ns INTEGER NOT NULL,
      inode INTEGER NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE settings (sha256 TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE trichograms (
      key INTEGER PRIMARY KEY, photo_sha256 TEXT NOT NULL, settings_sha256 TEXT NOT NULL,
      software_version TEXT NOT NULL, um_per_px REAL, scale_relative_se REAL, scale_source TEXT NOT NULL,
      field_shape TEXT NOT NULL, area_cm2 REAL, masked_cm2 REAL, width_px INTEGER NOT NULL, height_px INTEGER NOT NULL,
      quality TEXT NOT NULL, quality_reasons TEXT NOT NULL, focus REAL, glare_fraction REAL, detection_limit_um REAL,
      hair_count INTEGER NOT NULL, density_per_cm2 REAL, density_ci95_low REAL, density_ci95_high REAL,
      mean_diameter_um REAL, mean_diameter_ci95_low REAL, mean_diameter_ci95_high REAL, median_diameter_um REAL,
      sd_diameter_um REAL, cv_diameter REAL, cumulative_thickness_mm_per_cm2 REAL, vellus_below_um REAL NOT NULL,
      terminal_from_um REAL NOT NULL, vellus_count INTEGER, intermediate_count INTEGER, terminal_count INTEGER,
      terminal_to_vellus REAL, follicular_unit_count INTEGER, follicular_units_per_cm2 REAL, hairs_per_unit REAL,
      single_hair_units_fraction REAL, mean_length_mm REAL, hair_cover_fraction REAL,
      warnings TEXT NOT NULL, output_sha256 TEXT NOT NULL,
      UNIQUE (photo_sha256, settings_sha256));
    CREATE TABLE curves (trichogram INTEGER PRIMARY KEY, field BLOB NOT NULL, lines BLOB NOT NULL);
    CREATE TABLE hairs (
      trichogram INTEGER NOT NULL, id INTEGER NOT NULL, root_x_px REAL NOT NULL, root_y_px REAL NOT NULL,
      root_in_field INTEGER NOT NULL, tip_in_field INTEGER NOT NULL, diameter_um REAL, diameter_se_um REAL,
      diameter_px REAL NOT NULL, length_mm REAL, class TEXT, polarity TEXT NOT NULL, unit INTEGER,
      confidence REAL NOT NULL,
      PRIMARY KEY (trichogram, id)) WITHOUT ROWID;
    CREATE TABLE pairs (
      key INTEGER PRIMARY KEY, before INTEGER NOT NULL, after INTEGER NOT NULL, days REAL, status TEXT NOT NULL,
      reasons TEXT NOT NULL, homography BLOB, overlap_fraction REAL, residual_um REAL,
      same_place_probability REAL NOT NULL, shared_area_cm2 REAL, kept INTEGER NOT NULL, lost INTEGER NOT NULL,
      gained INTEGER NOT NULL, undecided INTEGER NOT NULL, anagen_fraction REAL, anagen_ci95_low REAL,
      anagen_ci95_high REAL, telogen_fraction REAL, growth_mm_per_day REAL, phase_decided INTEGER,
      warnings TEXT NOT NULL);
    CREATE INDEX pairs_by_after ON pairs (after);
    CREATE TABLE changes (
      pair INTEGER NOT NULL, endpoint TEXT NOT NULL, before REAL, after REAL, change REAL, percent REAL,
      ci95_low REAL, ci95_high REAL, verdict TEXT NOT NULL,
      PRIMARY KEY (pair, endpoint)) WITHOUT ROWID;
    CREATE TABLE matches (
      pair INTEGER NOT NULL, number INTEGER NOT NULL, before_id INTEGER, after_id INTEGER, fate TEXT NOT NULL,
      diameter_change_um REAL, diameter_change_se_um REAL, growth_mm REAL, phase TEXT,
      PRIMARY KEY (pair, number)) WITHOUT ROWID;
    CREATE TABLE runs (
      id TEXT NOT NULL PRIMARY KEY, started TEXT NOT NULL, ended TEXT, software_version TEXT NOT NULL,
      photos INTEGER, analysed INTEGER, unchanged INTEGER, failed INTEGER, pairs INTEGER) WITHOUT ROWID;
    CREATE TABLE audit (
      run TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, event TEXT NOT NULL, subject TEXT,
      software_version TEXT NOT NULL, settings_sha256 TEXT, input_sha256 TEXT, output_sha256 TEXT, detail TEXT,
      PRIMARY KEY (run, number)) WITHOUT ROWID;
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    """
}
