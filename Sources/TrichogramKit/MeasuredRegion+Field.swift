public import ScalpField
public import Trichometry

extension MeasuredRegion {
  /// What measuring and comparing need to know of a field.
  public init(_ field: Field) {
    self.init(
      contains: field.contains, areaPx: field.areaPx, outline: field.outline, isVisible: field.isVisible,
      maskedShareOfPhoto: field.maskedShareOfPhoto)
  }
}
