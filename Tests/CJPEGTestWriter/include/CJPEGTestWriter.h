// Writes the kinds of JPEG that the product's own writer does not.

#ifndef CJPEGTESTWRITER_H
#define CJPEGTESTWRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  int width, height;
  /// Samples a pixel: 1 grey, 3 RGB, 4 CMYK (bytes are stored as given).
  int components;
  /// Store YCbCr or YCCK rather than RGB or CMYK.
  bool transform;
  bool adobe_marker;
  int quality;
  int luma_h, luma_v;
  bool progressive, arithmetic, separate_scans;
  int restart_rows;
} jpeg_test_settings;

/// Returns false where libjpeg refuses. `*bytes` comes from malloc.
bool jpeg_test_write(const uint8_t *samples, jpeg_test_settings settings, uint8_t **bytes, size_t *count);

#endif
