import Elementary
import Geometry
import Imaging
import KernelTable

/// A shaft on the detection grid.
struct FoundShaft {
  var ribbon: Ribbon
  var polarity: TracedShaft.Polarity
  var evidence: ShaftEvidence
  /// The probability that this is a hair.
  var confidence = 0.5
  var rootConfidence = 0.5

  /// The contrast of its inside where it lies alone.
  var amplitude: Double { Elementary.exp(evidence[.amplitude]) }
}

/// Chooses the fewest shafts that explain one polarity's contrast.
struct ShaftSearch {
  let field: ContrastField
  let umPerPx: Double
  let polarity: TracedShaft.Polarity
  let kernels: KernelTable
  let leastAmplitude = 0.10
  private var contrast: Plane { polarity == .dark ? field.dark : field.light }
  private var opposite: Plane { polarity == .dark ? field.light : field.dark }

  func search() -> [FoundShaft] {
    let w = contrast.width, h = contrast.height
    let model = ShaftModel(contrast: contrast, opposite: opposite, umPerPx: umPerPx)
    let refiner = ShaftRefiner(model: model)
    var lines: [[Point]] = []
    var worths: [Int: Double] = [:]
    for pass in 0..<2 {
      let source: Plane
      if pass == 0 {
        source = contrast
      } else {
        source = Plane(width: w, height: h)
        let m = explained(model)
        for y in 0..<h {
          let c = contrast.row(y), s = source.row(y)
          for x in 0..<w { s[x] = c[x] - m[y * w + x] < 0.5 * c[x] ? min(c[x], 0) : c[x] }
        }
      }
      var seeds: [ShaftSeed] = []
      var chainsAll: [RidgeChain] = []
      for sigmaUm in pass == 0 ? [8.0, 16.0, 32.0] : [8.0, 16.0, 32.0, 60.0] {
        let finder = RidgeFinder(kernels: kernels, sigma: max(0.9, sigmaUm / umPerPx), low: 0.02, high: 0.05)
        let chains = finder.chains(in: source)
        chainsAll += chains
      }
      lines += chainsAll.map { $0.points.map(\.position) }
      let rims = BubbleRims(lines, umPerPx: umPerPx)
      let seedFinder = SeedFinder(contrast: source, umPerPx: umPerPx, usualWidth: usualWidth(model))
      for c in chainsAll { seeds += seedFinder.seeds(from: c).filter { !rims.contain($0.ribbon.points) } }
      seeds += StubFinder(tracer: ShaftTracer(contrast: source, opposite: opposite, umPerPx: umPerPx)).seeds()
      let kinks = ShaftKinks(field: field, contrast: contrast, umPerPx: umPerPx)
      let candidates = grow(seeds, rims: rims).flatMap(kinks.pieces)
      select(candidates, model: model)
      for id in model.order { if let r = refiner.refined(id) { model.replace(id, with: r) } }
      worths = eliminate(model)
      ShaftSplitter(model: model, refiner: refiner, usualWidth: usualWidth(model)).splitAll()
      worths = eliminate(model)
    }
    for id in model.order { if let r = refiner.refined(id) { model.replace(id, with: r) } }
    worths = eliminate(model)
    ShaftMerger(model: model, refiner: refiner, usualWidth: usualWidth(model)) { worths[$0] ?? 0 }.mergeAll()
    worths = eliminate(model)
    ShaftJoiner(model: model, field: field).joinAll()
    worths = eliminate(model)
    cutKinks(model)
    worths = eliminate(model)
    ShaftJoiner(model: model, field: field).joinAll()
    worths = eliminate(model)
    ShaftMerger(model: model, refiner: refiner, usualWidth: usualWidth(model)) { worths[$0] ?? 0 }.mergeAll()
    worths = eliminate(model)
    ShaftCutter(model: model, refiner: refiner).cutAll()
    worths = eliminate(model)
    let rims = BubbleRims(lines + model.order.compactMap { model.shafts[$0]?.ribbon.points }, umPerPx: umPerPx)
    for id in model.order { if let r = model.shafts[id]?.ribbon, rims.contain(r.points) { model.remove(id) } }
    let covers = CoverCount(model)
    return model.order.compactMap { id in
      guard let ribbon = model.shafts[id]?.ribbon else { return nil }
      let evidence = ShaftEvidence(
        ribbon, in: contrast, field: field, polarity: polarity, umPerPx: umPerPx, worth: worths[id] ?? 0
      ) { covers.isAlone($0) }
      return FoundShaft(ribbon: ribbon, polarity: polarity, evidence: evidence)
    }
  }

  /// The width of a thick shaft of this photo, grid pixels: the 60 % point of those that are no fine hair.
  func usualWidth(_ model: ShaftModel) -> Double {
    let widths = model.order.compactMap { model.shafts[$0]?.ribbon.width }.filter { $0 * umPerPx > 40 }.sorted()
    return widths.count < 5 ? 75 / umPerPx : widths[widths.count * 6 / 10]
  }

  /// Cuts long shafts where they go over from one hair to another.
  private func cutKinks(_ model: ShaftModel) {
    let kinks = ShaftKinks(field: field, contrast: contrast, umPerPx: umPerPx, limit: 8)
    for id in model.order {
      guard let r = model.shafts[id]?.ribbon, r.length * umPerPx > 2500 else { continue }
      let pieces = kinks.pieces(r)
      guard pieces.count > 1 else { continue }
      model.remove(id)
      for piece in pieces { model.add(piece.settled(in: contrast)) }
    }
  }

  /// What the shafts explain at each pixel, with the light scattered at their edges and their shadows.
  func explained(_ model: ShaftModel) -> [Float] {
    let all = ShaftModel.Box(x0: 0, y0: 0, x1: contrast.width - 1, y1: contrast.height - 1)
    var out = [Float](repeating: 0, count: all.width * all.height)
    for id in model.order { if let r = model.shafts[id]?.ribbon { paint(r, in: all, into: &out) } }
    return out
  }

  private func paint(_ r: Ribbon, in b: ShaftModel.Box, into out: inout [Float]) {
    ShaftModel.render(r, in: b, into: &out)
    ShaftModel.render(r, in: b, into: &out, gain: 0.35, widen: 5)
  }

  func grow(_ seeds: [ShaftSeed], rims: BubbleRims) -> [Ribbon] {
    let tracer = ShaftTracer(contrast: contrast, opposite: opposite, umPerPx: umPerPx)
    let ordered = seeds.enumerated().sorted {
      let a = $0.element.ribbon.length * $0.element.ribbon.amplitude,
        b = $1.element.ribbon.length * $1.element.ribbon.amplitude
      return a != b ? a > b : $0.offset < $1.offset
    }.map(\.element)
    var out: [Ribbon] = []
    var index = RibbonIndex(width: contrast.width, height: contrast.height)
    let reach = 30000 / umPerPx
    for s in ordered {
      if s.ribbon.amplitude < leastAmplitude { continue }
      if s.ribbon.length < max(3, 0.7 * s.ribbon.width) { continue }
      if index.follows(s.ribbon) { continue }
      var line = tracer.extend(s.ribbon.points, width: s.ribbon.width, amplitude: s.ribbon.amplitude, maxLength: reach)
      line = tracer.extend(line.reversed(), width: s.ribbon.width, amplitude: s.ribbon.amplitude, maxLength: reach)
      let ribbon = Ribbon(points: line, width: s.ribbon.width, amplitude: s.ribbon.amplitude).settled(in: contrast)
      if ribbon.length < max(60 / umPerPx, 1.3 * ribbon.width) * (ribbon.leaves(contrast) ? 0.5 : 1) { continue }
      if rims.contain(ribbon.points) { continue }
      if edgeContrast(ribbon) < 0.5 * ribbon.amplitude { continue }
      index.insert(ribbon)
      out.append(ribbon)
    }
    return out
  }

  /// How much of the contrast not yet explained a candidate explains, in pixels of full cover.
  private func gain(_ r: Ribbon, _ model: ShaftModel, _ explained: [Float]) -> (gain: Double, area: Double) {
    let w = contrast.width
    var g: Float = 0, area: Float = 0
    for b in model.windows(of: r, margin: 1) {
      var own = [Float](repeating: 0, count: b.width * b.height)
      ShaftModel.render(r, in: b, into: &own, amplitude: 1)
      var wanted = [Float](repeating: 0, count: b.width * b.height)
      ShaftModel.render(r, in: b, into: &wanted)
      for y in b.y0...b.y1 {
        let c = contrast.row(y), o = opposite.row(y)
        for x in b.x0...b.x1 {
          let k = (y - b.y0) * b.width + x - b.x0
          let cover = own[k]
          if cover <= 0.02 { continue }
          area += cover
          let v = c[x]
          let want = wanted[k]
          let a = want / cover
          if v >= 0.5 * want {
            let fresh = min(1, max(0, (v - explained[y * w + x]) / (0.6 * want)))
            if v <= 1.7 * a { g += cover * fresh }
          } else if o[x] < 0.35 {
            g -= 1.5 * cover * min(1, (0.5 * want - v) / (0.5 * a))
          }
        }
      }
    }
    return (Double(g), Double(area))
  }

  /// Adds candidates to the model, the most telling first, as long as each explains enough that is new.
  func select(_ candidates: [Ribbon], model: ShaftModel) {
    let all = ShaftModel.Box(x0: 0, y0: 0, x1: contrast.width - 1, y1: contrast.height - 1)
    var explained = explained(model)
    var gains = candidates.map { gain($0, model, explained) }
    func worth(_ i: Int) -> Double { gains[i].gain / candidates[i].width.squareRoot() }
    func good(_ i: Int) -> Bool {
      gains[i].gain / candidates[i].width > (candidates[i].leaves(contrast) ? 30 : 70) / umPerPx
        && gains[i].gain > 0.3 * gains[i].area
    }
    // Ascending, so that the best is taken from the end.
    var queue = candidates.indices.filter(good).sorted { worth($0) != worth($1) ? worth($0) < worth($1) : $0 > $1 }
    while let i = queue.popLast() {
      let fresh = gain(candidates[i], model, explained)
      if fresh.gain < gains[i].gain * 0.98 - 1e-9 {
        gains[i] = fresh
        guard good(i) else { continue }
        let v = worth(i)
        var low = 0, high = queue.count
        while low < high {
          let middle = (low + high) / 2
          if worth(queue[middle]) < v { low = middle + 1 } else { high = middle }
        }
        queue.insert(i, at: low)
        continue
      }
      if isShadow(candidates[i], model) { continue }
      model.add(candidates[i])
      paint(candidates[i], in: all, into: &explained)
    }
  }

  /// Takes away, worst first, shafts that explain too little that no other explains.
  ///
  /// - Returns: what each that is left is worth.
  func eliminate(_ model: ShaftModel) -> [Int: Double] {
    let ownership = Ownership(model)
    var worths: [Int: Double] = [:], merits: [Int: Double] = [:]
    func weigh(_ id: Int) {
      guard let r = model.shafts[id]?.ribbon else { return }
      let worth = ownership.worth(id)
      let need = max((r.leaves(contrast) ? 25 : 60) / umPerPx * r.width, 0.22 * r.width * min(r.length, 600 / umPerPx))
      worths[id] = worth
      merits[id] = worth / need
    }
    for id in model.order { weigh(id) }
    while let worst = merits.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }), worst.value < 1,
      let ribbon = model.shafts[worst.key]?.ribbon
    {
      let windows = model.windows(of: ribbon, margin: 2)
      ownership.remove(worst.key)
      worths[worst.key] = nil
      merits[worst.key] = nil
      var touched = Set<Int>()
      for b in windows { touched.formUnion(model.near(b)) }
      for id in touched { weigh(id) }
    }
    return worths
  }

  /// The ribbon's own contrast: inside against the better-lit of what lies just beside it, median along it.
  func edgeContrast(_ r: Ribbon) -> Double {
    let half = r.width / 2
    var v: [Double] = []
    let p = r.points
    for i in stride(from: 1, to: p.count - 1, by: 2) {
      let n = (p[i + 1] - p[i - 1]).normalized.perpendicular
      let inside =
        (contrast.sample(p[i]) + contrast.sample(p[i] + (0.3 * half) * n) + contrast.sample(p[i] - (0.3 * half) * n))
        / 3
      let d = half + 1.8
      let a = contrast.sample(p[i] + d * n), b = contrast.sample(p[i] - d * n)
      v.append(inside - min(a, b))
    }
    v.sort()
    return v.isEmpty ? 0 : v[v.count / 2]
  }

  /// A faint line that runs along a strong shaft is its shadow or the edge of its blur.
  func isShadow(_ c: Ribbon, _ model: ShaftModel) -> Bool {
    for id in model.near(model.box(c, margin: 130 / umPerPx)) {
      let f = model.shafts[id]!.ribbon
      if f.amplitude <= 3 * c.amplitude { continue }
      let line = NearestOnPolyline(Polyline(f.points))
      let reach = f.width / 2 + 130 / umPerPx
      var beside = 0, n = 0
      for i in stride(from: 1, to: c.points.count - 1, by: 3) {
        n += 1
        guard line.mayBeNear(c.points[i], reach: reach) else { continue }
        let q = line.nearest(to: c.points[i])
        if q.distance > reach { continue }
        let t = (c.points[i + 1] - c.points[i - 1]).normalized
        let u = (f.points[q.segment + 1] - f.points[q.segment]).normalized
        if abs(t.dot(u)) > 0.94 { beside += 1 }
      }
      if n > 0 && beside * 10 >= n * 7 { return true }
    }
    return false
  }
}
