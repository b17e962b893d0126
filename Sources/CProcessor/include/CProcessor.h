#ifndef CPROCESSOR_H
#define CPROCESSOR_H

/// The x86-64 level (1 to 4) whose instructions this processor has and whose registers the operating system saves;
/// 0 on other architectures.
int trichogram_x86_64_level(void);

/// Whether this processor multiplies and adds 16-bit numbers in registers of 512 bits by one instruction (AVX-512 VNNI).
/// Only to be used at level 4.
int trichogram_has_avx512_vnni(void);

#endif
