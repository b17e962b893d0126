import DeviceProfiles
import ScaleReading
import Testing

@Suite struct DeviceFileTests {
  private let scope = DeviceProfile(
    name: "scope-20x", umPerPx: 6.02, relativeSE: 0.001, widthPx: 1280, heightPx: 960, camera: "Acme \"D5\": 1",
    magnification: "20", source: "ruler")
  private let phone = DeviceProfile(
    name: "Handy µ", umPerPx: 7.123456789, relativeSE: nil, widthPx: 4032, heightPx: 3024)

  @Test func whatIsWrittenIsReadAgain() throws {
    let file = DeviceFile(devices: [scope, phone])
    #expect(try DeviceFile(yaml: file.yaml()) == file)
    #expect(try DeviceFile(yaml: DeviceFile().yaml()) == DeviceFile())
  }

  @Test func aFileIsReadAsPeopleWriteIt() throws {
    let file = try DeviceFile(
      yaml: """
        # my devices
        devices:
          - name: scope   # the old one
            um_per_px: 8
            width_px: 640
            height_px: 480
            magnification: 20
        """)
    #expect(file.device(named: "scope")?.umPerPx == 8)
    #expect(file.device(named: "scope")?.magnification == "20")
    #expect(file.device(named: "other") == nil)
  }

  @Test func savingReplacesOneOfTheSameName() {
    var better = scope
    better.umPerPx = 6.03
    let file = DeviceFile(devices: [scope, phone])
    #expect(file.saving(better).devices == [better, phone])
    #expect(DeviceFile(devices: [phone]).saving(scope).devices == [phone, scope])
  }

  @Test(arguments: [
    "devices: 3", "other: []", "devices:\n  - name: a\n", "devices:\n  - name: a\n    um_per_px: wide\n", "- 1", "{",
    "devices:\n  - {name: a, um_per_px: 8, width_px: 1, height_px: 1, colour: red}",
    "devices:\n  - {name: a, um_per_px: 1e9, width_px: 1, height_px: 1}",
    "devices:\n  - {name: a, um_per_px: 8, width_px: 1.5, height_px: 1}",
    "devices:\n  - {name: a, um_per_px: 8, width_px: 1, height_px: 1}\n  - {name: a, um_per_px: 8, width_px: 1, height_px: 1}",
  ])
  func whatIsNoProfileIsAnError(yaml: String) {
    #expect(throws: DeviceFile.Invalid.self) { try DeviceFile(yaml: yaml) }
  }

  @Test func aPhotoOfAnotherSizeOrCameraDoesNotFit() {
    #expect(scope.mismatch(widthPx: 1280, heightPx: 960, camera: scope.camera) == nil)
    #expect(scope.mismatch(widthPx: 960, heightPx: 1280, camera: nil) == nil)
    #expect(scope.mismatch(widthPx: 1280, heightPx: 961, camera: nil) != nil)
    #expect(scope.mismatch(widthPx: 1280, heightPx: 960, camera: "Other") != nil)
    #expect(phone.mismatch(widthPx: 4032, heightPx: 3024, camera: "Any") == nil)
  }
}
