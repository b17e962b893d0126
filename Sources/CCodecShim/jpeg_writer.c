#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
// jpeglib.h must come first.
#include <jerror.h>

#include "shim_support.h"

typedef struct {
  struct jpeg_compress_struct info;
  struct jpeg_error_mgr errors;
  struct jpeg_destination_mgr destination;
  jmp_buf failure;
  codec_status status;
  shim_buffer buffer;
  JOCTET block[1 << 16];
} jpeg_writer;

static void on_error(j_common_ptr common) {
  jpeg_writer *writer = common->client_data;
  char message[JMSG_LENGTH_MAX];
  common->err->format_message(common, message);
  shim_copy_text(writer->status.message, sizeof writer->status.message, message);
  switch (common->err->msg_code) {
    case JERR_OUT_OF_MEMORY: writer->status.result = CODEC_OUT_OF_MEMORY; break;
    case JERR_EMPTY_IMAGE: writer->status.result = CODEC_EMPTY; break;
    case JERR_IMAGE_TOO_BIG: writer->status.result = CODEC_TOO_LARGE; break;
    default: writer->status.result = CODEC_UNSUPPORTED;
  }
  longjmp(writer->failure, 1);
}

static void print_nothing(j_common_ptr common) { (void)common; }

// MARK: Destination

static void start_block(j_compress_ptr info) {
  jpeg_writer *writer = info->client_data;
  writer->destination.next_output_byte = writer->block;
  writer->destination.free_in_buffer = sizeof writer->block;
}

static void flush(jpeg_writer *writer, size_t count) {
  if (shim_append(&writer->buffer, writer->block, count)) return;
  writer->status.result = CODEC_OUT_OF_MEMORY;
  longjmp(writer->failure, 1);
}

static boolean flush_full_block(j_compress_ptr info) {
  flush(info->client_data, sizeof((jpeg_writer *)0)->block);
  start_block(info);
  return TRUE;
}

static void flush_last_block(j_compress_ptr info) {
  jpeg_writer *writer = info->client_data;
  flush(writer, sizeof writer->block - writer->destination.free_in_buffer);
}

// MARK: Writing

static void write_all(jpeg_writer *writer, const uint8_t *pixels, const codec_jpeg_settings *settings) {
  j_compress_ptr info = &writer->info;
  jpeg_create_compress(info);
  writer->destination.init_destination = start_block;
  writer->destination.empty_output_buffer = flush_full_block;
  writer->destination.term_destination = flush_last_block;
  info->dest = &writer->destination;

  info->image_width = settings->width;
  info->image_height = settings->height;
  info->input_components = (int)settings->channels;
  info->in_color_space = settings->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(info);
  jpeg_set_quality(info, settings->quality, TRUE);
  info->dct_method = JDCT_ISLOW;
  if (settings->channels == 3) {
    info->comp_info[0].h_samp_factor = settings->chroma_width;
    info->comp_info[0].v_samp_factor = settings->chroma_height;
  }
  if (settings->progressive) jpeg_simple_progression(info);

  jpeg_start_compress(info, TRUE);
  const size_t stride = (size_t)settings->width * settings->channels;
  while (info->next_scanline < info->image_height) {
    JSAMPROW row = (JSAMPROW)(pixels + info->next_scanline * stride);
    jpeg_write_scanlines(info, &row, 1);
  }
  jpeg_finish_compress(info);
}

void codec_jpeg_write(const uint8_t *pixels, codec_jpeg_settings settings, codec_output *output,
                      codec_status *status) {
  output->bytes = NULL;
  output->count = 0;
  *status = shim_ok();
  jpeg_writer *writer = calloc(1, sizeof *writer);
  if (writer == NULL) {
    status->result = CODEC_OUT_OF_MEMORY;
    return;
  }
  writer->info.err = jpeg_std_error(&writer->errors);
  writer->errors.error_exit = on_error;
  writer->errors.output_message = print_nothing;
  // jpeg_create_compress keeps err and client_data.
  writer->info.client_data = writer;
  if (setjmp(writer->failure) == 0) write_all(writer, pixels, &settings);
  *status = writer->status;
  if (setjmp(writer->failure) == 0) jpeg_destroy_compress(&writer->info);
  *output = writer->buffer.output;
  if (status->result != CODEC_OK) codec_free(output);
  free(writer);
}
