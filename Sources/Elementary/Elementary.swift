/// Elementary functions whose bits do not depend on the processor or the C library.
///
/// They use only + − × ÷ √ in a fixed order, because libm picks other instructions, and so other
/// last bits, on other processors.
public enum Elementary {}
