import Trichometry

/// Times the stages of an analysis, one after the other.
struct StageClock {
  private(set) var stages: [Trichogram.StageTime] = []
  private var last = ContinuousClock.now

  /// Ends a stage that began where the one before ended. One of the same name goes on.
  mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    let milliseconds = (now - last) / .milliseconds(1)
    last = now
    if let index = stages.firstIndex(where: { $0.stage == stage }) {
      stages[index].milliseconds += milliseconds
    } else {
      stages.append(Trichogram.StageTime(stage: stage, milliseconds: milliseconds))
    }
  }
}
