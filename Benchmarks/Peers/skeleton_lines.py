"""Lines and widths from a binary picture of hair: what both pipelines have in common."""

import numpy as np
from scipy import ndimage

NEIGHBOURS = np.ones((3, 3), int)


def lines(skeleton, distance, least_length):
    """The branches of a skeleton between its crossings, each with the median width along it.

    `distance`: to the nearest pixel that is no hair, at every pixel. Branches of fewer than `least_length` pixels are
    left out. Returns a list of (points as x, y, width in pixels).
    """
    skeleton = skeleton.astype(bool)
    around = ndimage.convolve(skeleton.astype(np.uint8), NEIGHBOURS, mode="constant") - 1
    branches, count = ndimage.label(skeleton & (around <= 2), structure=NEIGHBOURS)
    ys, xs = np.nonzero(branches)
    labels = branches[ys, xs]
    order = np.argsort(labels, kind="stable")
    ys, xs, labels = ys[order], xs[order], labels[order]
    bounds = np.searchsorted(labels, np.arange(1, count + 2))
    found = []
    for start, end in zip(bounds[:-1], bounds[1:]):
        if end - start < least_length:
            continue
        y, x = ys[start:end], xs[start:end]
        found.append((np.column_stack([x, y]), 2 * float(np.median(distance[y, x])) - 1))
    return found
