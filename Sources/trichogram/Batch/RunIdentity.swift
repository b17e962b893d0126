import Archive
import Foundation

/// The clock and the dice, which only the audit log and blinding look at.
enum RunIdentity {
  static func newTrail() -> AuditTrail {
    var random = SystemRandomNumberGenerator()
    let id = String(random.next(), radix: 16) + String(random.next(), radix: 16)
    return AuditTrail(id: id) { Date.now.formatted(.iso8601) }
  }
}
