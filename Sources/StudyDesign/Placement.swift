/// What a photo is of: whose scalp, where on it, and when; with what else is known of the visit.
///
/// Texts that are not given are empty.
public struct Placement: Sendable, Hashable {
  /// The role of a site in a comparison within a subject.
  public enum Role: String, Sendable, CaseIterable { case treated, control, donor }

  /// A further column of the manifest.
  public struct Covariate: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The subject's code.
  public var subject: String
  /// The place on the scalp: vertex, frontal, … or free.
  public var site: String
  /// The side of the head, where a site has two.
  public var side: String
  /// The label of the visit; the date where there is no label.
  public var visit: String
  public var date: CalendarDate?
  /// The place of the visit's label among all labels, in the order in which the manifest first names them.
  public var rank: Int
  /// The day of a phototrichogram, 0 for the clipped photo; `nil` of other photos.
  public var protocolDay: Double?
  /// 1, 2, … within a set of repeated photos.
  public var repeatNumber: Int
  public var arm: String
  public var role: Role?
  public var sex: String
  public var ageYears: Double?
  public var clippedMm: Double?
  /// The photo's own scale, µm/px.
  public var umPerPx: Double?
  public var device: String
  /// The photo's own field, in the notation of `--field`.
  public var field: String
  /// In the order of the manifest's columns; empty values are left out.
  public var covariates: [Covariate]

  /// Names of places on the scalp that mean the same however they are written.
  private static let usualSites: Set<String> = [
    "vertex", "crown", "frontal", "temporal", "parietal", "occipital", "midscalp", "hairline",
  ]

  /// A site as it is called in tables: usual ones in small letters, free ones as they are.
  public static func site(_ text: String) -> String {
    let small = text.lowercased()
    return usualSites.contains(small) ? small : text
  }

  public init(
    subject: String, site: String, side: String = "", visit: String, date: CalendarDate? = nil, rank: Int = 0,
    protocolDay: Double? = nil, repeatNumber: Int = 1, arm: String = "", role: Role? = nil, sex: String = "",
    ageYears: Double? = nil, clippedMm: Double? = nil, umPerPx: Double? = nil, device: String = "",
    field: String = "", covariates: [Covariate] = []
  ) {
    self.subject = subject
    self.site = site
    self.side = side
    self.visit = visit
    self.date = date
    self.rank = rank
    self.protocolDay = protocolDay
    self.repeatNumber = repeatNumber
    self.arm = arm
    self.role = role
    self.sex = sex
    self.ageYears = ageYears
    self.clippedMm = clippedMm
    self.umPerPx = umPerPx
    self.device = device
    self.field = field
    self.covariates = covariates
  }

  /// `day2` of a phototrichogram; empty of other photos.
  public var protocolText: String {
    guard let day = protocolDay else { return "" }
    return day == day.rounded() ? "day\(Int(day))" : "day\(day)"
  }

  /// Reads `day0`, `day2`, `day2.5` …; `nil` where `text` is none.
  public static func protocolDay(_ text: String) -> Double? {
    guard text.hasPrefix("day"), let day = Double(text.dropFirst(3)), day >= 0, day <= 30,
      text.dropFirst(3).allSatisfy({ $0.isNumber || $0 == "." })
    else { return nil }
    return day
  }
}
