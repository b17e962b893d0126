// Reading and writing JPEG and PNG files in memory.
//
// libjpeg and libpng report fatal errors by longjmp. Every jump starts and ends inside one call of a function
// declared here, so that no frame of Swift is ever jumped over. What went wrong is told by a `codec_status`.
//
// Both readers work alike: open (parses the header, allocates nothing that grows with the picture), look at the
// picture's size, read (all rows, straight into the caller's memory), close. After a failure only `close` may follow.
// The input bytes must outlive the reader.

#ifndef CCODECSHIM_H
#define CCODECSHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  CODEC_OK = 0,
  /// The file ends before the picture does.
  CODEC_TRUNCATED,
  /// The file breaks its format's rules.
  CODEC_CORRUPT,
  /// The file is of a kind that this build of the library cannot read.
  CODEC_UNSUPPORTED,
  /// Width or height is zero.
  CODEC_EMPTY,
  /// The library cannot handle dimensions as large as these.
  CODEC_TOO_LARGE,
  /// A progressive JPEG has more scans than allowed.
  CODEC_TOO_MANY_SCANS,
  CODEC_OUT_OF_MEMORY,
} codec_result;

typedef struct {
  codec_result result;
  /// Rows that were complete when reading stopped.
  uint32_t complete_rows;
  /// Number of the scan (JPEG) in which reading stopped; 0: in the header.
  uint32_t scan;
  /// Each row comes from several scans, so that none is complete before the last scan is.
  bool multiple_scans;
  /// The library's own words, or empty.
  char message[200];
} codec_status;

enum { CODEC_MOST_WARNINGS = 4, CODEC_WARNING_LENGTH = 120 };

/// What the library grumbled about without refusing the file.
typedef struct {
  uint32_t count;
  char text[CODEC_MOST_WARNINGS][CODEC_WARNING_LENGTH];
} codec_warnings;

/// A growing block of memory; `bytes` comes from malloc and is the caller's to free by `codec_free`.
typedef struct {
  uint8_t *bytes;
  size_t count;
} codec_output;

void codec_free(codec_output *output);

// MARK: JPEG

typedef struct codec_jpeg_reader codec_jpeg_reader;

typedef struct {
  uint32_t width, height;
  /// Samples a pixel that `codec_jpeg_read` delivers, a byte each: 1 (grey) or 3 (red, green, blue).
  uint32_t channels;
  /// The file holds inks (CMYK or YCCK), which are turned into red, green, blue.
  bool is_cmyk;
} codec_jpeg_info;

/// Parses the header. Returns NULL where there is no memory for a reader; otherwise look at `status`.
codec_jpeg_reader *codec_jpeg_open(const uint8_t *bytes, size_t count, uint32_t most_scans, codec_jpeg_info *info,
                                   codec_status *status);
/// Reads all rows into `pixels`, which holds width × height × channels bytes.
void codec_jpeg_read(codec_jpeg_reader *reader, uint8_t *pixels, codec_status *status);
/// The payload of the `index`-th marker APPn (n = 1 or 2), or NULL past the last. To be asked for, and copied, before
/// the rows are read.
const uint8_t *codec_jpeg_app_marker(const codec_jpeg_reader *reader, int n, size_t index, size_t *count);
const codec_warnings *codec_jpeg_warnings(const codec_jpeg_reader *reader);
void codec_jpeg_close(codec_jpeg_reader *reader);

typedef struct {
  uint32_t width, height;
  /// 1 (grey) or 3 (red, green, blue) bytes a pixel.
  uint32_t channels;
  /// 1 to 100.
  int quality;
  /// Pixels a chroma sample covers, 1 or 2 each way.
  int chroma_width, chroma_height;
  bool progressive;
} codec_jpeg_settings;

void codec_jpeg_write(const uint8_t *pixels, codec_jpeg_settings settings, codec_output *output,
                      codec_status *status);

// MARK: PNG

typedef struct codec_png_reader codec_png_reader;

typedef struct {
  uint32_t width, height;
  /// Samples a pixel that `codec_png_read` delivers: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.
  uint32_t channels;
  /// 1, or 2 in the machine's byte order.
  uint32_t bytes_per_sample;
  /// Bits a sample in the file: 1, 2, 4, 8 or 16.
  uint32_t bit_depth;
} codec_png_info;

typedef struct {
  bool has_srgb_chunk;
  /// gAMA times 100,000, or 0.
  int32_t gamma;
  const uint8_t *icc_profile;
  size_t icc_profile_count;
  const uint8_t *exif;
  size_t exif_count;
} codec_png_metadata;

/// Parses the header. Returns NULL where there is no memory for a reader; otherwise look at `status`.
/// No ancillary chunk may need more than `most_chunk_bytes` of memory.
codec_png_reader *codec_png_open(const uint8_t *bytes, size_t count, size_t most_chunk_bytes, codec_png_info *info,
                                 codec_status *status);
/// Reads all rows into `pixels`, which holds width × height × channels × bytes_per_sample bytes.
void codec_png_read(codec_png_reader *reader, void *pixels, codec_status *status);
/// To be asked for after the rows are read, as some chunks may follow them. Valid until the reader is closed.
codec_png_metadata codec_png_get_metadata(codec_png_reader *reader);
const codec_warnings *codec_png_warnings(const codec_png_reader *reader);
void codec_png_close(codec_png_reader *reader);

typedef struct {
  uint32_t width, height;
  /// 1 (grey) or 3 (red, green, blue).
  uint32_t channels;
  /// 1, or 2 in the machine's byte order.
  uint32_t bytes_per_sample;
  /// Favour speed over size.
  bool fast;
  /// 0: unknown.
  uint32_t pixels_per_metre;
} codec_png_settings;

void codec_png_write(const void *pixels, codec_png_settings settings, codec_output *output, codec_status *status);

#endif
