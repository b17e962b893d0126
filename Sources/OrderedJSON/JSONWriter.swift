/// Writes JSON text with its keys in the order they are given.
public struct JSONWriter: Sendable {}
