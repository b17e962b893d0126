import ChildProcessSupport
import Foundation
import JSONSchemaSupport
import Testing

@Suite(.serialized) struct BatchTests {
  @Test func aStudyIsDoneOnceAndThenOnlyWhatChanged() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    let first = try study.run()
    #expect(first.code == 0, "\(first.errors)")
    #expect(try study.numbers("photos", "analysed", "unchanged", "failed", "pairs") == [6, 6, 0, 0, 3])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: study.output + "/subjects").sorted()
        == ["%3Dcmd%28%29.html", "S1.html", "日本 001.html"])
    #expect(try study.text("failures.csv") == "photo,row,code,reason\n")
    #expect(try JSONSchema(named: "batch-summary-1").problems(in: study.summary()) == [])
    let tables = try study.export()

    // Nothing is done twice.
    #expect(try study.run().code == 0)
    #expect(
      try study.numbers("photos", "analysed", "unchanged", "failed", "pairs", "pairs_compared", "pages_written")
        == [6, 0, 6, 0, 3, 0, 0])
    #expect(try study.export() == tables)
    #expect(try study.run("--verify", "--threads", "1").code == 0)
    #expect(try study.numbers("analysed", "unchanged") == [0, 6])

    // A photo changed: it, its pair and its page.
    try FileManager.default.removeItem(atPath: study.folder + "/after.jpg")
    try FileManager.default.copyItem(atPath: study.folder + "/one.jpg", toPath: study.folder + "/after.jpg")
    try FileManager.default.removeItem(atPath: study.folder + "/one.jpg")
    try FileManager.default.copyItem(atPath: study.folder + "/two.jpg", toPath: study.folder + "/one.jpg")
    try study.write(SmallStudy.rows.filter { !$0.hasPrefix("two.jpg") })
    #expect(try study.run().code == 0)
    // Both photos were seen before, in other places: they are known by their content.
    #expect(try study.numbers("photos", "analysed", "unchanged", "removed") == [5, 0, 5, 1])
    #expect(try study.numbers("pairs", "pairs_compared", "pages_written") == [2, 1, 2])

    // A setting changed: everything.
    #expect(try study.run("--vellus-below", "25").code == 0)
    #expect(try study.numbers("analysed", "unchanged", "pairs_compared", "pages_written") == [5, 0, 2, 3])
    #expect(try study.summary()["analysed_because"]?["settings_changed"]?.number == 5)
  }

  @Test func aSubjectThatIsGoneLosesItsPage() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try study.write(Array(SmallStudy.rows[2...3]))
    #expect(try study.run().code == 0)
    try study.write(Array(SmallStudy.rows[0...1]))
    try "no page of this program".write(
      toFile: study.output + "/subjects/own.html", atomically: true, encoding: .utf8)
    #expect(try study.run().code == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: study.output + "/subjects").sorted() == [
        "S1.html", "own.html",
      ])
    #expect(!(try study.text("index.html")).contains("日本"))
  }

  @Test func badRowsAndPhotosAreNamedAndTheOthersAreComplete() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try Data([0xFF, 0xD8, 0xFF]).write(to: URL(fileURLWithPath: study.folder + "/broken.jpg"))
    try study.write([
      SmallStudy.rows[0], "missing.jpg,S1,vertex,v2,2026-04-06,,", "broken.jpg,S1,vertex,v3,2026-05-06,,",
      "../out.jpg,S1,vertex,v4,2026-06-06,,", "before.jpg,S1,vertex,v5,2026-07-06,,", SmallStudy.rows[1] + ",more",
      "after.jpg,S1,vertex,v1,2026-01-05,,", "<script>alert(1)</script>.jpg,\"<script>\",vertex,v1,2026-01-05,,",
    ])
    let result = try study.run()
    #expect(result.code == 65)
    #expect(try study.numbers("photos", "analysed", "failed") == [8, 1, 7])
    let rows = try study.text("failures.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let codes = Dictionary(uniqueKeysWithValues: rows.map { (Int($0[1]) ?? 0, "\($0[0]) \($0[2])") })
    #expect(
      codes == [
        3: "missing.jpg 66", 4: "broken.jpg 65", 5: "../out.jpg 65", 6: "before.jpg 65", 7: "after.jpg 65",
        8: "after.jpg 65",
        9: "<script>alert(1)</script>.jpg 66",
      ])
    for line in [3, 4, 5, 6, 7, 8, 9] { #expect(result.errors.contains("line \(line)")) }
    // What cannot be shown is said, harmlessly.
    let page = try study.text("subjects/%3Cscript%3E.html")
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;.jpg"))
  }

  @Test func whatKeepsResultsFromSayingMoreIsSaid() throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    let manifest =
      "photo,subject,site,visit,dtae\nbefore.jpg,S1,vertex,v1,2026-01-05\nafter.jpg,S1,vertex,v2,2026-04-06\n"
    try Data(manifest.utf8).write(to: URL(fileURLWithPath: study.manifest))
    let result = try Command.run("batch", study.manifest, "--output", study.output)
    #expect(result.code == 0)
    #expect(result.errors.contains("the column dtae is taken for a covariate; call it date if that is meant"))
    #expect(result.output.contains("2 photos of 1 subject: "))
    #expect(result.output.contains("2 photos have no scale: no density"))
    let page = try study.text("subjects/S1.html")
    #expect(page.contains("2 visits, but it is known of none."))
    #expect(!page.contains("one visit"))
  }

  @Test func aDryRunSaysWhatWouldBeDoneAndWritesNothing() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try study.write(SmallStudy.rows + ["x.jpg,S1,vertex,,,,"])
    let result = try Command.run("batch", study.manifest, "--dry-run", "--um-per-px", "8")
    #expect(result.code == 65)
    #expect(result.output == "7 photos of 3 subjects: 6 to analyse, 0 unchanged, 1 cannot be used\n")
    #expect(result.errors.contains("line 8"))
    #expect(!FileManager.default.fileExists(atPath: study.output))
  }

  @Test func aFolderIsReadByItsNamesAndShardsPartItsSubjects() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    let photos = study.folder + "/photos"
    for (subject, photo) in [("S1", "before"), ("S2", "one"), ("S3", "two")] {
      try FileManager.default.createDirectory(atPath: photos + "/" + subject, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: study.folder + "/\(photo).jpg", toPath: photos + "/\(subject)/2026-01-05_vertex.jpg")
    }
    var found: [Double] = []
    for shard in ["1/2", "2/2"] {
      let output = study.folder + "/shard-" + shard.prefix(1)
      let result = try Command.run(
        "batch", photos, "--output", output, "--um-per-px", "8", "--shard", shard, "--quiet")
      #expect(result.code == 0)
      #expect(result.output == "" && result.errors == "")
      let summary = try JSONValue(parsing: String(contentsOfFile: output + "/summary.json", encoding: .utf8))
      found.append(summary["photos"]?.number ?? 0)
    }
    #expect(found.reduce(0, +) == 3)
  }

  @Test func exportsAreTheSameForAnyNumberOfThreads() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    #expect(try study.run("--threads", "1").code == 0)
    let one = try study.export()
    let index = try study.text("index.html"), page = try study.text("subjects/S1.html")
    try FileManager.default.removeItem(atPath: study.output)
    #expect(try study.run("--threads", "3").code == 0)
    #expect(try study.export() == one)
    #expect(try study.text("index.html") == index)
    #expect(try study.text("subjects/S1.html") == page)
    #expect(
      one.keys.sorted()
        == ["dictionary.csv", "endpoints.csv", "hairs.csv", "matches.csv", "pairs.csv", "photos.csv"])

    // Every column is in the dictionary, and every row has all of them.
    let dictionary = (one["dictionary.csv"] ?? "").split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    for (name, text) in one where name != "dictionary.csv" {
      let lines = text.split(separator: "\n")
      let header = lines[0].split(separator: ",").map(String.init)
      #expect(dictionary.filter { $0[0] == name }.map { String($0[1]) } == header)
      #expect(lines.count > 1)
      #expect(header.last == "ferritin")
      if name == "hairs.csv" {
        #expect(
          lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == header.count })
      }
    }
    // What a spreadsheet would run is text.
    #expect(one["photos.csv"]?.contains("\n'=cmd(),occipital") == true)
    #expect(one["photos.csv"]?.contains(",'=1+1\n") == true)
    #expect(one["endpoints.csv"]?.contains("anagen_fraction") == true)
    #expect(one["endpoints.csv"]?.contains("density_per_cm2_change") == true)
  }

  @Test func photosFilesAreThoseOfAnalyze() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try study.write([SmallStudy.rows[0]])
    #expect(try study.run().code == 0)
    #expect(!FileManager.default.fileExists(atPath: study.output + "/photos"))
    #expect(try study.run("--photo-files").code == 0)
    #expect(try study.numbers("analysed") == [1])
    let analyzed = try Command.run(
      "analyze", study.folder + "/before.jpg", "--um-per-px", "8", "--output", study.folder + "/single")
    #expect(analyzed.code == 0)
    for ending in ["trichogram.json", "hairs.csv", "overlay.png"] {
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: study.output + "/photos/before." + ending))
          == Data(contentsOf: URL(fileURLWithPath: study.folder + "/single/before." + ending)))
    }
    #expect(try study.run("--photo-files").code == 0)
    #expect(try study.numbers("analysed", "unchanged") == [0, 1])
  }

  @Test func twoPhotosOfOneStemAreRefusedBeforeAnyWork() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try study.write(["one.jpg,S1,vertex,v1,,,", "one.png,S2,vertex,v1,,,"])
    let result = try study.run("--photo-files")
    #expect(result.code == 64)
    #expect(result.errors.contains("one.jpg") && result.errors.contains("one.png"))
    #expect(!FileManager.default.fileExists(atPath: study.output + "/summary.json"))
  }

  @Test func aDeviceOfTheManifestIsLookedUp() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try study.write(
      ["one.jpg,S1,vertex,v1,nobody", "two.jpg,S2,vertex,v1,"], header: "photo,subject,site,visit,device\n")
    try "devices: []\n".write(toFile: study.folder + "/devices.yaml", atomically: true, encoding: .utf8)
    let result = try study.run("--devices", study.folder + "/devices.yaml")
    #expect(result.code == 65)
    #expect(result.errors.contains("line 2"))
    #expect(try study.numbers("analysed", "failed") == [1, 1])
  }

  @Test func blindedPagesTellNothingThatUnblinds() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try study.write(Array(SmallStudy.rows[0...1]))
    #expect(try study.run().code == 0)
    #expect(try study.run("--blind").code == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: study.output + "/subjects")
    #expect(names.count == 1 && names[0].hasPrefix("B"))
    let key = try study.text("blind-key.csv")
    #expect(key.contains(",S1,") && key.contains("before.jpg") && key.contains(names[0].dropLast(5)))
    let base64 = try Regex("data:image/jpeg;base64,[A-Za-z0-9+/=]*")
    for file in ["subjects/" + names[0], "index.html"] {
      let text = try study.text(file).replacing(base64, with: "")
      for word in ["S1", "2026", "before.jpg", "after.jpg", "v1", "v2", "ferritin"] {
        #expect(!text.contains(word), "\(word) in \(file)")
      }
    }
    // The key stays, and with it the codes.
    #expect(try study.run("--blind").code == 0)
    #expect(try study.text("blind-key.csv") == key)
  }

  @Test func repeatsTellTheSmallestDetectableChange() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try study.write(
      ["before.jpg,S1,vertex,v1,1", "one.jpg,S1,vertex,v1,2", "two.jpg,S2,vertex,v1,"],
      header: "photo,subject,site,visit,repeat\n")
    #expect(try study.run().code == 0)
    let result = try Command.run("repeatability", study.archive, "--endpoint", "mean_diameter_um", "--format", "json")
    #expect(result.code == 0)
    let json = try JSONValue(parsing: result.output)
    #expect(json["subjects"]?.number == 1)
    // Of two values the standard deviation is their difference ÷ √2, the smallest detectable change 1.96 of it.
    let table = try study.export()["photos.csv"] ?? ""
    let lines = table.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(lines[0].firstIndex(of: "mean_diameter_um"))
    let values = lines[1...2].compactMap { Double($0[column]) }
    let sdc = try #require(json["sdc95"]?.number)
    #expect(abs(sdc - 1.96 * abs(values[0] - values[1])) < 1e-6)

    #expect(try Command.run("repeatability", study.archive, "--endpoint", "beauty").code == 64)
    #expect(try Command.run("repeatability").code == 64)
    #expect(try Command.run("repeatability", study.folder + "/missing.sqlite").code == 66)
  }

  @Test func aKilledRunIsTakenUpWhereItStopped() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    #expect(try study.run().code == 0)
    let undisturbed = try study.export()
    try FileManager.default.removeItem(atPath: study.output)
    // Killed again and again, later each time, until a run comes to its end.
    let script = """
      for i in 1 2 3 4 5 6; do
        "$0" batch '\(study.manifest)' --output '\(study.output)' --um-per-px 8 --quiet & run=$!
        sleep "0.$((i * 15))"; kill -9 $run 2>/dev/null; wait $run
      done
      "$0" batch '\(study.manifest)' --output '\(study.output)' --um-per-px 8 --quiet
      """
    #expect(try Command.shell(script, environment: Command.uncounted).code == 0)
    #expect(try study.numbers("photos", "failed", "pairs") == [6, 0, 3])
    #expect(try study.export() == undisturbed)
    for folder in [study.output, study.output + "/subjects"] {
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.hasSuffix(".partial") })
    }
  }

  static let browser: String? = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: browser != nil, "there is no Chromium")) func pagesWorkInABrowser() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try study.write(["day0.jpg,S1,vertex,v1,2026-01-05,,", "day2.jpg,S1,vertex,v2,2026-01-07,,"])
    #expect(try study.run().code == 0)
    let page = study.output + "/subjects/S1.html"
    #expect(try Data(contentsOf: URL(fileURLWithPath: page)).count < 3_000_000)
    let result = try ChildProcess.run(
      Self.browser ?? "",
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr",
        "--user-data-dir=" + study.folder + "/profile", "--virtual-time-budget=2000", "--dump-dom", "file://" + page,
      ])
    #expect(result.code == 0)
    #expect(!result.errors.contains("CONSOLE"), "\(result.errors)")
    // The script has drawn the hairs in the colours of their fates.
    #expect(result.output.contains("<path class=\"kept\""))
    #expect(result.output.contains("kept <span class=\"n\">("))
  }

  @Test func pagesNeedNothingFromOutside() throws {
    let study = try SmallStudy()
    defer { study.remove() }
    try study.write(Array(SmallStudy.rows[0...1]))
    #expect(try study.run().code == 0)
    for file in ["subjects/S1.html", "index.html"] {
      let page = try study.text(file)
      #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("src=\"//"))
      #expect(page.contains("default-src 'none'"))
    }
  }

  @Test(arguments: [["batch"], ["export", "--archive"]])
  func aMissingInputIs66(command: [String]) throws {
    let study = try SmallStudy(tiny: true)
    defer { study.remove() }
    let missing = study.folder + "/missing"
    let result = try Command.run(command + [missing, "--output", study.output])
    #expect(result.code == 66)
    #expect(result.errors.hasPrefix("trichogram: \(missing): "))
    #expect(!FileManager.default.fileExists(atPath: study.output))
  }

  @Test(arguments: [
    ["batch", "x.csv"], ["batch", "x.csv", "--output", ""], ["batch", "x.csv", "--output", "y", "--shard", "3/2"],
    ["batch", "x.csv", "--output", "y", "--threads", "0"], ["export", "--output", "y"],
  ])
  func wrongUsageIs64(arguments: [String]) throws { #expect(try Command.run(arguments).code == 64) }
}
