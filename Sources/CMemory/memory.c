#include "CMemory.h"

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <unistd.h>
#endif

void trichogram_keep_freed_memory(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
  // Each arena keeps what was freed in it, and threads come and go: no more arenas than can be in use at once.
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  if (processors > 0) mallopt(M_ARENA_MAX, processors < 64 ? (int)processors : 64);
#endif
}
