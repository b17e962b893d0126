/// Work on many inputs at once, with the results in the order of the inputs.
enum OrderedTasks {
  /// How many results may wait for one before them, for each task: a slow input cannot fill the memory.
  private static let waitingPerTask = 8

  /// Runs `work` on each input, on at most `width` at a time, and hands each result to `inOrder` as soon as those
  /// before it have been handed over.
  ///
  /// - Throws: what `inOrder` throws; work that has not begun then never does.
  static func run<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], width: Int, work: @escaping @Sendable (Input) -> Output,
    inOrder: (Output) throws -> Void
  ) async throws {
    var rest = inputs[...]
    try await run(from: { rest.popFirst() }, width: width, work: work, inOrder: inOrder)
  }

  /// The same for inputs that are fetched one by one, until there is none.
  ///
  /// - Throws: what `next` or `inOrder` throws; work that has not begun then never does.
  static func run<Input: Sendable, Output: Sendable>(
    from next: () throws -> Input?, width: Int, work: @escaping @Sendable (Input) -> Output,
    inOrder: (Output) throws -> Void
  ) async throws {
    let width = max(1, width)
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var begun = 0, running = 0, handedOver = 0
      var isAtEnd = false
      func fill() throws {
        while !isAtEnd, running < width, begun - handedOver < width * waitingPerTask {
          guard let input = try next() else {
            isAtEnd = true
            return
          }
          let index = begun
          group.addTask { (index, work(input)) }
          begun += 1
          running += 1
        }
      }
      try fill()
      var waiting: [Int: Output] = [:]
      while let (index, output) = try await group.next() {
        running -= 1
        waiting[index] = output
        while let next = waiting.removeValue(forKey: handedOver) {
          try inOrder(next)
          handedOver += 1
        }
        try fill()
      }
    }
  }
}
