import Geometry
import Imaging
import KernelTable

/// A shaft on the detection grid.
struct FoundShaft {
  var ribbon: Ribbon
  var polarity: TracedShaft.Polarity
  var evidence: ShaftEvidence
  var rootConfidence = 0.5
}

/// Chooses the fewest shafts that explain one polarity's contrast.
struct ShaftSearch {
  let contrast: Plane
  let opposite: Plane
  let umPerPx: Double
  let polarity: TracedShaft.Polarity
  let kernels: KernelTable
  let leastAmplitude = 0.10

  func search() -> [FoundShaft] {
    let w = contrast.width, h = contrast.height
    let model = ShaftModel(contrast: contrast, opposite: opposite, umPerPx: umPerPx)
    let refiner = ShaftRefiner(model: model)
    var rims = BubbleRims(umPerPx: umPerPx)
    var worths: [Int: Double] = [:]
    for pass in 0..<2 {
      let source: Plane
      if pass == 0 {
        source = contrast
      } else {
        source = Plane(width: w, height: h)
        let all = ShaftModel.Box(x0: 0, y0: 0, x1: w - 1, y1: h - 1)
        let m = explained(model, in: all)
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
        for c in chains { rims.note(c.points.map(\.position)) }
        chainsAll += chains
      }
      let seedFinder = SeedFinder(contrast: source, umPerPx: umPerPx, usualWidth: usualWidth(model))
      for c in chainsAll { seeds += seedFinder.seeds(from: c).filter { !rims.contain($0.ribbon.points) } }
      let candidates = grow(seeds, rims: rims)
      select(candidates, model: model, pass: pass)
      for id in model.order { if let r = refiner.refined(id) { model.replace(id, with: r) } }
      eliminate(model, &worths)
      ShaftSplitter(model: model, refiner: refiner, usualWidth: usualWidth(model)).splitAll()
      eliminate(model, &worths)
    }
    for id in model.order { if let r = refiner.refined(id) { model.replace(id, with: r) } }
    eliminate(model, &worths)
    ShaftMerger(model: model, refiner: refiner, usualWidth: usualWidth(model)) { worths[$0] ?? 0 }.mergeAll()
    eliminate(model, &worths)
    for id in model.order { if let r = model.shafts[id]?.ribbon { rims.note(r.points) } }
    for id in model.order { if let r = model.shafts[id]?.ribbon, rims.contain(r.points) { model.remove(id) } }
    return model.order.compactMap { id in
      guard let ribbon = model.shafts[id]?.ribbon else { return nil }
      var evidence = ShaftEvidence(ribbon, contrast: contrast, umPerPx: umPerPx)
      evidence.worthUm = (worths[id] ?? 0) / ribbon.width * umPerPx
      evidence.judge(polarity)
      return evidence.logOdds > (polarity == .dark ? 1 : 3)
        ? FoundShaft(ribbon: ribbon, polarity: polarity, evidence: evidence) : nil
    }
  }

  /// The width of a thick shaft of this photo, grid pixels: the 60 % point of those that are no fine hair.
  func usualWidth(_ model: ShaftModel) -> Double {
    let widths = model.order.compactMap { model.shafts[$0]?.ribbon.width }.filter { $0 * umPerPx > 40 }.sorted()
    return widths.count < 5 ? 75 / umPerPx : widths[widths.count * 6 / 10]
  }

  /// What the shafts explain, with the light scattered at their edges and their shadows.
  func explained(_ model: ShaftModel, in b: ShaftModel.Box, except: Int? = nil) -> [Float] {
    var out = [Float](repeating: 0, count: b.width * b.height)
    for id in model.near(b, except: except) {
      let r = model.shafts[id]!.ribbon
      ShaftModel.render(r, in: b, into: &out)
      ShaftModel.render(r, in: b, into: &out, gain: 0.35, widen: 5, blur: 2.5)
    }
    return out
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
      if ribbon.length < max(60 / umPerPx, 1.3 * ribbon.width) { continue }
      if rims.contain(ribbon.points) { continue }
      if edgeContrast(ribbon) < 0.5 * ribbon.amplitude { continue }
      index.insert(ribbon)
      out.append(ribbon)
    }
    return out
  }

  /// How much of the contrast not yet explained a candidate explains, in pixels of full cover.
  func gain(_ r: Ribbon, _ model: ShaftModel) -> (gain: Double, area: Double) {
    var g: Float = 0, area: Float = 0
    for b in model.windows(of: r, margin: 1) {
      let m = explained(model, in: b)
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
            let fresh = min(1, max(0, (v - m[k]) / (0.6 * want)))
            if v <= 1.7 * a { g += cover * fresh }
          } else if o[x] < 0.35 {
            g -= 1.5 * cover * min(1, (0.5 * want - v) / (0.5 * a))
          }
        }
      }
    }
    return (Double(g), Double(area))
  }

  func select(_ candidates: [Ribbon], model: ShaftModel, pass: Int) {
    var gains = candidates.map { gain($0, model) }
    func worth(_ i: Int) -> Double { gains[i].gain / candidates[i].width.squareRoot() }
    func good(_ i: Int) -> Bool {
      gains[i].gain / candidates[i].width > 70 / umPerPx && gains[i].gain > 0.3 * gains[i].area
    }
    var queue = candidates.indices.filter(good).sorted { worth($0) != worth($1) ? worth($0) > worth($1) : $0 < $1 }
    while let i = queue.first {
      queue.removeFirst()
      let fresh = gain(candidates[i], model)
      if fresh.gain < gains[i].gain * 0.98 - 1e-9 {
        gains[i] = fresh
        if good(i) {
          let v = worth(i)
          var lo = 0, hi = queue.count
          while lo < hi {
            let m = (lo + hi) / 2
            if worth(queue[m]) > v { lo = m + 1 } else { hi = m }
          }
          queue.insert(i, at: lo)
        }
        continue
      }
      if isShadow(candidates[i], model) { continue }
      model.add(candidates[i])
    }
  }

  /// Takes away, worst first, shafts that explain too little that no other explains.
  func eliminate(_ model: ShaftModel, _ worths: inout [Int: Double]) {
    for id in model.order { worths[id] = model.worth(id) }
    while true {
      var worst = -1
      var least = 1.0
      for id in model.order {
        let r = model.shafts[id]!.ribbon
        let need = max(60 / umPerPx * r.width, 0.22 * r.width * min(r.length, 600 / umPerPx))
        let v = worths[id]! / need
        if v < least { least = v; worst = id }
      }
      if worst < 0 { return }
      let box = model.shafts[worst]!.box
      model.remove(worst)
      for id in model.near(box) { worths[id] = model.worth(id) }
    }
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
      let line = Polyline(f.points)
      let reach = f.width / 2 + 130 / umPerPx
      var beside = 0, n = 0
      for i in stride(from: 1, to: c.points.count - 1, by: 3) {
        n += 1
        let q = line.nearest(to: c.points[i])
        if q.distance > reach { continue }
        let t = (c.points[i + 1] - c.points[i - 1]).normalized
        let u = (line.points[q.segment + 1] - line.points[q.segment]).normalized
        if abs(t.dot(u)) > 0.94 { beside += 1 }
      }
      if n > 0 && beside * 10 >= n * 7 { return true }
    }
    return false
  }
}
