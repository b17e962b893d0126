import Trichometry

/// Follicular units of a pair: those of both photos are one where they have a kept hair in common.
struct PairUnits {
  /// Units that are there before and after; those of undecided hairs alone count half.
  private(set) var before = 0.0
  private(set) var after = 0.0

  init(_ hairs: [PairHair]) {
    // Units before are the numbers as they are, those after are negative.
    var parent: [Int: Int] = [:]
    func find(_ start: Int) -> Int {
      var i = start
      while let next = parent[i], next != i { i = next }
      return i
    }
    var places: [Int] = []
    for hair in hairs {
      let keys = [hair.before?.unit, hair.after?.unit.map { -$0 }].compactMap { $0 }
      guard let first = keys.first else {
        places.append(0)
        continue
      }
      for key in keys where parent[key] == nil { parent[key] = key }
      for key in keys.dropFirst() { parent[find(key)] = find(first) }
      places.append(first)
    }
    var states: [Int: (old: Bool, new: Bool, open: Bool)] = [:]
    var order: [Int] = []
    for (hair, place) in zip(hairs, places) where place != 0 {
      let unit = find(place)
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
}
