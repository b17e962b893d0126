import Synchronization

/// The memory of planes, kept for the next plane when one is done with: memory that is new to the process is slow.
package enum PlaneMemory {
  /// A block of 64-byte aligned memory.
  package struct Block {
    package let base: UnsafeMutableRawPointer
    package let capacity: Int
  }

  /// The most that is kept.
  private static let mostBytes = 64 << 20
  /// Smaller blocks are left to the allocator. So are larger ones: it finds a use for them that no other plane would be,
  /// while kept they would be most of the memory that a large photo needs.
  private static let keptBytes = (1 << 18)...(4 << 20)

  private struct Kept: @unchecked Sendable {
    var blocks: [Block] = []
    var bytes = 0
  }
  private static let kept = Mutex(Kept())

  /// Memory of at least `byteCount` bytes, of no definite content.
  package static func take(_ byteCount: Int) -> Block {
    let reused = kept.withLock { kept -> Block? in
      // One that fits well: a plane of another photo may be much larger.
      let fitting = kept.blocks.indices.filter { (byteCount...(byteCount * 5 / 4)).contains(kept.blocks[$0].capacity) }
      guard let best = fitting.min(by: { kept.blocks[$0].capacity < kept.blocks[$1].capacity }) else { return nil }
      kept.bytes -= kept.blocks[best].capacity
      return kept.blocks.remove(at: best)
    }
    if let reused { return reused }
    return Block(base: .allocate(byteCount: byteCount, alignment: 64), capacity: byteCount)
  }

  /// Takes back a block that nothing uses any more.
  package static func giveBack(_ block: Block) {
    let isKept =
      keptBytes.contains(block.capacity)
      && kept.withLock { kept in
        guard kept.bytes + block.capacity <= mostBytes else { return false }
        kept.blocks.append(block)
        kept.bytes += block.capacity
        return true
      }
    if !isKept { block.base.deallocate() }
  }
}
