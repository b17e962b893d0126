"""Trains the network.

usage: learn.py FOLDER-OF-PHANTOMS CHECKPOINT [STEPS]
"""
import glob
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch
import torch.nn.functional as F

import labels
import network
import pictures

SIDE, BATCH = 448, 4
BEYOND = 8  # pixels; how far beyond a photo its picture reaches at most
STEPS, WARM_UP = 25000, 200
RATE = 3e-3  # the greatest
MOST_PLACES = 9000
FARTHEST = 64  # cells; how far an end is told


def load(stem, rng):
    """A phantom, at a scale that is a little wrong, as scales are."""
    picture, valid, hairs = pictures.phantom(stem, float(np.exp(rng.normal(0, 0.05))))
    return pictures.contrast(picture.astype(np.float32) / 60000, valid).astype(np.float16), valid.astype(bool), hairs


def moved(hairs, move):
    return [(move(h[0]),) + h[1:] for h in hairs]


def turned(x, hairs, quarters, is_mirrored):
    side = len(x) - 1
    if is_mirrored:
        x, hairs = x[:, ::-1], moved(hairs, lambda p: np.stack([side - p[:, 0], p[:, 1]], 1))
    for _ in range(quarters):
        x, hairs = np.rot90(x), moved(hairs, lambda p: np.stack([p[:, 1], side - p[:, 0]], 1))
    return x.copy(), hairs


def blurred(x, deviation):
    bell = np.exp(-np.arange(-2, 3) ** 2 / (2 * deviation ** 2))
    for axis in (0, 1):
        x = sum(b * np.roll(x, i - 2, axis) for i, b in enumerate((bell / bell.sum()).astype(np.float32)))
    return x


def varied(x, rng):
    """Other colours, contrast, blur, sharpness and noise; masked lines and boxes."""
    mix = np.eye(3) + rng.normal(0, 0.06, (3, 3))
    mix = mix / mix.sum(1, keepdims=True) * np.exp(rng.normal(-0.05, 0.25) + rng.normal(0, 0.06, (3, 1)))
    x[..., :3] = x[..., :3] @ mix.T.astype(np.float32)
    kind = rng.random()
    if kind < 0.3:
        x[..., :3] = blurred(x[..., :3], rng.uniform(0.3, 0.9))
    elif kind < 0.5:
        x[..., :3] += rng.uniform(0.2, 1) * (x[..., :3] - blurred(x[..., :3], rng.uniform(0.5, 1.2)))
    if rng.random() < 0.4:
        x[..., :3] += rng.normal(0, rng.uniform(0, 0.035), x[..., :3].shape)
    if rng.random() < 0.25:
        v, u = np.indices((SIDE, SIDE))
        for _ in range(rng.integers(1, 3)):
            angle, (a, b) = rng.uniform(0, np.pi), rng.uniform(0, SIDE, 2)
            x[abs((u - a) * np.cos(angle) + (v - b) * np.sin(angle)) < rng.uniform(0.5, 5), 3] = 0
    if rng.random() < 0.15:
        (w, h), (a, b) = rng.integers(20, 160, 2), rng.integers(0, SIDE, 2)
        x[b:b + h, a:a + w, 3] = 0
    x[..., :3] *= x[..., 3:]


def start(count, rng):
    """Where a crop of a line of so many pixels begins."""
    room = count - SIDE
    beyond = int(rng.integers(BEYOND + 1))
    anywhere = int(rng.integers(max(0, room) + 1))
    # Frames cut hairs, which takes learning: they are seen more often than chance has it.
    return int(rng.choice([-beyond, anywhere, max(0, room) + beyond])) if rng.random() < 0.4 else anywhere


def sample(phantoms, seed):
    rng = np.random.default_rng(seed)
    contrast, valid, hairs = phantoms[rng.integers(len(phantoms))]
    h, w = valid.shape
    y, x = start(h, rng), start(w, rng)
    part = np.zeros((SIDE, SIDE, 4), np.float32)
    rows, columns = (slice(max(0, a), max(0, min(n, a + SIDE))) for a, n in ((y, h), (x, w)))
    target = part[max(0, -y):, max(0, -x):][:rows.stop - rows.start, :columns.stop - columns.start]
    target[..., :3], target[..., 3] = contrast[rows, columns], valid[rows, columns]
    # The frame, too, is turned with the picture: as a line from corner to corner.
    corners = np.array([[-0.5, -0.5], [w - 0.5, h - 0.5]], np.float32)
    part, hairs = turned(part, moved([(corners,)] + hairs, lambda p: p - [x, y]), int(rng.integers(4)), rng.random() < 0.5)
    varied(part, rng)
    side = SIDE // 2
    (corners,), *cells = moved(hairs, lambda p: (p - 0.5) / 2)
    frame = np.concatenate([np.maximum(corners.min(0), -0.5), np.minimum(corners.max(0), side - 0.5)])
    probability, weight, places, values = labels.labels(cells, side, side, frame)
    ends = labels.ends(cells, side, side, frame)
    return (part.transpose(2, 0, 1), np.concatenate([probability, ends]), np.concatenate([weight, np.ones_like(ends)]),
            places, values)


def batch(phantoms, rng):
    samples = [sample(phantoms, s) for s in rng.integers(0, 1 << 60, BATCH)]
    places = np.concatenate([np.insert(s[3], 0, i, axis=1) for i, s in enumerate(samples)]).astype(np.int64)
    values = np.concatenate([s[4] for s in samples]).astype(np.float32)
    # The direction from root to tip of what passes each cell.
    side = SIDE // 2
    angle, sense = places[:, 1] * labels.STEP, 2 * values[:, 1] - 1
    flow = np.zeros((BATCH * side * side, 3), np.float32)
    rows = np.stack([np.cos(angle) * sense, np.sin(angle) * sense, np.ones(len(angle))], 1) * values[:, labels.WEIGHT:]
    np.add.at(flow, (places[:, 0] * side + places[:, 2]) * side + places[:, 3], rows.astype(np.float32))
    if len(places) > MOST_PLACES:
        chosen = rng.choice(len(places), MOST_PLACES, replace=False)
        places, values = places[chosen], values[chosen]
    x, p, w = (torch.from_numpy(np.stack([s[i] for s in samples]).astype(np.float32)) for i in range(3))
    flow = torch.from_numpy(flow).view(BATCH, side, side, 3).permute(0, 3, 1, 2)
    return x.contiguous(memory_format=torch.channels_last), p, w, torch.from_numpy(places), torch.from_numpy(values), flow


def hard(logits, truth):
    """Cross entropy that counts more where the network is wrong."""
    wrong = (truth - torch.sigmoid(logits)).abs().detach()
    return F.binary_cross_entropy_with_logits(logits, truth, reduction="none") * (0.25 + wrong)


def loss(net, x, p, w, places, values, flow):
    k = network.DIRECTIONS
    logits, b1, b2, coarse = net(x)
    dense = hard(logits, p) * w
    total = 2 * dense[:, :k].sum() / (p[:, :k] * w[:, :k]).sum().clamp(min=50)
    total = total + 0.5 * dense[:, k:].sum() / p[:, k:].sum().clamp(min=20)
    for size, o in zip((2, 4), coarse):
        ends = F.max_pool2d(p[:, k:], size)
        total = total + 0.4 * hard(o[:, :2], ends).sum() / ends.sum().clamp(min=20)
        mean = F.avg_pool2d(flow, size)
        there = (mean[:, 2:] > 0.02).float()
        off = F.smooth_l1_loss(o[:, 2:], mean[:, :2] / mean[:, 2:].clamp(min=1e-3), reduction="none") * there
        total = total + 0.5 * off.sum() / there.sum().clamp(min=10)
    if len(places) == 0:
        return total
    o = net.values(b1, b2, *places.T)
    counts = values[:, labels.WEIGHT] / values[:, labels.WEIGHT].sum()
    reach = lambda d: torch.log1p(d.clamp(max=FARTHEST) / 4)

    def near(column, truth, beta, scale=1, where=1):
        return (F.smooth_l1_loss(o[:, column] * scale, truth, reduction="none", beta=beta) * where * counts).sum()

    def either(column):
        return (F.binary_cross_entropy_with_logits(o[:, column], values[:, column], reduction="none") * counts).sum()

    total = total + 3 * near(0, values[:, 0], 0.1) + either(1) + 0.7 * near(2, values[:, 2], 0.1) + 0.15 * either(9)
    total = total + 0.8 * (near(3, reach(values[:, 3]), 0.15) + near(4, reach(values[:, 4]), 0.15))
    for column in (5, 6):
        total = total + 0.25 * near(column, values[:, column], 0.3, where=values[:, column + 7])
    for column in (7, 8):
        total = total + 0.15 * near(column, values[:, column], 0.6, scale=2)
    for column in (10, 11):
        total = total + 0.08 * near(column, values[:, column], 1.2, scale=4)
    return total


def main():
    folder, checkpoint = sys.argv[1:3]
    steps = int(sys.argv[3]) if len(sys.argv) > 3 else STEPS
    torch.manual_seed(1)
    rng = np.random.default_rng(1)
    stems = sorted(name[:-len(".truth.json")] for name in glob.glob(folder + "/t*.truth.json"))
    phantoms = [load(stem, np.random.default_rng(i)) for i, stem in enumerate(stems)]
    net = network.Net().to(memory_format=torch.channels_last)
    print(len(phantoms), "phantoms,", sum(p.numel() for p in net.parameters()), "weights", flush=True)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-4)
    rate = lambda s: min(1, (s + 1) / WARM_UP) * (0.02 + 0.49 * (1 + np.cos(np.pi * s / steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(batch, phantoms, rng)
        begun, mean = time.time(), None
        for step in range(steps):
            current, following = following.result(), pool.submit(batch, phantoms, rng)
            # Half as many bits are enough for the products and take half the time.
            with torch.autocast("cpu", torch.bfloat16):
                value = loss(net, *current)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5)
            optimizer.step()
            schedule.step()
            mean = value.item() if mean is None else 0.98 * mean + 0.02 * value.item()
            if step % 100 == 99 or step == steps - 1:
                print(f"step {step + 1}: {mean:.3f}, {(time.time() - begun) / (step + 1):.2f} s a step", flush=True)
                torch.save(net.state_dict(), checkpoint)


if __name__ == "__main__":
    main()
