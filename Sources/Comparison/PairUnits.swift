import Trichometry

/// Follicular units of a pair: those of the before photo, and those that only the after photo has. A hair that only the after
/// photo has is of the unit that its neighbours in its own unit are of before.
struct PairUnits {
  /// Units that are there before and after; those of undecided hairs alone count half.
  private(set) var before = 0.0
  private(set) var after = 0.0

  init(_ hairs: [PairHair]) {
    let oldOfNew = Self.oldUnits(hairs)
    // Units before are the numbers as they are, those that only the after photo has are negative.
    let places = hairs.map { hair in
      hair.before?.unit ?? hair.after?.unit.map { oldOfNew[$0] ?? -$0 } ?? 0
    }
    var states: [Int: (old: Bool, new: Bool, open: Bool)] = [:]
    var order: [Int] = []
    for (hair, unit) in zip(hairs, places) where unit != 0 {
      if states[unit] == nil { order.append(unit) }
      var state = states[unit] ?? (false, false, false)
      switch hair.fate {
      case .kept: state = (true, true, state.open)
      case .lost: state.old = true
      case .gained: state.new = true
      case .undecided: state.open = true
      }
      states[unit] = state
    }
    for unit in order {
      guard let state = states[unit] else { continue }
      if state.old || state.new {
        // An undecided hair speaks for the unit's being there all along as much as against it.
        before += state.old ? 1 : state.open ? 0.5 : 0
        after += state.new ? 1 : state.open ? 0.5 : 0
      } else {
        before += 0.5
        after += 0.5
      }
    }
  }

  /// For units of the after photo the one before that most of their hairs are of, of several the one of the least number.
  private static func oldUnits(_ hairs: [PairHair]) -> [Int: Int] {
    var shared: [Int: [Int: Int]] = [:]
    for hair in hairs {
      guard let old = hair.before?.unit, let new = hair.after?.unit else { continue }
      shared[new, default: [:]][old, default: 0] += 1
    }
    return shared.compactMapValues { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }
}
