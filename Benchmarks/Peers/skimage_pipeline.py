"""Dark hair by scikit-image: Sato's ridges over several scales, hysteresis, skeleton, distances, at full resolution."""

import numpy as np
import skimage
from scipy import ndimage
from skimage import color, filters, io, morphology

from skeleton_lines import lines

VERSION = f"scikit-image {skimage.__version__}"


def analyse(path, um_per_px):
    """Lines in pixels of the photo, each with its width in µm."""
    gray = color.rgb2gray(io.imread(path))
    ridges = filters.sato(gray, sigmas=[s / um_per_px for s in (8, 16, 24)], black_ridges=True)
    high = filters.threshold_otsu(ridges)
    hair = filters.apply_hysteresis_threshold(ridges, 0.5 * high, high)
    hair = morphology.remove_small_objects(hair, max_size=int(6000 / um_per_px**2))
    distance = ndimage.distance_transform_edt(hair)
    found = lines(morphology.skeletonize(hair), distance, least_length=150 / um_per_px)
    return [(points, width * um_per_px) for points, width in found]
