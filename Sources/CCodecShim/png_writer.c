#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>
#include <zlib.h>

#include "shim_support.h"

typedef struct {
  png_structp png;
  png_infop info;
  jmp_buf failure;
  codec_status status;
  shim_buffer buffer;
} png_writer;

static void fail(png_writer *writer, codec_result result, const char *message) {
  writer->status.result = result;
  shim_copy_text(writer->status.message, sizeof writer->status.message, message);
  longjmp(writer->failure, 1);
}

static void on_error(png_structp png, png_const_charp message) {
  bool memory = strstr(message, "emory") != NULL;
  fail(png_get_error_ptr(png), memory ? CODEC_OUT_OF_MEMORY : CODEC_UNSUPPORTED, message);
}

static void on_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
  png_writer *writer = png_get_io_ptr(png);
  if (!shim_append(&writer->buffer, bytes, count)) fail(writer, CODEC_OUT_OF_MEMORY, "");
}

static void flush_nothing(png_structp png) { (void)png; }

static void write_all(png_writer *writer, const uint8_t *pixels, const codec_png_settings *settings) {
  writer->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, writer, on_error, on_warning);
  if (writer->png != NULL) writer->info = png_create_info_struct(writer->png);
  if (writer->info == NULL) fail(writer, CODEC_OUT_OF_MEMORY, "");
  png_structp png = writer->png;
  png_set_write_fn(png, writer, write_bytes, flush_nothing);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_IHDR(png, writer->info, settings->width, settings->height, (int)settings->bytes_per_sample * 8,
               settings->channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, writer->info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (settings->pixels_per_metre > 0) {
    png_set_pHYs(png, writer->info, settings->pixels_per_metre, settings->pixels_per_metre, PNG_RESOLUTION_METER);
  }
  if (settings->fast) {
    // Photos repeat themselves hardly at all: looking for runs only costs no more than level 1's search, and leaves
    // files that are a tenth smaller. Of the cheap filters, the average predicts skin and hair best.
    png_set_compression_level(png, 1);
    png_set_compression_strategy(png, Z_RLE);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_AVG);
  } else {
    // Level 9 takes twice the time of 6 for one per cent.
    png_set_compression_level(png, 6);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_ALL_FILTERS);
  }
  png_set_compression_buffer_size(png, 1 << 16);
  png_write_info(png, writer->info);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (settings->bytes_per_sample == 2) png_set_swap(png);
#endif
  const size_t stride = (size_t)settings->width * settings->channels * settings->bytes_per_sample;
  for (uint32_t y = 0; y < settings->height; ++y) png_write_row(png, pixels + y * stride);
  png_write_end(png, writer->info);
}

void codec_png_write(const void *pixels, codec_png_settings settings, codec_output *output, codec_status *status) {
  output->bytes = NULL;
  output->count = 0;
  *status = shim_ok();
  png_writer *writer = calloc(1, sizeof *writer);
  if (writer == NULL) {
    status->result = CODEC_OUT_OF_MEMORY;
    return;
  }
  if (setjmp(writer->failure) == 0) write_all(writer, pixels, &settings);
  *status = writer->status;
  if (setjmp(writer->failure) == 0) png_destroy_write_struct(&writer->png, &writer->info);
  *output = writer->buffer.output;
  if (status->result != CODEC_OK) codec_free(output);
  free(writer);
}
