#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
// jpeglib.h must come first.
#include <jerror.h>

#include "shim_support.h"

struct codec_jpeg_reader {
  struct jpeg_decompress_struct info;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf failure;
  codec_status status;
  codec_warnings warnings;
  const uint8_t *bytes;
  uint32_t most_scans;
  bool multiple_scans;
  /// Bit i: a scan of colour component i has been seen.
  uint32_t seen_components;
  /// Rows handed out so far; a member, because locals do not survive a longjmp.
  JDIMENSION row;
};

// MARK: Errors

static codec_result result_of_error(int code) {
  switch (code) {
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_ARITH_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
      return CODEC_UNSUPPORTED;
    case JERR_EMPTY_IMAGE:
      return CODEC_EMPTY;
    case JERR_IMAGE_TOO_BIG:
    case JERR_WIDTH_OVERFLOW:
      return CODEC_TOO_LARGE;
    case JERR_OUT_OF_MEMORY:
      return CODEC_OUT_OF_MEMORY;
    default:
      return CODEC_CORRUPT;
  }
}

/// Ends the current call of the shim.
static void fail(codec_jpeg_reader *reader, codec_result result, const char *message) {
  j_decompress_ptr info = &reader->info;
  codec_status *status = &reader->status;
  status->result = result;
  shim_copy_text(status->message, sizeof status->message, message);
  status->scan = (uint32_t)info->input_scan_number;
  status->multiple_scans = reader->multiple_scans;
  if (status->scan > 0 && !status->multiple_scans) {
    uint64_t rows = (uint64_t)info->input_iMCU_row * (uint64_t)info->max_v_samp_factor * DCTSIZE;
    status->complete_rows = rows < info->image_height ? (uint32_t)rows : info->image_height;
  } else {
    status->complete_rows = 0;
  }
  longjmp(reader->failure, 1);
}

static void on_error(j_common_ptr common) {
  codec_jpeg_reader *reader = common->client_data;
  char message[JMSG_LENGTH_MAX];
  common->err->format_message(common, message);
  fail(reader, result_of_error(common->err->msg_code), message);
}

/// Whether the bytes that libjpeg has just skipped in search of a marker are zeros: harmless padding, which some
/// cameras write. Anything else is the rest of picture data that did not decode as it should.
static bool skipped_only_padding(const codec_jpeg_reader *reader) {
  const uint8_t *end = reader->info.src->next_input_byte;
  size_t skipped = (size_t)reader->errors.msg_parm.i[0];
  if ((size_t)(end - reader->bytes) < skipped) return false;
  for (const uint8_t *byte = end - skipped; byte < end; ++byte) {
    if (*byte != 0) return false;
  }
  return true;
}

/// libjpeg goes on after corrupt data, with grey or garbled rows; this reader does not.
static void on_message(j_common_ptr common, int level) {
  if (level >= 0) return;  // a trace
  codec_jpeg_reader *reader = common->client_data;
  char message[JMSG_LENGTH_MAX];
  common->err->format_message(common, message);
  switch (common->err->msg_code) {
    case JWRN_JPEG_EOF:
      fail(reader, CODEC_TRUNCATED, message);
      break;
    case JWRN_ADOBE_XFORM:
    case JWRN_JFIF_MAJOR:
    case JWRN_NOT_SEQUENTIAL:
      shim_add_warning(&reader->warnings, message);
      break;
    case JWRN_EXTRANEOUS_DATA:
      if (!skipped_only_padding(reader)) fail(reader, CODEC_CORRUPT, message);
      shim_add_warning(&reader->warnings, message);
      break;
    default:
      fail(reader, CODEC_CORRUPT, message);
  }
}

static void print_nothing(j_common_ptr common) { (void)common; }

/// Runs between the rows of every scan of a JPEG with several scans.
static void on_progress(j_common_ptr common) {
  codec_jpeg_reader *reader = common->client_data;
  if ((uint32_t)reader->info.input_scan_number > reader->most_scans) {
    fail(reader, CODEC_TOO_MANY_SCANS, "too many scans");
  }
  for (int i = 0; i < reader->info.comps_in_scan; ++i) {
    const jpeg_component_info *component = reader->info.cur_comp_info[i];
    if (component == NULL) continue;
    reader->seen_components |= 1u << component->component_index;
    // Scans that only refine use no tables; libjpeg looks at their numbers in the others.
    if (component->dc_tbl_no >= NUM_HUFF_TBLS || component->ac_tbl_no >= NUM_HUFF_TBLS) {
      fail(reader, CODEC_CORRUPT, "a scan names a Huffman table that cannot be");
    }
  }
}

// MARK: Reading

codec_jpeg_reader *codec_jpeg_open(const uint8_t *bytes, size_t count, uint32_t most_scans, codec_jpeg_info *info,
                                   codec_status *status) {
  codec_jpeg_reader *reader = calloc(1, sizeof *reader);
  if (reader == NULL) return NULL;
  reader->bytes = bytes;
  reader->most_scans = most_scans;
  reader->info.err = jpeg_std_error(&reader->errors);
  reader->errors.error_exit = on_error;
  reader->errors.emit_message = on_message;
  reader->errors.output_message = print_nothing;
  // jpeg_create_decompress keeps err and client_data.
  reader->info.client_data = reader;

  if (setjmp(reader->failure) == 0) {
    jpeg_create_decompress(&reader->info);
    reader->progress.progress_monitor = on_progress;
    reader->info.progress = &reader->progress;
    jpeg_mem_src(&reader->info, (unsigned char *)bytes, (unsigned long)count);
    jpeg_save_markers(&reader->info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(&reader->info, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(&reader->info, TRUE);
    reader->multiple_scans = jpeg_has_multiple_scans(&reader->info);

    // Newer libraries accept 12 and 16 bits in the header and then want other functions for the rows.
    if (reader->info.data_precision != 8) {
      char message[64];
      snprintf(message, sizeof message, "%d bits a sample", reader->info.data_precision);
      fail(reader, CODEC_UNSUPPORTED, message);
    }
    info->width = reader->info.image_width;
    info->height = reader->info.image_height;
    info->is_cmyk = false;
    switch (reader->info.jpeg_color_space) {
      case JCS_GRAYSCALE:
        reader->info.out_color_space = JCS_GRAYSCALE;
        info->channels = 1;
        break;
      case JCS_YCbCr:
      case JCS_RGB:
        reader->info.out_color_space = JCS_RGB;
        info->channels = 3;
        break;
      case JCS_CMYK:
      case JCS_YCCK:
        reader->info.out_color_space = JCS_CMYK;
        info->channels = 3;
        info->is_cmyk = true;
        break;
      default: {
        char message[64];
        snprintf(message, sizeof message, "%d colour components of unknown meaning", reader->info.num_components);
        fail(reader, CODEC_UNSUPPORTED, message);
      }
    }
    reader->info.dct_method = JDCT_ISLOW;
    reader->info.do_fancy_upsampling = TRUE;
  }
  *status = reader->status;
  return reader;
}

/// Light that `ink` and `black` let through, both stored as Adobe does: 255 is no ink.
static inline uint8_t through(uint8_t ink, uint8_t black) { return (uint8_t)((ink * black + 127) / 255); }

/// Adobe writes inks inverted, and says so by its marker; without one, 0 is no ink.
static void convert_inks(const uint8_t *inks, uint8_t *rgb, size_t width, bool inverted) {
  uint8_t flip = inverted ? 0 : 255;
  for (size_t x = 0; x < width; ++x, inks += 4, rgb += 3) {
    uint8_t black = inks[3] ^ flip;
    rgb[0] = through(inks[0] ^ flip, black);
    rgb[1] = through(inks[1] ^ flip, black);
    rgb[2] = through(inks[2] ^ flip, black);
  }
}

/// A JPEG in several scans may end without some component's scan; libjpeg would fill it with grey.
static void require_all_components(codec_jpeg_reader *reader) {
  if (!reader->multiple_scans) return;
  uint32_t all = (1u << reader->info.num_components) - 1;
  if ((reader->seen_components & all) != all) fail(reader, CODEC_CORRUPT, "a colour component has no data");
}

/// A quantisation step of 0 is against the rules (T.81, B.2.4.1); libjpeg would take it for nothing but blank.
static void require_quantisation(codec_jpeg_reader *reader) {
  for (int i = 0; i < reader->info.num_components; ++i) {
    const JQUANT_TBL *table = reader->info.comp_info[i].quant_table;
    for (int k = 0; table != NULL && k < DCTSIZE2; ++k) {
      if (table->quantval[k] == 0) fail(reader, CODEC_CORRUPT, "a quantisation step is 0");
    }
  }
}

void codec_jpeg_read(codec_jpeg_reader *reader, uint8_t *pixels, codec_status *status) {
  j_decompress_ptr info = &reader->info;
  reader->row = 0;
  if (setjmp(reader->failure) == 0) {
    jpeg_start_decompress(info);
    require_all_components(reader);
    require_quantisation(reader);
    const size_t width = info->output_width;
    if (info->out_color_space == JCS_CMYK) {
      JSAMPARRAY inks = info->mem->alloc_sarray((j_common_ptr)info, JPOOL_IMAGE, (JDIMENSION)(width * 4), 1);
      while (reader->row < info->output_height) {
        if (jpeg_read_scanlines(info, inks, 1) != 1) continue;
        convert_inks(inks[0], pixels + reader->row * width * 3, width, info->saw_Adobe_marker);
        ++reader->row;
      }
    } else {
      enum { BATCH = 16 };
      const size_t stride = width * (size_t)info->output_components;
      while (reader->row < info->output_height) {
        JSAMPROW rows[BATCH];
        JDIMENSION count = info->output_height - reader->row;
        if (count > BATCH) count = BATCH;
        for (JDIMENSION i = 0; i < count; ++i) rows[i] = pixels + (reader->row + i) * stride;
        reader->row += jpeg_read_scanlines(info, rows, count);
      }
    }
    // Reads up to the end marker, and so finds what is missing or left over there.
    jpeg_finish_decompress(info);
    shim_warn_of_rest(&reader->warnings, info->src->bytes_in_buffer);
  }
  *status = reader->status;
}

const uint8_t *codec_jpeg_app_marker(const codec_jpeg_reader *reader, int n, size_t index, size_t *count) {
  for (jpeg_saved_marker_ptr marker = reader->info.marker_list; marker != NULL; marker = marker->next) {
    if (marker->marker != JPEG_APP0 + n || index-- > 0) continue;
    *count = marker->data_length;
    return marker->data;
  }
  *count = 0;
  return NULL;
}

const codec_warnings *codec_jpeg_warnings(const codec_jpeg_reader *reader) { return &reader->warnings; }

void codec_jpeg_close(codec_jpeg_reader *reader) {
  if (reader == NULL) return;
  if (setjmp(reader->failure) == 0) jpeg_destroy_decompress(&reader->info);
  free(reader);
}
