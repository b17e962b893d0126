/// Elementary functions whose bits do not depend on the processor or the C library.
///
/// They use only + − × ÷, comparisons and integer operations in a fixed order, because libm picks other instructions,
/// and so other last bits, on other processors. Every result is within 2 units in the last place of the exact value
/// (most within 1), over the whole range of `Double`.
public enum Elementary {}
