"""The network: a U-Net whose ways back up are added, and a small head for chosen places.

It answers a turned or mirrored picture with the turned or mirrored answer (`symmetry.py`).
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from symmetry import FieldNorm, Tied, directions, fields, quarters, same, together, values, vector

DIRECTIONS = 12
VALUES = 12  # of a place; `labels.py` says which
ASIDE, FLIPS, PAIRS = [0, 5, 6, 7, 8, 10, 11], [1], [(3, 4), (5, 6), (7, 8), (10, 11)]


def step(inputs, outputs, size=3):
    return nn.Sequential(Tied(inputs, fields(outputs), size, bias=False), FieldNorm(outputs), nn.ReLU(True))


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        kind = fields(channels)
        self.a = step(kind, channels)
        self.b = Tied(kind, kind, 3, bias=False)
        self.n = FieldNorm(channels)

    def forward(self, x):
        return F.relu(x + self.n(self.b(self.a(x))))


class Net(nn.Module):
    """Levels of cells of 13, 26, 52 and 104 µm."""

    def __init__(self, c1=32, c2=48, c3=64, c4=96, features=48, hidden=96):
        super().__init__()
        k1, k2, k3, k4, kf = (fields(c) for c in (c1, c2, c3, c4, features))
        self.s1 = nn.Sequential(step(quarters(4), c1), step(k1, c1))
        self.d2, self.r2 = step(k1, c2, 2), Residual(c2)
        self.d3, self.r3 = step(k2, c3, 2), nn.Sequential(Residual(c3), Residual(c3))
        self.d4, self.r4 = step(k3, c4, 2), nn.Sequential(Residual(c4), Residual(c4))
        self.u3, self.q3 = Tied(k4, k3), Residual(c3)
        self.u2, self.q2 = Tied(k3, k2), Residual(c2)
        self.u1, self.q1 = Tied(k2, k1), step(k1, features)
        self.pres = Tied(kf, directions(DIRECTIONS))
        self.ends = Tied(kf, same(2))
        nn.init.constant_(self.pres.free_bias, -4.5)
        nn.init.constant_(self.ends.free_bias, -5.0)
        # Only for learning: roots, tips and the direction of hair at the coarse levels, without which they are not seen there.
        self.e2, self.e3 = (Tied(k, together(same(2), vector())) for k in (k2, k3))
        kh = fields(hidden)
        self.h1 = Tied(together(kf, k2), kh)
        self.h2 = Tied(kh, values(DIRECTIONS, ASIDE, FLIPS, PAIRS, VALUES))

    def forward(self, x):
        """Logits of directions, roots and tips; features of cells of 13 and 26 µm; what only learning looks at."""
        up = lambda t: F.interpolate(t, scale_factor=2, mode="nearest")
        a1 = self.s1(F.pixel_unshuffle(x, 2))
        a2 = self.r2(self.d2(a1))
        a3 = self.r3(self.d3(a2))
        b3 = self.q3(F.relu(a3 + up(self.u3(self.r4(self.d4(a3))))))
        b2 = self.q2(F.relu(a2 + up(self.u2(b3))))
        b1 = self.q1(F.relu(a1 + up(self.u1(b2))))
        return torch.cat([self.pres(b1), self.ends(b1)], 1), b1, b2, (self.e2(b2), self.e3(b3))

    def values(self, b1, b2, photo, direction, row, column):
        features = torch.cat([b1[photo, :, row, column], b2[photo, :, row // 2, column // 2]], 1)
        values = self.h2(F.relu(self.h1(features))).view(-1, DIRECTIONS, VALUES)
        return values[torch.arange(len(direction)), direction]
