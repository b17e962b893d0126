// Makes the allocations of the codecs fail, one after the other: the first, then the second, up to the last.
//
// Usage: CodecAllocations FILE.png FILE.jpg ...
//
// Each file is read, and its pixels are written again as PNG and as JPEG. Whatever allocation fails, the answer must be "out
// of memory", or the same pixels (libpng can do without the memory for a colour profile); and all memory must be given back.
// A program of its own, and in C, because the runtime of Swift ends the process where it gets no memory.

#include <stdio.h>
#include <stdlib.h>

#ifndef __has_feature
#define __has_feature(name) 0
#endif

#if !defined(__GLIBC__) || __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)

// Nothing can be put in the allocator's place here.
int main(void) {
  puts("not tried");
  return 0;
}

#else

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "CCodecShim.h"

// MARK: The allocator

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void __libc_free(void *);

/// Calls since `begin`, the one that fails, and blocks that were not given back.
static long calls, failing, blocks;
static bool watching;

static bool fails(void) {
  if (!watching || ++calls != failing) return false;
  errno = ENOMEM;
  return true;
}

static void *counted(void *block) {
  if (watching && block != NULL) ++blocks;
  return block;
}

void *malloc(size_t count) { return fails() ? NULL : counted(__libc_malloc(count)); }
void *calloc(size_t count, size_t size) { return fails() ? NULL : counted(__libc_calloc(count, size)); }

void *realloc(void *block, size_t count) {
  if (fails()) return NULL;
  void *grown = __libc_realloc(block, count);
  return block == NULL ? counted(grown) : grown;
}

void free(void *block) {
  if (watching && block != NULL) --blocks;
  __libc_free(block);
}

static void begin(long number) {
  calls = blocks = 0;
  failing = number;
  watching = true;
}

// MARK: What is tried

typedef struct {
  uint32_t width, height, channels, bytes_per_sample;
  size_t count;
  uint8_t *pixels;
} picture;

typedef struct {
  const uint8_t *bytes;
  size_t count;
  picture *picture;
} input;

/// Does it all once; `picture->pixels` has room, or is NULL to be told the size only.
typedef codec_result (*attempt)(const input *);

static codec_result read_png(const input *in) {
  codec_png_info info;
  codec_status status;
  codec_png_reader *reader = codec_png_open(in->bytes, in->count, 8000000, &info, &status);
  if (reader == NULL) return CODEC_OUT_OF_MEMORY;
  picture *p = in->picture;
  if (status.result == CODEC_OK) {
    *p = (picture){info.width, info.height, info.channels, info.bytes_per_sample,
                   (size_t)info.width * info.height * info.channels * info.bytes_per_sample, p->pixels};
    if (p->pixels != NULL) {
      codec_png_read(reader, p->pixels, &status);
      if (status.result == CODEC_OK) codec_png_get_metadata(reader);
    }
  }
  codec_png_close(reader);
  return status.result;
}

static codec_result read_jpeg(const input *in) {
  codec_jpeg_info info;
  codec_status status;
  codec_jpeg_reader *reader = codec_jpeg_open(in->bytes, in->count, 100, &info, &status);
  if (reader == NULL) return CODEC_OUT_OF_MEMORY;
  picture *p = in->picture;
  if (status.result == CODEC_OK) {
    *p = (picture){info.width, info.height, info.channels, 1, (size_t)info.width * info.height * info.channels, p->pixels};
    if (p->pixels != NULL) codec_jpeg_read(reader, p->pixels, &status);
  }
  codec_jpeg_close(reader);
  return status.result;
}

static codec_result write_png(const input *in) {
  const picture *p = in->picture;
  codec_png_settings settings = {.width = p->width, .height = p->height, .channels = p->channels,
                                 .bytes_per_sample = p->bytes_per_sample, .fast = true, .pixels_per_metre = 1000};
  codec_output output;
  codec_status status;
  codec_png_write(p->pixels, settings, &output, &status);
  codec_free(&output);
  return status.result;
}

static codec_result write_jpeg(const input *in) {
  const picture *p = in->picture;
  codec_jpeg_settings settings = {.width = p->width, .height = p->height, .channels = p->channels, .quality = 90,
                                  .chroma_width = 2, .chroma_height = 2, .progressive = true};
  codec_output output;
  codec_status status;
  codec_jpeg_write(p->pixels, settings, &output, &status);
  codec_free(&output);
  return status.result;
}

// MARK: Trying

static void fail(const char *name, long number, const char *what) {
  watching = false;
  printf("%s, allocation %ld: %s\n", name, number, what);
  exit(1);
}

/// Fails every allocation of an attempt in turn, and returns how many it makes.
static long try_all(const char *name, attempt attempt, const input *in, const uint8_t *expected) {
  for (long number = 1;; ++number) {
    if (expected != NULL) memset(in->picture->pixels, 0xA5, in->picture->count);
    begin(number);
    codec_result result = attempt(in);
    watching = false;
    bool reached = calls >= number;
    if (blocks != 0) fail(name, number, "memory is not given back");
    if (result != CODEC_OK && (!reached || result != CODEC_OUT_OF_MEMORY)) fail(name, number, "another error");
    if (result == CODEC_OK && expected != NULL && memcmp(in->picture->pixels, expected, in->picture->count) != 0) {
      fail(name, number, "other pixels");
    }
    if (!reached) return number - 1;
  }
}

static uint8_t *bytes_of(const char *path, size_t *count) {
  FILE *file = fopen(path, "rb");
  uint8_t *bytes = malloc(1 << 20);
  if (file == NULL || bytes == NULL) fail(path, 0, "cannot be read");
  *count = fread(bytes, 1, 1 << 20, file);
  fclose(file);
  return bytes;
}

int main(int count, char **arguments) {
  for (int i = 1; i < count; ++i) {
    const char *name = arguments[i];
    picture picture = {0};
    input in = {.picture = &picture};
    in.bytes = bytes_of(name, &in.count);
    attempt read = in.bytes[0] == 0xFF ? read_jpeg : read_png;
    if (read(&in) != CODEC_OK) fail(name, 0, "is no good file");
    picture.pixels = calloc(1, picture.count);
    uint8_t *expected = malloc(picture.count);
    if (read(&in) != CODEC_OK) fail(name, 0, "is no good file");
    memcpy(expected, picture.pixels, picture.count);
    printf("%s: reading makes %ld allocations", name, try_all(name, read, &in, expected));
    if (picture.channels % 2 != 0) printf(", writing PNG %ld", try_all("write_png", write_png, &in, NULL));
    if (picture.channels % 2 != 0 && picture.bytes_per_sample == 1) {
      printf(", writing JPEG %ld", try_all("write_jpeg", write_jpeg, &in, NULL));
    }
    puts("");
    free(expected);
    free(picture.pixels);
    free((void *)in.bytes);
  }
  return 0;
}

#endif
