import DeviceProfiles
import ScaleReading
import Testing

/// YAML lets a few bytes stand for a great many values.
@Suite struct AliasTests {
  private func laughs(levels: Int) -> String {
    var yaml = "devices:\n- &a0 [x,x]\n"
    for level in 1...levels { yaml += "- &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n" }
    return yaml + "- ? *a\(levels)\n  : 1\n"
  }

  @Test func manyAliasesAreRefused() {
    let error = #expect(throws: DeviceFile.Invalid.self) { try DeviceFile(yaml: laughs(levels: 30)) }
    #expect(error?.description == "has more than 16 aliases (*name)")
  }

  @Test func aFewAliasesAndStarsInTextsAreRead() throws {
    let profile = "um_per_px: 8, width_px: 640, height_px: 480"
    let stars = (1...20).map { "- {name: \"scope \($0)*\", \(profile), magnification: \"\($0)* \"}\n" }.joined()
    #expect(try DeviceFile(yaml: "devices:\n" + stars).devices.count == 20)
    let file = try DeviceFile(
      yaml: "devices:\n- {name: a, \(profile), source: &s ruler}\n- {name: b, \(profile), source: *s }\n")
    #expect(file.device(named: "b")?.source == "ruler")
  }
}
