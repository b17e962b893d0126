#ifndef CPROCESSOR_H
#define CPROCESSOR_H

/// The x86-64 level (1 to 4) whose instructions this processor has and whose registers the operating system saves;
/// 0 on other architectures.
int trichogram_x86_64_level(void);

#endif
