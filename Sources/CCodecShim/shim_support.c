#include "shim_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

codec_status shim_ok(void) {
  codec_status status;
  memset(&status, 0, sizeof status);
  return status;
}

void shim_copy_text(char *destination, size_t capacity, const char *text) {
  size_t count = strlen(text);
  if (count >= capacity) count = capacity - 1;
  memcpy(destination, text, count);
  destination[count] = 0;
}

void shim_add_warning(codec_warnings *warnings, const char *text) {
  if (warnings->count == CODEC_MOST_WARNINGS) return;
  char *slot = warnings->text[warnings->count];
  shim_copy_text(slot, CODEC_WARNING_LENGTH, text);
  for (uint32_t i = 0; i < warnings->count; ++i) {
    if (strcmp(warnings->text[i], slot) == 0) return;
  }
  ++warnings->count;
}

void shim_warn_of_rest(codec_warnings *warnings, size_t count) {
  if (count == 0) return;
  char text[CODEC_WARNING_LENGTH];
  snprintf(text, sizeof text, "what follows the picture was ignored (bytes: %zu)", count);
  shim_add_warning(warnings, text);
}

bool shim_append(shim_buffer *buffer, const uint8_t *bytes, size_t count) {
  size_t needed = buffer->output.count + count;
  if (needed > buffer->capacity) {
    size_t capacity = buffer->capacity + buffer->capacity / 2;
    if (capacity < needed) capacity = needed;
    uint8_t *grown = realloc(buffer->output.bytes, capacity);
    if (grown == NULL) return false;
    buffer->output.bytes = grown;
    buffer->capacity = capacity;
  }
  memcpy(buffer->output.bytes + buffer->output.count, bytes, count);
  buffer->output.count = needed;
  return true;
}

void codec_free(codec_output *output) {
  free(output->bytes);
  output->bytes = NULL;
  output->count = 0;
}
