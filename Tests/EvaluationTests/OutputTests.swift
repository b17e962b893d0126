import Evaluation
import Geometry
import JSONSchemaSupport
import OrderedJSON
import Testing

@Suite struct OutputTests {
  private let perfect = Evaluation.score(pairs.perfect, against: pairs, photo: "perfect")
  private let empty = Evaluation.score(FoundTrichogram(hairs: []), against: pairs, photo: "empty")
  private let hairless = Evaluation.score(FoundTrichogram(hairs: []), against: GroundTruth([]), photo: "hairless")
  private let marked = Evaluation.score(
    FoundTrichogram(hairs: []),
    against: MarkedPhoto(name: "a.jpg", hairs: [.init(kind: .single, root: Point(100, 100), tip: Point(150, 100))]),
    umPerPx: 5)

  @Test func poolingGivesTheMedianAndTheWorst() throws {
    let pooled = Evaluation.pool([perfect, empty, hairless])
    #expect(pooled.photos == 3)
    #expect(pooled.hairRecall?.median == 0.5)
    #expect(pooled.hairRecall?.worst == 0)
    #expect(pooled.countErrorPercent?.median == 50)
    #expect(pooled.countErrorPercent?.worst == 100)
    #expect(pooled.recallByDiameter.map(\.recall) == [Share(2, of: 4), Share(4, of: 8), Share(6, of: 12)])
    #expect(pooled.classConfusion == [[2, 0, 0], [0, 4, 0], [0, 0, 6]])
    #expect(Evaluation.pool([PhotoScore]()).hairF1 == nil)
  }

  @Test(arguments: [true, false])
  func jsonFitsItsSchema(isPretty: Bool) throws {
    let schema = try JSONSchema(named: "trichogram-evaluation-1")
    for scores in [[], [perfect], [perfect, empty, hairless]] {
      let json = try JSONValue(parsing: EvaluationJSON.encode(scores, style: isPretty ? .pretty : .compact))
      #expect(schema.problems(in: json) == [])
      #expect(json["photos"]?.items.count == scores.count)
    }
  }

  @Test func jsonSaysNullForWhatCannotBeKnown() throws {
    let photo = try #require(JSONValue(parsing: EvaluationJSON.encode([empty]))["photos"]?[0])
    #expect(photo["hairs"]?["precision"]?["fraction"] == .null)
    #expect(photo["diameter_bias_um"] == .null)
    #expect(photo["hairs"]?["recall"]?["fraction"] == .number("0"))
  }

  @Test func markedJSONFitsItsSchema() throws {
    let schema = try JSONSchema(named: "trichogram-marked-evaluation-1")
    for scores in [[], [marked], [marked, marked]] {
      #expect(schema.problems(in: try JSONValue(parsing: MarkedEvaluationJSON.encode(scores))) == [])
    }
  }

  @Test func theTableHasALineAPhotoAndTheColumnsAligned() {
    let lines = EvaluationTable.text([perfect, empty]).split(separator: "\n")
    #expect(lines.count == 6)
    #expect(Set(lines.dropLast().map(\.count)).count == 1)
    #expect(lines[1].hasPrefix("perfect    1.000  1.00  1.00    1.000      0.0"))
    #expect(lines[3].hasPrefix("median "))
    #expect(lines[4].hasPrefix("worst "))
  }

  @Test func theTableOfMarkedPhotosEndsWithTheCorrelation() {
    let lines = EvaluationTable.text([marked]).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("a.jpg        0.00 (1)"))
    #expect(lines[2] == "correlation of counts over 1 photos: –")
  }
}
