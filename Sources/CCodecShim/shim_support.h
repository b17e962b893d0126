// What the four codec files share.

#ifndef SHIM_SUPPORT_H
#define SHIM_SUPPORT_H

#include "CCodecShim.h"

codec_status shim_ok(void);
void shim_copy_text(char *destination, size_t capacity, const char *text);
/// Keeps the first few different warnings.
void shim_add_warning(codec_warnings *warnings, const char *text);
/// Warns where a file goes on for `count` bytes after its end mark.
void shim_warn_of_rest(codec_warnings *warnings, size_t count);

/// An output with room to grow.
typedef struct {
  codec_output output;
  size_t capacity;
} shim_buffer;

/// Returns false, and leaves the buffer as it was, where there is no memory.
bool shim_append(shim_buffer *buffer, const uint8_t *bytes, size_t count);

#endif
