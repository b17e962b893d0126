#include "CMemory.h"

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

void trichogram_keep_freed_memory(void) {
#if defined(__GLIBC__)
  /* Larger blocks, those of a large photo, go back to the system at once: holes between them would not be filled again. */
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
#endif
}
