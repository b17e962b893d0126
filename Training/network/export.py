#!/usr/bin/env python3
"""A trained network as Swift source: batch normalisation folded in, whole weights, scales from sample pictures.

usage: export.py CHECKPOINT SWIFT-FILE PHANTOM.truth.json ... [--vector SWIFT-FILE] [--dump FOLDER]

Twenty phantoms are enough.

--vector writes what the network says in Float of a small picture made by a formula, for Tests/HairNetworkTests.
--dump writes each picture's planes and logits as raw Floats, for comparisons.
"""
import argparse
import base64

import numpy as np
import torch
import torch.nn.functional as F

import network
import pictures
import symmetry

MOST = 16383  # of a value in 15 bits
MOST_WEIGHTS = 131080  # of the sum of the magnitudes of an output's weights: 131,080 * 16,383 < 2^31
SMALL = 20000  # layers with fewer weights have two bytes for each: they are most of the error and little of the size
HEADROOM = 2.0  # what is left above the largest value in the sample pictures


def folded(state, conv, norm=None):
    """Weights and offsets of a convolution with its batch normalisation."""
    w = state[conv + ".weight"].double()
    b = state.get(conv + ".bias")
    b = torch.zeros(len(w), dtype=torch.double) if b is None else b.double()
    if norm:
        k = state[norm + ".weight"].double() / torch.sqrt(state[norm + ".running_var"].double() + 1e-5)
        w = w * k[:, None, None, None]
        b = state[norm + ".bias"].double() + (b - state[norm + ".running_mean"].double()) * k
    return w.float(), b.float()


class Network:
    """The folded network in Float, and the greatest magnitude of each result so far."""

    def __init__(self, state):
        self.layers = {}  # name -> (weights, offsets), in the order of the network
        self.most = {}
        self.merged = {}
        s = state
        for i in range(9):
            if f"s1.{i}.0.weight" in s:
                self.layers[f"s1.{i}"] = folded(s, f"s1.{i}.0", f"s1.{i}.1")
        for level in (2, 3, 4):
            self.layers[f"d{level}"] = folded(s, f"d{level}.0", f"d{level}.1")
            self.blocks(s, f"r{level}")
        for level in (3, 2, 1):
            self.layers[f"u{level}"] = folded(s, f"u{level}")
            if level > 1:
                self.blocks(s, f"q{level}")
        self.layers["q1"] = folded(s, "q1.0", "q1.1")
        heads = [folded(s, name) for name in ("pres", "ends") if name + ".weight" in s]
        self.layers["dense"] = tuple(torch.cat(t) for t in zip(*heads))
        self.directions = len(heads[0][0])
        self.hidden = (s["h1.weight"][:, :, 0, 0], s["h1.bias"])
        self.places = (s["h2.weight"][:, :, 0, 0], s["h2.bias"])

    def blocks(self, s, stem):
        names = [stem] if stem + ".a.0.weight" in s else [f"{stem}.{i}" for i in range(9) if f"{stem}.{i}.b.weight" in s]
        for i, name in enumerate(names):
            self.layers[f"{stem}.{i}.a"] = folded(s, name + ".a.0", name + ".a.1")
            self.layers[f"{stem}.{i}.b"] = folded(s, name + ".b", name + ".n")

    def conv(self, name, x, addend=None, relu=True):
        w, b = self.layers[name]
        size = w.shape[-1]
        y = F.conv2d(x, w, b, 2 if size == 2 else 1, 1 if size == 3 else 0)
        if addend is not None:
            y = y + addend
        if relu:
            y = F.relu(y)
        self.most[name] = max(self.most.get(name, 0), float(y.abs().max()))
        return y

    def chain(self, stem, x):
        i = 0
        while f"{stem}.{i}.a" in self.layers:
            x = self.conv(f"{stem}.{i}.b", self.conv(f"{stem}.{i}.a", x), x)
            i += 1
        return x

    def merge(self, level, fine, coarse):
        up = self.conv(f"u{level}", coarse, relu=False)
        y = F.relu(fine + F.interpolate(up, scale_factor=2, mode="nearest"))
        self.merged[f"u{level}"] = max(self.merged.get(f"u{level}", 0), float(y.max()))
        return y

    def logits(self, x):
        x = F.pixel_unshuffle(x, 2)
        i = 0
        while f"s1.{i}" in self.layers:
            x = self.conv(f"s1.{i}", x)
            i += 1
        a1 = x
        a2 = self.chain("r2", self.conv("d2", a1))
        a3 = self.chain("r3", self.conv("d3", a2))
        a4 = self.chain("r4", self.conv("d4", a3))
        b3 = self.chain("q3", self.merge(3, a3, a4))
        b2 = self.chain("q2", self.merge(2, a2, b3))
        b1 = self.conv("q1", self.merge(1, a1, b2))
        return self.conv("dense", b1, relu=False), b1, b2


def text(data):
    return "\n".join(
        "      " + line for line in _lines(base64.b64encode(data).decode(), 112))


def _lines(s, n):
    return [s[i : i + n] for i in range(0, len(s), n)]


def swift(net):
    out = ["// Written by Training/network/export.py; not edited by hand.", "extension NetworkWeights {"]
    out += ["  /// The network that is delivered.", "  public static let standard = NetworkWeights("]
    out += [f"    directions: {net.directions},", "    convolutions: ["]
    for name, (w, b) in net.layers.items():
        w, b = w.numpy(), b.numpy()
        size = 2 if w.size < SMALL else 1
        magnitudes = np.abs(w).reshape(len(w), -1)
        most = np.maximum(magnitudes.max(1), 1e-9)
        # Half a unit of rounding for each weight.
        allowed = (MOST_WEIGHTS - w[0].size / 2) / max(1, (magnitudes.sum(1) / most).max())
        steps = min(2047 if size == 2 else 127, np.floor(allowed))
        scales = most / steps
        q = np.rint(w / scales[:, None, None, None]).astype("<i2" if size == 2 else "i1")
        assert w.shape[1] % 8 == 0 and np.abs(q.astype(int)).reshape(len(w), -1).sum(1).max() <= MOST_WEIGHTS, name
        scale = max(net.most[name], 1e-6) * HEADROOM / MOST
        merged = net.merged[name] * HEADROOM / MOST if name in net.merged else 0
        data = np.concatenate([[scale, merged], scales, b]).astype("<f4").tobytes() + q.tobytes()
        shape = f"inputs: {w.shape[1]}, outputs: {len(w)}, size: {w.shape[2]}, bytes: {size}"
        out += ["      .init(", f'        "{name}", {shape},', '        """']
        out += ["  " + line for line in text(data).split("\n")]
        out += ['        """),']
    out += ["    ],"]
    for label, (w, b) in (("hidden", net.hidden), ("places", net.places)):
        data = np.concatenate([b.numpy(), w.numpy().ravel()]).astype("<f4").tobytes()
        out += [f"    {label}: .init(", f"      inputs: {w.shape[1]}, outputs: {len(w)},", '      """', text(data)]
        out += ['      """)' + ("," if label == "hidden" else ")")]
    return "\n".join(out) + "\n}\n"


def padded(planes):
    """Height x width x 4 as 1 x 4 x height x width, filled up to multiples of 16."""
    h, w = planes.shape[:2]
    x = np.zeros((1, 4, -(-h // 16) * 16, -(-w // 16) * 16), np.float32)
    x[0, :, :h, :w] = planes.transpose(2, 0, 1)
    return torch.from_numpy(x)


def picture(path):
    picture, valid, _ = pictures.phantom(path.removesuffix(".truth.json"))
    contrast = pictures.contrast(picture.astype(np.float32) / 60000, valid)
    return np.concatenate([contrast, valid[..., None]], 2)


def formula(width, height):
    """The picture of TestVector: dark lines on a grey that waves; Tests/HairNetworkTests has the same formula."""
    y, x = np.mgrid[0:height, 0:width]
    p = np.zeros((height, width, 4), np.float32)
    for c in range(3):
        p[..., c] = np.where((x + 2 * y) % 37 < 6, -0.6, ((7 * x + 13 * y + 5 * c) % 16 - 8) / 64.0)
    p[..., 3] = (x + y) % 97 != 5
    p[..., :3] *= p[..., 3:]
    return p


def numbers(values):
    """An array of Floats in lines that are not too long."""
    texts = [f"{v:.3f}" for v in values]
    return ["    ["] + ["      " + ", ".join(texts[i : i + 10]) + "," for i in range(0, len(texts), 10)] + ["    ],"]


def vector(net):
    width, height = 90, 70
    with torch.no_grad():
        lo, b1, b2 = net.logits(padded(formula(width, height)))
        out = ["// Written by Training/network/export.py; not edited by hand.", "enum TestVector {"]
        out += [f"  static let width = {width}", f"  static let height = {height}"]
        out += ["  /// Logits of every eleventh cell of every third row, in Float."]
        out += ["  static let logits: [[Float]] = ["]
        cells = [(y, x) for y in range(0, height // 2, 3) for x in range(y % 11, width // 2, 11)]
        for y, x in cells:
            out += numbers(lo[0, :, y, x].tolist())
        out += ["  ]", "  /// The values of direction (3 column + row) mod directions of the same cells."]
        out += ["  static let values: [[Float]] = ["]
        for y, x in cells:
            f = torch.cat([b1[0, :, y, x], b2[0, :, y // 2, x // 2]])
            o = net.places[0] @ F.relu(net.hidden[0] @ f + net.hidden[1]) + net.places[1]
            row = o.view(net.directions, -1)[(3 * x + y) % net.directions]
            out += numbers(row.tolist())
        return "\n".join(out + ["  ]", "}"]) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("swift")
    parser.add_argument("phantoms", nargs="+")
    parser.add_argument("--vector")
    parser.add_argument("--dump")
    args = parser.parse_args()
    tied = network.Net()
    tied.load_state_dict(torch.load(args.checkpoint, map_location="cpu"))
    net = Network(symmetry.plain(tied))
    with torch.no_grad():
        for i, path in enumerate(args.phantoms):
            p = picture(path)
            lo, _, _ = net.logits(padded(p))
            if args.dump:
                h, w = p.shape[:2]
                with open(f"{args.dump}/{i}.bin", "wb") as f:
                    f.write(np.array([w, h, lo.shape[1], lo.shape[3]], "<i4").tobytes())
                    f.write(p.astype("<f4").tobytes())
                    f.write(lo[0].permute(1, 2, 0).contiguous().numpy().astype("<f4").tobytes())
    with open(args.swift, "w") as f:
        f.write(swift(net))
    if args.vector:
        with open(args.vector, "w") as f:
            f.write(vector(net))


if __name__ == "__main__":
    main()
