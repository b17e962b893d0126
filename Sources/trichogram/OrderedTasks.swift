/// Work on many inputs at once, with the results in the order of the inputs.
enum OrderedTasks {
  /// Runs `work` on each input, on at most `width` at a time, and hands each result to `inOrder` as soon as those
  /// before it have been handed over.
  ///
  /// - Throws: what `inOrder` throws; work that has not begun then never does.
  static func run<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], width: Int, work: @escaping @Sendable (Input) -> Output,
    inOrder: (Output) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var begun = 0
      func beginNext() {
        guard begun < inputs.count else { return }
        let index = begun
        let input = inputs[index]
        group.addTask { (index, work(input)) }
        begun += 1
      }
      for _ in 0..<max(1, width) { beginNext() }

      var waiting: [Int: Output] = [:]
      var handedOver = 0
      while let (index, output) = try await group.next() {
        waiting[index] = output
        while let next = waiting.removeValue(forKey: handedOver) {
          try inOrder(next)
          handedOver += 1
        }
        beginNext()
      }
    }
  }
}
