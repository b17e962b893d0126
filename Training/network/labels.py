"""What the network is to say of each cell: truth, drawn into cells.

A hair is (points in cells, ln(width ÷ 60 µm), whether it is light, magnitude of its contrast). The columns of values are:
how far aside the centreline lies; whether the tip is ahead; ln of the width; how far the ends are ahead and behind; how far
aside the hair lies 8 cells ahead, 8 behind, 20 ahead, 20 behind; whether it is light; how far aside it lies 40 cells ahead and
behind; whether there is hair 8 cells ahead and behind; how much the place counts. Where there is no hair 20 or 40 cells on, its
end counts.
"""
import numpy as np

DIRECTIONS = 12
STEP = np.pi / DIRECTIONS
ASIDE = 0.6  # standard deviation across the line, cells
LOOKS = (8, -8, 20, -20, 40, -40)  # cells
WEIGHT = 14  # the last column of values
FADED, FAINT = 4, 8  # grey levels of hair that counts nothing, and half
THIN, THIN_COUNTS = 30, 1.5  # µm; and how much thinner hair counts


def resampled(points, step):
    steps = np.hypot(*np.diff(points, axis=0).T)
    arc = np.concatenate([[0], np.cumsum(steps)])
    if arc[-1] < 1e-3:
        return None
    count = max(2, int(np.ceil(arc[-1] / step)) + 1)
    at = np.linspace(0, arc[-1], count)
    return np.stack([np.interp(at, arc, points[:, 0]), np.interp(at, arc, points[:, 1])], 1), arc[-1] / (count - 1)


def within(points, frame):
    """Which points lie in a frame: left, top, right, bottom."""
    x, y = points[..., 0], points[..., 1]
    return (x > frame[0]) & (x < frame[2]) & (y > frame[1]) & (y < frame[3])


def ends(hairs, h, w, frame):
    """A map of roots and one of tips that the photo shows, which fills `frame`."""
    maps = np.zeros((2, h, w), np.float32)
    for points, _, _, contrast in hairs:
        if contrast < 6:
            continue
        for channel, (px, py) in ((0, points[0]), (1, points[-1])):
            if not within(np.array([px, py]), frame):
                continue
            x0, y0 = int(round(px)), int(round(py))
            for y in range(max(0, y0 - 3), min(h, y0 + 4)):
                for x in range(max(0, x0 - 3), min(w, x0 + 4)):
                    near = np.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * 1.2 ** 2))
                    maps[channel, y, x] = max(maps[channel, y, x], near)
    return maps


def along(hair, frame):
    """A row for every quarter of a cell of a hair that is in view: place, direction, and what is known of it there."""
    points, log_width, light, contrast = hair
    sampled = resampled(points, 0.25)
    if sampled is None:
        return None
    q, step = sampled
    inside = within(q, frame)
    if not inside.any():
        return None
    n, i = len(q), np.arange(len(q))
    k = min(6, max(1, n // 3))
    t = q[np.minimum(i + k, n - 1)] - q[np.maximum(i - k, 0)]
    t /= np.maximum(np.hypot(t[:, 0], t[:, 1]), 1e-6)[:, None]
    # To where the hair ends or leaves the view.
    leaves = np.minimum.accumulate(np.where(inside, n, i)[::-1])[::-1]
    enters = np.maximum.accumulate(np.where(inside, -1, i))
    ahead = (np.minimum(leaves, n - 1) - i) * step
    behind = (i - np.maximum(enters, 0)) * step

    def to(distance):
        on = i + int(round(distance / step))
        return q[np.minimum(np.maximum(on, np.maximum(enters, 0)), np.minimum(leaves, n - 1))] - q

    same = np.full((n, 3), (log_width, light, contrast))
    reached = np.stack([ahead >= 8, behind >= 8], 1)
    return np.concatenate([q, t, ahead[:, None], behind[:, None], reached, same] + [to(d) for d in LOOKS], 1)[inside]


def labels(hairs, h, w, frame):
    """Of the cells of a photo that fills `frame`, probabilities of directions × h × w, how much each counts, the places to learn from, and their values."""
    probability = np.zeros((DIRECTIONS, h, w), np.float32)
    weight = np.ones((DIRECTIONS, h, w), np.float32)
    rows = [r for r in (along(hair, frame) for hair in hairs) if r is not None]
    if not rows:
        return probability, weight, np.zeros((0, 3), int), np.zeros((0, WEIGHT + 1), np.float32)
    p = np.concatenate(rows).astype(np.float32)
    middle = np.rint(p[:, :2]).astype(int)
    angle = np.arctan2(p[:, 3], p[:, 2])
    cells, shares, sources, senses, asides = [], [], [], [], []
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            cell = middle + [dx, dy]
            off = cell - p[:, :2]
            forth = off[:, 0] * p[:, 2] + off[:, 1] * p[:, 3]
            aside = off[:, 1] * p[:, 2] - off[:, 0] * p[:, 3]
            near = np.exp(-aside ** 2 / (2 * ASIDE ** 2))
            is_there = (abs(forth) <= 0.65) & (near > 0.2)
            is_there &= (cell[:, 0] >= 0) & (cell[:, 0] < w) & (cell[:, 1] >= 0) & (cell[:, 1] < h)
            i = np.nonzero(is_there)[0]
            nearest = np.rint(angle[i] / STEP).astype(int)
            for turn in (-1, 0, 1):
                k = nearest + turn
                share = np.clip(1.5 - abs(angle[i] - k * STEP) / STEP, 0, 1)
                m = share > 0
                j, k = i[m], k[m]
                cells.append((k % DIRECTIONS * h + cell[j, 1]) * w + cell[j, 0])
                shares.append(near[j] * share[m])
                sources.append(j)
                # An angle beyond half a turn is the opposite sense of the same direction.
                senses.append(np.where(k // DIRECTIONS % 2 == 0, 1.0, -1.0))
                asides.append(aside[j])
    cells, shares, sources = np.concatenate(cells), np.concatenate(shares), np.concatenate(sources)
    senses, asides = np.concatenate(senses), np.concatenate(asides)
    order = np.argsort(shares, kind="stable")  # the likeliest of each cell is written last
    flat = probability.reshape(-1)
    flat[cells[order]] = shares[order]
    last = np.full(flat.shape, -1)
    last[cells[order]] = order
    cells = np.nonzero(last >= 0)[0]
    last = last[cells]
    source, sense, aside = sources[last], senses[last], asides[last]
    contrast = p[source, 10]
    weight.reshape(-1)[cells] = np.where(contrast < FADED, 0, np.where(contrast < FAINT, 0.5, 1))
    weight.reshape(-1)[cells] *= np.where(p[source, 8] < np.log(THIN / 60), THIN_COUNTS, 1)
    k, y, x = cells // (h * w), cells // w % h, cells % w
    nx, ny = -np.sin(k * STEP), np.cos(k * STEP)
    is_along = sense > 0
    offset = aside * (p[source, 3] * nx - p[source, 2] * ny)

    def either(a, b):
        return np.where(is_along, a, b)

    def lateral(look):
        ahead, behind = (p[source, c] * nx + p[source, c + 1] * ny for c in (11 + 4 * look, 13 + 4 * look))
        return [either(ahead, behind), either(behind, ahead)]

    values = np.stack([
        offset, (sense + 1) / 2, p[source, 8], either(p[source, 4], p[source, 5]), either(p[source, 5], p[source, 4]),
        *lateral(0), *lateral(1), p[source, 9], *lateral(2),
        either(p[source, 6], p[source, 7]), either(p[source, 7], p[source, 6]),
        flat[cells] * weight.reshape(-1)[cells]], 1).astype(np.float32)
    chosen = values[:, WEIGHT] > 0.35
    return probability, weight, np.stack([k, y, x], 1)[chosen], values[chosen]
