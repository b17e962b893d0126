// What someone who analyses photos needs: points and lines, photos and their decoding, fields, trichograms.
@_exported public import Geometry
@_exported public import Imaging
@_exported public import ScaleReading
@_exported public import ScalpField
@_exported public import Trichometry
