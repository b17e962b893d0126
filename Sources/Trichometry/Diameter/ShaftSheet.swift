import Geometry
import Imaging

/// The measurements of one shaft while its diameter is found.
struct ShaftSheet {
  let index: Int
  let polarity: Hair.Polarity
  /// The width it was traced with, px; then the measured one.
  private(set) var width: Double
  private var line: Centerline
  private let runLength: Double
  /// Micrometres per pixel; where unknown, what a hair of 60 µm has.
  private let scale: Double
  /// Left out at the root, px.
  private let rootGap: Double
  private var sections: CrossSections
  /// Runs that are clear on both sides.
  private var clean: [Int] = []
  private(set) var plane = LightSampler.Color(1, 0, 0, 0)
  /// The fit of all clean runs together.
  private(set) var whole: StripFit?

  init?(_ trace: ShaftTrace, index: Int, umPerPx: Double?) {
    let w = min(400, max(1, trace.widthPx))
    runLength = min(16, max(6, 0.8 * w))
    guard let line = Centerline(trace.points, smoothing: 3, directionReach: max(5, 0.7 * runLength)) else { return nil }
    self.line = line
    self.index = index
    polarity = trace.polarity
    width = w
    scale = umPerPx ?? 60 / w
    rootGap = max(umPerPx.map { 60 / $0 } ?? 0.8 * w, 0.15 * line.length)
    sections = CrossSections(reach: 0)
  }

  private var sign: Double { polarity == .dark ? -1 : 1 }

  private func reach(_ blur: PhotoBlur) -> Double { 0.6 * width + 4 + 4 * blur.sigmaPx }

  /// Middles of runs, from `from` to `to` px from the root.
  private func middles(from: Double, to: Double) -> [Double] {
    let n = Int((to - from) / runLength)
    guard n > 0 else { return to > from ? [0.5 * (from + to)] : [] }
    let first = 0.5 * (from + to) - 0.5 * Double(n - 1) * runLength
    return (0..<n).map { first + Double($0) * runLength }
  }

  private func gathered(
    _ middles: [Double], _ sampler: LightSampler, _ neighbors: NeighborIndex, blur: PhotoBlur
  ) -> CrossSections {
    let reach = reach(blur)
    var result = CrossSections(reach: reach)
    for s in middles {
      let frame = line.frame(at: s)
      let clear = neighbors.clearReach(
        shaft: index, position: frame.position, tangent: frame.tangent, halfLength: runLength / 2, reach: reach,
        margin: 1 + 1.5 * blur.sigmaPx)
      result.gather(
        .init(distance: s, left: clear.left, right: clear.right), frame: frame, halfLength: runLength / 2,
        from: sampler)
    }
    return result
  }

  /// Moves the centreline to where the light says it is.
  mutating func findCenter(
    _ sampler: LightSampler, _ neighbors: NeighborIndex, _ fitter: StripFitter, blur: PhotoBlur
  ) {
    let places = middles(from: 0, to: line.length)
    let runs = gathered(places, sampler, neighbors, blur: blur)
    plane = ColorPlane.best(runs, width: width, blur: blur, sign: sign)
    let measured = centers(of: runs, fitter, blur: blur)
    guard measured.contains(where: { $0 != nil }) else { return }
    let frames = places.map { line.frame(at: $0) }
    let bends = frames.indices.map { i -> Double in
      guard i > 0, i + 1 < frames.count else { return 0 }
      let second = frames[i - 1].position + frames[i + 1].position - 2 * frames[i].position
      return second.dot(frames[i].tangent.perpendicular)
    }
    let course = SmoothCourse(spacing: runLength, umPerPx: scale)
    let offsets = StraightLines(places: places, values: course.offsets(bends: bends, measured: measured))
    line = line.moved { offsets.value(at: $0) ?? 0 }
  }

  /// How far aside of the centreline the middle of the shaft lies in each run; `nil` where the light does not tell.
  private func centers(
    of runs: CrossSections, _ fitter: StripFitter, blur: PhotoBlur
  ) -> [SmoothCourse.Measured?] {
    var result = [SmoothCourse.Measured?](repeating: nil, count: runs.runs.count)
    var widths: [Double] = []
    let need = width / 2 + 1
    for (i, run) in runs.runs.enumerated() where run.left < -need && run.right > need {
      guard let fit = centered(runs, i, fitter, blur: blur, width: width, widthSD: 0.2 * width + 0.3) else { continue }
      result[i] = .init(offset: fit.center, sd: 0.15 + 0.01 * width)
      widths.append(fit.width)
    }
    // Beside another shaft one edge tells, with the width that the shaft has elsewhere.
    let isKnown = widths.count >= 2
    let known = isKnown ? Robust.median(widths) : width
    let sd = (isKnown ? 0.05 : 0.15) * known
    let some = width / 2 - max(1.5, 0.3 * width)
    for (i, run) in runs.runs.enumerated() where result[i] == nil {
      guard run.left < -need && run.right > -some || run.right > need && run.left < some,
        let fit = centered(runs, i, fitter, blur: blur, width: known, widthSD: sd)
      else { continue }
      result[i] = .init(offset: fit.center, sd: 0.4 + 0.6 * sd)
    }
    return result
  }

  /// The strip that fits a run's light best, near the centreline; `nil` where none does.
  private func centered(
    _ runs: CrossSections, _ i: Int, _ fitter: StripFitter, blur: PhotoBlur, width: Double, widthSD: Double
  ) -> StripModel? {
    fitter.load(count: runs.binCount) { runs.bin(i, $0, plane: plane) }
    guard var start = start(runs, i) else { return nil }
    start.width = width
    let depth = abs(start.contrast)
    var prior = StripFit.Prior()
    prior.set(StripModel.Index.center, mean: 0, sd: max(0.8, 0.15 * width))
    prior.set(StripModel.Index.width, mean: width, sd: widthSD)
    prior.set(StripModel.Index.blur, mean: blur.sigmaPx, sd: 0.3 * blur.sigmaPx)
    prior.set(StripModel.Index.leftSlope, mean: 0, sd: 0.03 * depth)
    prior.set(StripModel.Index.rightSlope, mean: 0, sd: 0.03 * depth)
    prior.fix(StripModel.Index.bend, at: 0)
    // Of a hidden side nothing else says how light the skin is.
    if runs.runs[i].left > -width / 2 - 1 { prior.fix(StripModel.Index.leftLight, at: start.skin) }
    if runs.runs[i].right < width / 2 + 1 { prior.fix(StripModel.Index.rightLight, at: start.skin) }
    guard let fit = fitter.fit(from: start, prior: prior, noise: 0.1 * depth),
      fit.contrast * sign > 0.3 * depth, abs(fit.center) < max(1.6, 0.35 * width)
    else { return nil }
    return fit
  }

  /// A first model of a run: skin from the outer bins, inside from the inner ones.
  private func start(_ runs: CrossSections, _ i: Int) -> StripModel? {
    var skin = (0.0, 0.0), inside = (0.0, 0.0)
    for k in 0..<runs.binCount {
      let b = runs.bin(i, k, plane: plane)
      guard b.weight > 0 else { continue }
      let u = abs(b.position)
      if u < max(0.7, 0.25 * width) {
        inside = (inside.0 + b.light * b.weight, inside.1 + b.weight)
      } else if u > width / 2 + 2 {
        skin = (skin.0 + b.light * b.weight, skin.1 + b.weight)
      }
    }
    guard skin.1 > 0, inside.1 > 0 else { return nil }
    let model = StripModel(
      width: width, blur: PhotoBlur.assumed.sigmaPx, skin: skin.0 / skin.1, inside: inside.0 / inside.1)
    return model.contrast * sign > 0 ? model : nil
  }

  /// Gathers the runs about the corrected centreline and picks the clean ones.
  mutating func gatherCentered(_ sampler: LightSampler, _ neighbors: NeighborIndex, blur: PhotoBlur) {
    let length = line.length
    let gap = min(rootGap, 0.35 * length)
    sections = gathered(
      middles(from: gap, to: length - min(0.15 * length, max(gap, 2 * width))), sampler, neighbors, blur: blur)
    let need = width / 2 + 1 + 1.5 * blur.sigmaPx
    clean = sections.runs.indices.filter { sections.runs[$0].left < -need && sections.runs[$0].right > need }
  }

  /// Fits all clean runs at once.
  mutating func fitWhole(_ fitter: StripFitter, blur: PhotoBlur?, depth: TypicalDepth?) {
    guard !clean.isEmpty else { return }
    var skin = (0.0, 0.0), inside = (0.0, 0.0)
    let sections = sections, clean = clean, plane = plane, width = width
    fitter.load(count: sections.binCount) { k in
      var n = 0.0, x = 0.0, v = 0.0
      for i in clean {
        let b = sections.bin(i, k, plane: plane)
        n += b.weight
        x += b.weight * b.position
        v += b.weight * b.light
      }
      guard n > 0 else { return (0, 0, 0) }
      if abs(x / n) < max(0.7, 0.25 * width) {
        inside = (inside.0 + v, inside.1 + n)
      } else if abs(x / n) > width / 2 + 2 {
        skin = (skin.0 + v, skin.1 + n)
      }
      return (x / n, v / n, n)
    }
    guard skin.1 > 0, inside.1 > 0 else { return }
    let sigma = blur?.sigmaPx ?? PhotoBlur.assumed.sigmaPx
    let start = StripModel(width: width, blur: sigma, skin: skin.0 / skin.1, inside: inside.0 / inside.1)
    let contrast = abs(start.contrast)
    guard start.contrast * sign > 0 else { return }
    var prior = StripFit.Prior()
    prior.set(StripModel.Index.center, mean: 0, sd: 1)
    prior.set(StripModel.Index.width, mean: width, sd: width)
    if let blur {
      prior.set(StripModel.Index.blur, mean: sigma, sd: blur.spreadPx)
    } else {
      prior.set(StripModel.Index.blur, mean: sigma, sd: 0.5 * sigma)
    }
    prior.set(StripModel.Index.leftSlope, mean: 0, sd: 0.02 * contrast)
    prior.set(StripModel.Index.rightSlope, mean: 0, sd: 0.02 * contrast)
    if polarity == .light, width > 3 * sigma {
      prior.set(StripModel.Index.bend, mean: 0, sd: 4 * contrast / (width * width))
    } else {
      prior.fix(StripModel.Index.bend, at: 0)
    }
    let typical = polarity == .dark ? depth?.dark : depth?.light
    if let typical, width < 3 * sigma {
      prior.set(StripModel.Index.inside, mean: typical.ratio * start.skin, sd: 2 * typical.spread * start.skin)
    }
    let noise = 0.02 * contrast
    whole = fitter.fit(from: start, prior: prior, noise: noise, iterations: 12).map {
      StripFit(model: $0, widthSE: fitter.widthSE(noise: noise))
    }
  }

  /// The widths of the runs with the shape of the whole, and the diameter from them.
  func fitRuns(_ fitter: StripFitter) -> ShaftDiameter? {
    guard let whole else { return nil }
    let model = whole.model
    let contrast = abs(model.contrast)
    var distances: [Double] = []
    var widths: [Double] = []
    for i in clean {
      fitter.load(count: sections.binCount) { sections.bin(i, $0, plane: plane) }
      var prior = StripFit.Prior()
      prior.set(StripModel.Index.center, mean: model.center, sd: 0.7)
      prior.set(StripModel.Index.width, mean: model.width, sd: 0.3 * model.width)
      prior.fix(StripModel.Index.blur, at: model.blur)
      for k in [StripModel.Index.leftSlope, StripModel.Index.rightSlope] {
        prior.set(k, mean: model.values[k], sd: 0.03 * contrast)
      }
      prior.set(StripModel.Index.inside, mean: model.inside, sd: 0.03 * contrast)
      prior.fix(StripModel.Index.bend, at: model.bend)
      guard let fit = fitter.fit(from: model, prior: prior, noise: 0.1 * contrast) else { continue }
      distances.append(sections.runs[i].distance)
      widths.append(fit.width)
    }
    guard !widths.isEmpty else { return nil }
    let length = line.length
    let middle = zip(distances, widths).filter { $0.0 > 0.2 * length && $0.0 < 0.8 * length }.map(\.1)
    let used = middle.count >= 3 ? middle : widths
    let diameter = Robust.median(used)
    let spread = used.count >= 3 ? Robust.deviation(used) : 0.1 * diameter
    let error = (1.6 * spread * spread / Double(used.count) + whole.widthSE * whole.widthSE + 0.0009).squareRoot()
    return ShaftDiameter(
      centerline: line.points, diameterPx: diameter, standardErrorPx: error, distances: distances, widthsPx: widths)
  }
}
