#include "CJPEGTestWriter.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

static void on_error(j_common_ptr common) { longjmp(*(jmp_buf *)common->client_data, 1); }

static J_COLOR_SPACE stored_space(const jpeg_test_settings *settings) {
  switch (settings->components) {
    case 1: return JCS_GRAYSCALE;
    case 3: return settings->transform ? JCS_YCbCr : JCS_RGB;
    default: return settings->transform ? JCS_YCCK : JCS_CMYK;
  }
}

bool jpeg_test_write(const uint8_t *samples, jpeg_test_settings settings, uint8_t **bytes, size_t *count) {
  struct jpeg_compress_struct info;
  struct jpeg_error_mgr errors;
  jmp_buf failure;
  unsigned long size = 0;
  *bytes = NULL;
  info.err = jpeg_std_error(&errors);
  errors.error_exit = on_error;
  info.client_data = &failure;
  if (setjmp(failure) != 0) {
    jpeg_destroy_compress(&info);
    return false;
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, bytes, &size);
  info.image_width = (JDIMENSION)settings.width;
  info.image_height = (JDIMENSION)settings.height;
  info.input_components = settings.components;
  info.in_color_space = settings.components == 1 ? JCS_GRAYSCALE : settings.components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&info);
  jpeg_set_colorspace(&info, stored_space(&settings));
  jpeg_set_quality(&info, settings.quality, TRUE);
  info.write_Adobe_marker = settings.adobe_marker;
  info.comp_info[0].h_samp_factor = settings.luma_h;
  info.comp_info[0].v_samp_factor = settings.luma_v;
  if (settings.components == 4) {
    info.comp_info[3].h_samp_factor = settings.luma_h;
    info.comp_info[3].v_samp_factor = settings.luma_v;
  }
  info.arith_code = settings.arithmetic;
  info.restart_in_rows = settings.restart_rows;
  if (settings.progressive) jpeg_simple_progression(&info);
  jpeg_scan_info scans[4];
  if (settings.separate_scans) {
    for (int i = 0; i < settings.components; ++i) {
      scans[i] = (jpeg_scan_info){.comps_in_scan = 1, .component_index = {i}, .Se = DCTSIZE2 - 1};
    }
    info.scan_info = scans;
    info.num_scans = settings.components;
  }
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    JSAMPROW row = (JSAMPROW)(samples + (size_t)info.next_scanline * settings.width * settings.components);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  *count = size;
  return true;
}
