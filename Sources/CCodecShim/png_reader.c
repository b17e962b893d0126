#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "shim_support.h"

struct codec_png_reader {
  png_structp png;
  png_infop info;
  jmp_buf failure;
  codec_status status;
  codec_warnings warnings;
  const uint8_t *bytes;
  size_t count, position;
  // The place of the row being read; members, because locals do not survive a longjmp.
  int pass, pass_count;
  png_uint_32 row;
  bool has_header, has_all_rows, has_profile;
};

// MARK: Errors

/// Ends the current call of the shim.
static void fail(codec_png_reader *reader, codec_result result, const char *message) {
  codec_status *status = &reader->status;
  status->result = result;
  shim_copy_text(status->message, sizeof status->message, message);
  status->multiple_scans = reader->pass_count > 1;
  status->scan = reader->pass_count > 0 ? (uint32_t)reader->pass + 1 : 0;
  status->complete_rows = reader->pass + 1 >= reader->pass_count ? reader->row : 0;
  longjmp(reader->failure, 1);
}

static void on_error(png_structp png, png_const_charp message) {
  codec_png_reader *reader = png_get_error_ptr(png);
  codec_result result = CODEC_CORRUPT;
  if (strstr(message, "emory") != NULL) result = CODEC_OUT_OF_MEMORY;
  fail(reader, result, message);
}

/// libpng only warns of picture data that breaks off wrongly after the last row; that is damage too.
static void on_warning(png_structp png, png_const_charp message) {
  codec_png_reader *reader = png_get_error_ptr(png);
  if (strncmp(message, "IDAT", 4) == 0) fail(reader, CODEC_CORRUPT, message);
  shim_add_warning(&reader->warnings, message);
}

/// Finds what libpng passes over in silence: something before the header, a second profile, and picture data that are
/// left over.
static void check_order(codec_png_reader *reader, png_const_bytep type) {
  if (!reader->has_header && memcmp(type, "IHDR", 4) != 0) fail(reader, CODEC_CORRUPT, "IHDR is not the first chunk");
  reader->has_header = true;
  if (reader->has_all_rows && memcmp(type, "IDAT", 4) == 0) fail(reader, CODEC_CORRUPT, "IDAT after the picture");
  if (memcmp(type, "iCCP", 4) == 0) {
    if (reader->has_profile) shim_add_warning(&reader->warnings, "a second colour profile was ignored");
    reader->has_profile = true;
  }
}

static void read_bytes(png_structp png, png_bytep destination, size_t count) {
  codec_png_reader *reader = png_get_io_ptr(png);
  if (reader->count - reader->position < count) fail(reader, CODEC_TRUNCATED, "the file ends early");
  memcpy(destination, reader->bytes + reader->position, count);
  reader->position += count;
  // A length and a type.
  if ((png_get_io_state(png) & PNG_IO_MASK_LOC) == PNG_IO_CHUNK_HDR) check_order(reader, destination + 4);
}

// MARK: Reading

/// Texts and suggestions for palettes: nothing that this project reads, so no memory or time is spent on them.
static const png_byte skipped_chunks[] = "tEXt\0zTXt\0iTXt\0hIST\0sPLT\0tIME\0";

codec_png_reader *codec_png_open(const uint8_t *bytes, size_t count, size_t most_chunk_bytes, codec_png_info *info,
                                 codec_status *status) {
  codec_png_reader *reader = calloc(1, sizeof *reader);
  if (reader == NULL) return NULL;
  reader->bytes = bytes;
  reader->count = count;
  if (setjmp(reader->failure) == 0) {
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
    if (reader->png != NULL) reader->info = png_create_info_struct(reader->png);
    if (reader->info == NULL) fail(reader, CODEC_OUT_OF_MEMORY, "");
    png_structp png = reader->png;
    png_set_read_fn(png, reader, read_bytes);
    // The caller checks the size; libpng's own limit is a million pixels a side.
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_chunk_malloc_max(png, most_chunk_bytes);
    png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, skipped_chunks, (int)(sizeof skipped_chunks / 5));
    png_read_info(png, reader->info);

    info->width = png_get_image_width(png, reader->info);
    info->height = png_get_image_height(png, reader->info);
    info->bit_depth = png_get_bit_depth(png, reader->info);
    info->bytes_per_sample = info->bit_depth == 16 ? 2 : 1;
    int color_type = png_get_color_type(png, reader->info);
    bool has_alpha =
        (color_type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(png, reader->info, PNG_INFO_tRNS) != 0;
    info->channels = ((color_type & PNG_COLOR_MASK_COLOR) != 0 ? 3 : 1) + (has_alpha ? 1 : 0);
  }
  *status = reader->status;
  return reader;
}

/// Turns every kind of PNG into 8- or 16-bit grey or RGB with or without alpha, without touching the tone curve.
static void set_transformations(codec_png_reader *reader) {
  png_structp png = reader->png;
  int color_type = png_get_color_type(png, reader->info);
  int bit_depth = png_get_bit_depth(png, reader->info);
  if (color_type == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
  if (color_type == PNG_COLOR_TYPE_GRAY && bit_depth < 8) png_set_expand_gray_1_2_4_to_8(png);
  if (png_get_valid(png, reader->info, PNG_INFO_tRNS)) png_set_tRNS_to_alpha(png);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (bit_depth == 16) png_set_swap(png);
#endif
}

void codec_png_read(codec_png_reader *reader, void *pixels, codec_status *status) {
  if (setjmp(reader->failure) == 0) {
    png_structp png = reader->png;
    set_transformations(reader);
    reader->pass_count = png_set_interlace_handling(png);
    png_read_update_info(png, reader->info);
    const size_t stride = png_get_rowbytes(png, reader->info);
    const png_uint_32 height = png_get_image_height(png, reader->info);
    for (reader->pass = 0; reader->pass < reader->pass_count; ++reader->pass) {
      for (reader->row = 0; reader->row < height; ++reader->row) {
        png_read_row(png, (png_bytep)pixels + reader->row * stride, NULL);
      }
    }
    reader->has_all_rows = true;
    // Checks the last CRC and reads the chunks after the picture.
    png_read_end(png, reader->info);
    shim_warn_of_rest(&reader->warnings, reader->count - reader->position);
  }
  *status = reader->status;
}

codec_png_metadata codec_png_get_metadata(codec_png_reader *reader) {
  codec_png_metadata metadata;
  memset(&metadata, 0, sizeof metadata);
  if (setjmp(reader->failure) == 0) {
    png_structp png = reader->png;
    png_infop info = reader->info;
    metadata.has_srgb_chunk = png_get_valid(png, info, PNG_INFO_sRGB) != 0;
    png_fixed_point gamma = 0;
    if (png_get_gAMA_fixed(png, info, &gamma) != 0) metadata.gamma = gamma;
    png_charp name = NULL;
    int compression = 0;
    png_bytep profile = NULL;
    png_uint_32 profile_count = 0;
    if (png_get_iCCP(png, info, &name, &compression, &profile, &profile_count) != 0) {
      metadata.icc_profile = profile;
      metadata.icc_profile_count = profile_count;
    }
    png_bytep exif = NULL;
    png_uint_32 exif_count = 0;
    if (png_get_eXIf_1(png, info, &exif_count, &exif) != 0) {
      metadata.exif = exif;
      metadata.exif_count = exif_count;
    }
  }
  return metadata;
}

const codec_warnings *codec_png_warnings(const codec_png_reader *reader) { return &reader->warnings; }

void codec_png_close(codec_png_reader *reader) {
  if (reader == NULL) return;
  if (setjmp(reader->failure) == 0) png_destroy_read_struct(&reader->png, &reader->info, NULL);
  free(reader);
}
