#include "CProcessor.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <stdint.h>

#define BIT(n) (1u << (n))

/// The register states that the operating system saves (XCR0). Only valid where CPUID reports OSXSAVE.
static uint64_t saved_states(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (uint64_t)high << 32 | low;
}

int trichogram_x86_64_level(void) {
  uint32_t a, b, c, d;

  // Level 2: CMPXCHG16B, LAHF/SAHF, POPCNT, SSE3, SSSE3, SSE4.1, SSE4.2.
  uint32_t c1 = 0;
  if (!__get_cpuid(1, &a, &b, &c1, &d)) return 1;
  uint32_t extended_c = 0;
  if (!__get_cpuid(0x80000001u, &a, &b, &extended_c, &d)) return 1;
  const uint32_t level2 = BIT(0) | BIT(9) | BIT(13) | BIT(19) | BIT(20) | BIT(23);
  if ((c1 & level2) != level2 || !(extended_c & BIT(0))) return 1;

  // Level 3: FMA, MOVBE, OSXSAVE, AVX, F16C, LZCNT, BMI1, AVX2, BMI2, and XMM and YMM saved.
  const uint32_t level3 = BIT(12) | BIT(22) | BIT(27) | BIT(28) | BIT(29);
  if ((c1 & level3) != level3 || !(extended_c & BIT(5))) return 2;
  uint32_t b7 = 0;
  if (!__get_cpuid_count(7, 0, &a, &b7, &c, &d)) return 2;
  const uint32_t level3_7 = BIT(3) | BIT(5) | BIT(8);
  if ((b7 & level3_7) != level3_7) return 2;
  const uint64_t states = saved_states();
  if ((states & 0x6) != 0x6) return 2;

  // Level 4: AVX-512 F, DQ, CD, BW, VL, and the mask and upper registers saved.
  const uint32_t level4 = BIT(16) | BIT(17) | BIT(28) | BIT(30) | BIT(31);
  if ((b7 & level4) != level4 || (states & 0xe6) != 0xe6) return 3;
  return 4;
}

int trichogram_has_avx512_vnni(void) {
  uint32_t a, b, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (c & BIT(11)) != 0;
}

#else

int trichogram_x86_64_level(void) { return 0; }

int trichogram_has_avx512_vnni(void) { return 0; }

#endif
