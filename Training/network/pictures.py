"""Photos as the network sees them: 6.5 µm a pixel, the contrast of each colour to the surroundings, and what is valid."""
import json

import numpy as np
from PIL import Image

PIXEL_UM = 6.5
BLOCK = 16  # pixels along each side of the blocks whose means are the surroundings
REACH = 3  # blocks in each direction
FLOOR = 0.02


def taps(count, factor):
    """The samples that make each reduced pixel, and their weights: a triangle twice as wide as a reduced pixel."""
    reduced, reach = max(1, round(count / factor)), max(1.0, factor)
    centres = (np.arange(reduced) + 0.5) * factor - 0.5
    first = np.floor(centres - reach).astype(int) + 1
    index = first[:, None] + np.arange(int(np.ceil(2 * reach)) + 1)
    weights = np.maximum(0, 1 - np.abs(index - centres[:, None]) / reach)
    weights[(index < 0) | (index >= count)] = 0
    return np.clip(index, 0, count - 1), (weights / weights.sum(1, keepdims=True)).astype(np.float32)


def reduced(picture, factor):
    """A picture (height × width × colours) with pixels `factor` times as wide."""
    index, weights = taps(picture.shape[0], factor)
    rows = sum(picture[index[:, k]] * weights[:, k, None, None] for k in range(index.shape[1]))
    index, weights = taps(picture.shape[1], factor)
    return sum(rows[:, index[:, k]] * weights[None, :, k, None] for k in range(index.shape[1]))


def surroundings(picture, valid):
    """The mean of the valid pixels of the blocks about each pixel, changing evenly between the middles of blocks."""
    h, w, _ = picture.shape
    rows, columns = -(-h // BLOCK), -(-w // BLOCK)
    padded = np.zeros((rows * BLOCK, columns * BLOCK, 4), np.float32)
    padded[:h, :w, :3] = picture * valid[..., None]
    padded[:h, :w, 3] = valid
    sums = padded.reshape(rows, BLOCK, columns, BLOCK, 4).sum((1, 3))
    sums = np.pad(np.pad(sums, ((REACH, REACH), (REACH, REACH), (0, 0))), ((1, 0), (1, 0), (0, 0)))
    total, k = sums.cumsum(0).cumsum(1), 2 * REACH + 1
    window = total[k:, k:] - total[:-k, k:] - total[k:, :-k] + total[:-k, :-k]
    means = np.where(window[..., 3:] > 0, window[..., :3] / np.maximum(window[..., 3:], 1), 1.0)

    def between(count, blocks):
        at = np.clip((np.arange(count) + 0.5) / BLOCK - 0.5, 0, blocks - 1)
        low = np.minimum(at.astype(int), max(blocks - 2, 0))
        return low, np.minimum(low + 1, blocks - 1), (at - low).astype(np.float32)

    top, bottom, share = between(h, rows)
    means = means[top] * (1 - share[:, None, None]) + means[bottom] * share[:, None, None]
    left, right, share = between(w, columns)
    return means[:, left] * (1 - share[None, :, None]) + means[:, right] * share[None, :, None]


def contrast(picture, valid):
    """How each colour differs from its surroundings, −1 to 1.2."""
    c = 1.1 * ((picture + FLOOR) / (surroundings(picture, valid) + FLOOR) - 1)
    return np.clip(c, -1, 1.2) * valid[..., None]


def load(path, um_per_px, field=None):
    """A photo in its own coding, 0 to 1, which of its pixels are valid, and how many photo pixels one of them is wide."""
    factor = PIXEL_UM / um_per_px
    picture = reduced(np.asarray(Image.open(path).convert("RGB")).astype(np.float32) / 255, factor)
    valid = np.ones(picture.shape[:2], np.float32)
    if field and field.get("type") == "circle":
        y, x = ((np.indices(valid.shape) + 0.5) * factor - 0.5).astype(np.float32)
        valid = ((x - field["cx"]) ** 2 + (y - field["cy"]) ** 2 < (field["r"] - 2) ** 2).astype(np.float32)
    return picture, valid, factor


def phantom(stem, blow_up=1.0):
    """A phantom with its hairs: centreline (px), ln(width ÷ 60 µm), whether it is light, magnitude of its contrast."""
    truth = json.load(open(stem + ".truth.json"))
    picture, valid, factor = load(stem + ".jpg", truth["um_per_px"] * blow_up, truth.get("field"))
    hairs = []
    for hair in truth["hairs"]:
        points = (np.array(hair["polyline"], np.float32) + 0.5) / factor - 0.5
        if len(points) > 1:
            width = max(hair["diameter_um"] * blow_up, 8)
            hairs.append((points, np.log(width / 60), float(hair["contrast_levels"] > 0), abs(hair["contrast_levels"])))
    return (picture * 60000).astype(np.uint16), valid, hairs
