import CJPEGTestWriter

/// Small smooth pictures as JPEG files of any kind, and tools to tamper with them.
package struct JPEGBuilder {
  package var width = 61
  package var height = 45
  package var components = 3
  package var transform = true
  package var adobeMarker = false
  package var quality = 95
  package var luma = (h: 1, v: 1)
  package var progressive = false
  package var arithmetic = false
  package var separateScans = false
  package var restartRows = 0

  package init(
    width: Int = 61, height: Int = 45, components: Int = 3, transform: Bool = true, adobeMarker: Bool = false,
    quality: Int = 95, luma: (h: Int, v: Int) = (1, 1)
  ) {
    self.width = width
    self.height = height
    self.components = components
    self.transform = transform
    self.adobeMarker = adobeMarker
    self.quality = quality
    self.luma = luma
  }

  /// Ramps that differ from component to component, which JPEG keeps within a few grey values.
  package var smoothSamples: [UInt8] {
    filled { x, y, component in
      let across: Int = x * (component + 1) * 40 / width
      let down: Int = y * (5 - component) * 20 / height
      return 30 + across + down
    }
  }

  /// Steep saw teeth, which give every kind of coefficient something to hold.
  package var samples: [UInt8] {
    filled { x, y, component in
      let phase: Int = x * (component + 2) + y * (5 - component)
      return 40 + phase % 160
    }
  }

  private func filled(_ value: (Int, Int, Int) -> Int) -> [UInt8] {
    var samples: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        for component in 0..<components { samples.append(UInt8(value(x, y, component))) }
      }
    }
    return samples
  }

  /// The file, or nil where libjpeg cannot write this kind.
  package func bytes(_ samples: [UInt8]? = nil) -> [UInt8]? {
    var output: UnsafeMutablePointer<UInt8>?
    var count = 0
    let settings = jpeg_test_settings(
      width: Int32(width), height: Int32(height), components: Int32(components), transform: transform,
      adobe_marker: adobeMarker, quality: Int32(quality), luma_h: Int32(luma.h), luma_v: Int32(luma.v),
      progressive: progressive, arithmetic: arithmetic, separate_scans: separateScans,
      restart_rows: Int32(restartRows))
    guard jpeg_test_write(samples ?? smoothSamples, settings, &output, &count) else { return nil }
    defer { output?.deallocate() }
    return Array(UnsafeBufferPointer(start: output, count: count))
  }

  /// A segment with its marker and length.
  package static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((payload.count + 2) >> 8), UInt8((payload.count + 2) & 255)] + payload
  }

  /// `file` with segments put in after the start marker.
  package static func insert(_ segments: [UInt8], into file: [UInt8]) -> [UInt8] {
    Array(file[..<2]) + segments + file[2...]
  }

  /// Where the first marker of this kind starts.
  package static func position(of marker: UInt8, in file: [UInt8]) -> Int? {
    var position = 2
    while position + 4 <= file.count, file[position] == 0xFF {
      if file[position + 1] == marker { return position }
      if file[position + 1] == 0xDA { return nil }
      position += 2 + Int(file[position + 2]) * 256 + Int(file[position + 3])
    }
    return nil
  }
}
