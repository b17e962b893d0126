"""Weights that treat a picture and its turned and mirrored images alike.

A quarter turn or a mirror permutes the channels of a layer and changes the sign of some. A layer answers alike if its
weights stay the same when inputs, outputs and taps are permuted together (Cohen and Welling, Group Equivariant
Convolutional Networks, 2016): weights that go over into each other are one, and only that one is learnt.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

TURNS = [np.linalg.matrix_power(np.array([[0, -1], [1, 0]]), quarter) @ np.diag([mirror, 1])
         for mirror in (1, -1) for quarter in range(4)]
COUNT = len(TURNS)


def _index(turn):
    return next(i for i, other in enumerate(TURNS) if (other == turn).all())


# A kind of channels says for each turn where each channel goes, and with which sign.


def same(count):
    """Channels that a turn leaves as they are."""
    return [(np.arange(count), np.ones(count))] * COUNT


def fields(channels):
    """Channels in groups of eight, one for each turned image of what the first of them sees."""
    return [((np.arange(channels // COUNT)[:, None] * COUNT + [_index(turn @ other) for other in TURNS]).ravel(),
             np.ones(channels)) for turn in TURNS]


def quarters(colours):
    """The four pixels of a cell, colour by colour."""
    places = [(x - 0.5, y - 0.5) for y in (0, 1) for x in (0, 1)]
    to = lambda turn: [places.index(tuple(turn @ p)) for p in places]
    return [((np.arange(colours)[:, None] * 4 + to(turn)).ravel(), np.ones(4 * colours)) for turn in TURNS]


def together(*kinds):
    """The channels of several kinds, one kind after the other."""
    starts = np.cumsum([0] + [len(k[0][0]) for k in kinds])
    return [(np.concatenate([k[t][0] + s for k, s in zip(kinds, starts)]), np.concatenate([k[t][1] for k in kinds]))
            for t in range(COUNT)]


def vector():
    """Components to the right and down."""
    to = [np.abs(turn).argmax(0) for turn in TURNS]
    return [(t, turn.sum(0).astype(float)) for t, turn in zip(to, TURNS)]


def directions(count):
    """Directions over half a turn."""
    return [(_turned(turn, count)[0], np.ones(count)) for turn in TURNS]


def _turned(turn, count):
    angle = np.arange(count) * np.pi / count
    x, y = turn @ np.stack([np.cos(angle), np.sin(angle)])
    k = np.rint(np.arctan2(y, x) / (np.pi / count)).astype(int)
    return k % count, np.where(k // count % 2 == 0, 1, -1)


def values(count, aside, flips, pairs, total):
    """Values of each direction: those in `aside` are measured along its normal, those in `flips` change their sign where
    its sense is the opposite, and those in `pairs` change places."""
    kinds = []
    for turn in TURNS:
        to, sense = _turned(turn, count)
        place, sign = np.zeros((count, total), int), np.ones((count, total))
        place[:] = np.arange(total)
        for a, b in pairs:
            place[sense < 0, a], place[sense < 0, b] = b, a
        sign[:, flips] *= sense[:, None]
        sign[:, aside] *= (sense * round(np.linalg.det(turn)))[:, None]
        kinds.append(((to[:, None] * total + place).ravel(), sign.ravel()))
    return kinds


def tied(outputs, inputs, size):
    """For each weight the one it is a copy of, and its sign; 0 where it can only be 0."""
    shape = (len(outputs[0][0]), len(inputs[0][0]), size, size)
    o, i, y, x = np.indices(shape).reshape(4, -1)
    middle = (size - 1) / 2
    at, signs = [], []
    for turn, (to_o, sign_o), (to_i, sign_i) in zip(TURNS, outputs, inputs):
        tx, ty = np.rint(turn @ np.stack([x - middle, y - middle]) + middle).astype(int)
        at.append(np.ravel_multi_index((to_o[o], to_i[i], ty, tx), shape))
        signs.append(sign_o[o] * sign_i[i])
    at, signs = np.array(at), np.array(signs)
    first = at.min(0)
    chosen = np.where(at == first, signs, 0)
    sign = np.sign(chosen.sum(0)) * (abs(chosen.sum(0)) == abs(chosen).sum(0))
    kept, copy = np.unique(first, return_inverse=True)
    return kept, copy.reshape(shape), sign.reshape(shape).astype(np.float32)


class Tied(nn.Module):
    """A convolution of which only the weights that differ are learnt; `size` 1 is a linear layer too."""

    def __init__(self, inputs, outputs, size=1, bias=True):
        super().__init__()
        kept, copy, sign = tied(outputs, inputs, size)
        self.size = size
        first = nn.Conv2d(copy.shape[1], copy.shape[0], size)
        self.free = nn.Parameter(first.weight.detach().ravel()[kept].clone())
        self.register_buffer("copy", torch.from_numpy(copy.ravel()), persistent=False)
        self.register_buffer("sign", torch.from_numpy(sign), persistent=False)
        if bias:
            kept, copy, sign = tied(outputs, same(1), 1)
            self.free_bias = nn.Parameter(torch.zeros(len(kept)))
            self.register_buffer("bias_copy", torch.from_numpy(copy.ravel()), persistent=False)
            self.register_buffer("bias_sign", torch.from_numpy(sign.ravel()), persistent=False)
        else:
            self.free_bias = None

    def weight(self):
        return self.free.gather(0, self.copy).view(self.sign.shape) * self.sign

    def bias(self):
        return None if self.free_bias is None else self.free_bias[self.bias_copy] * self.bias_sign

    def forward(self, x):
        if x.dim() == 2:
            return F.linear(x, self.weight()[:, :, 0, 0], self.bias())
        return F.conv2d(x, self.weight(), self.bias(), 2 if self.size == 2 else 1, 1 if self.size == 3 else 0)


class FieldNorm(nn.Module):
    """Batch normalisation with one scale and offset for the channels of a field."""

    def __init__(self, channels):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(channels // COUNT))
        self.offset = nn.Parameter(torch.zeros(channels // COUNT))
        self.register_buffer("running_mean", torch.zeros(channels))
        self.register_buffer("running_var", torch.ones(channels))

    def affine(self):
        return self.scale.repeat_interleave(COUNT), self.offset.repeat_interleave(COUNT)

    def means(self):
        return [b.view(-1, COUNT).mean(1).repeat_interleave(COUNT) for b in (self.running_mean, self.running_var)]

    def forward(self, x):
        mean, var = (self.running_mean, self.running_var) if self.training else self.means()
        return F.batch_norm(x, mean, var, *self.affine(), self.training, 0.1, 1e-5)


def plain(net):
    """The state of the same network with all its weights written out, as ordinary layers have it."""
    state = {}
    for name, layer in net.named_modules():
        if isinstance(layer, Tied):
            state[name + ".weight"], state[name + ".bias"] = layer.weight(), layer.bias()
        elif isinstance(layer, FieldNorm):
            state[name + ".weight"], state[name + ".bias"] = layer.affine()
            state[name + ".running_mean"], state[name + ".running_var"] = layer.means()
    return {key: value.detach() for key, value in state.items() if value is not None}
