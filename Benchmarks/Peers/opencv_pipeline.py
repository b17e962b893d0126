"""Dark hair by OpenCV: black top-hat on a picture of some 8 µm a pixel, Otsu's threshold, thinning, distances."""

import cv2
import numpy as np
from skimage.morphology import skeletonize  # several times faster than OpenCV's own thinning

from skeleton_lines import lines

VERSION = f"OpenCV {cv2.__version__}"


def analyse(path, um_per_px):
    """Lines in pixels of the photo, each with its width in µm."""
    gray = cv2.imread(path, cv2.IMREAD_GRAYSCALE)
    factor = max(1, round(8 / um_per_px))
    if factor > 1:
        gray = cv2.resize(gray, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_AREA)
    um = um_per_px * factor
    side = int(200 / um) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    hat = cv2.GaussianBlur(cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, kernel), (0, 0), 6 / um)
    _, hair = cv2.threshold(hat, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    distance = cv2.distanceTransform(hair, cv2.DIST_L2, 5)
    found = lines(skeletonize(hair > 0), distance, least_length=150 / um)
    return [((points + 0.5) * factor - 0.5, width * um) for points, width in found]
