#ifndef CMEMORY_H
#define CMEMORY_H

/// Lets the allocator keep freed blocks of up to 32 MB for the next use, where the C library has such a setting.
void trichogram_keep_freed_memory(void);

#endif
