import Geometry
import Imaging

/// Cuts shafts that are longer than the clipped hairs of their photo into the hairs that they are.
struct ClippedShafts {
  let field: ContrastField
  let umPerPx: Double

  func cut(_ shafts: [FoundShaft]) -> [FoundShaft] {
    let clear = shafts.filter { $0.confidence > 0.5 }.map(\.ribbon)
    let whole = clear.filter { !$0.leaves(field.dark) }.map(\.length)
    let leaving = clear.filter { $0.leaves(field.dark) }.map(\.length)
    guard let clipLength = ClipLength(whole: whole, cut: leaving) else { return shafts }
    return [TracedShaft.Polarity.dark, .light].flatMap { polarity in
      cut(shafts.filter { $0.polarity == polarity }, to: clipLength)
    }
  }

  /// - Parameter shafts: all of one polarity.
  private func cut(_ shafts: [FoundShaft], to clipLength: ClipLength) -> [FoundShaft] {
    guard let polarity = shafts.first?.polarity else { return [] }
    let (contrast, opposite) = polarity == .dark ? (field.dark, field.light) : (field.light, field.dark)
    let model = ShaftModel(contrast: contrast, opposite: opposite, umPerPx: umPerPx)
    var origins: [Int: FoundShaft] = [:]
    for shaft in shafts { origins[model.add(shaft.ribbon)] = shaft }
    let cutter = ShaftCutter(model: model, refiner: ShaftRefiner(model: model), clipLength: clipLength)
    for (piece, whole) in cutter.cutAll() { origins[piece] = origins[whole] }
    return model.order.compactMap { id in
      guard var shaft = origins[id], let ribbon = model.shafts[id]?.ribbon else { return nil }
      shaft.ribbon = ribbon
      return shaft
    }
  }
}
