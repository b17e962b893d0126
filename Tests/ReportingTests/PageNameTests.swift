import Testing

@testable import Reporting

@Suite struct PageNameTests {
  private func name(_ code: String) -> String { PageName.file(code, sha256: "0123456789abcdef0123") }

  @Test(arguments: [
    ("S01", "S01.html"), ("日本 001", "日本 001.html"), ("a-b_c.d", "a-b_c.d.html"), ("Ünal", "Ünal.html"),
    ("<script>", "%3Cscript%3E.html"), ("../../x", "%2E.%2F..%2Fx.html"), ("=cmd()", "%3Dcmd%28%29.html"),
    ("a%2Fb", "a%252Fb.html"), (" x ", "%20x%20.html"), ("a\\b:c*d", "a%5Cb%3Ac%2Ad.html"), ("..", "%2E..html"),
  ])
  func namesAreReadableAndStayInTheirFolder(code: String, expected: String) {
    #expect(name(code) == expected)
    #expect(!name(code).contains("/") && !name(code).hasPrefix("."))
  }

  @Test func namesOfDifferentCodesDiffer() {
    let codes = ["a/b", "a%2Fb", "a b", "a  b", " a b", "A", "a", "ä", "a\u{308}"]
    #expect(Set(codes.map { Array(name($0).utf8) }).count == codes.count)
  }

  @Test func aLongCodeIsCutAndMarked() {
    let long = name(String(repeating: "日", count: 100))
    #expect(long.utf8.count <= 255)
    #expect(long.hasSuffix("~0123456789abcdef.html"))
  }

  @Test func linksAreSafeInHTML() {
    #expect(PageName.inURL("%3Cb%3E.html") == "%253Cb%253E.html")
    #expect(PageName.inURL("日 1.html") == "%E6%97%A5%201.html")
  }
}
