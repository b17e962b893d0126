"""Draws the settings of phantoms to learn from, each by its number, and makes them.

Of the first, half are near their preset and half may be anything; then comes what is hard: crowded units whose hairs
touch, cross at small angles or run beside each other, thin and light hair, long hair; then plain hair of one colour whose
units stand so close that only the outline of what they make together tells how many they are; last, clipped dark hair on skin
with creases, shiny flakes, and shafts that show through it before their roots.

usage: phantoms.py TRICHOGRAM FOLDER COUNT
"""
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

CLIPPED = "donor donor black brown blond red grey dark-skin aga-vellus sparse dermoscope donor fine close-up mixed".split()
LONG = ["long", "curly-long"]
COLOURS = "black dark-brown brown light-brown blond red grey white".split()
FIRST_HARD, FIRST_CLOSE, FIRST_CREASED = 1060, 1900, 2700  # the numbers of the first of each kind
HARD = "black brown brown blond blond red grey dark-skin aga-vellus aga-vellus dermoscope donor fine close-up mixed".split()
SKIN = [("texture", 0, 1.4), ("gloss", 0, 1.2), ("furrows", 0, 1.3), ("erythema", 0, 1), ("vessels", 0, 0.9),
        ("glare", 0, 0.6), ("lift-um", 40, 350)]
COUNTS = [("scales", 60), ("yellow-dots", 40), ("black-dots", 25), ("debris", 35), ("bubbles", 30), ("glints", 250)]
CAMERA = [("exposure", 0.55, 1.6), ("warmth", -1, 1), ("light-gradient", 0, 0.5), ("vignette", 0, 0.6), ("haze", 0, 0.04),
          ("blur-px", 0.6, 2), ("defocus-px", 0, 1.8), ("depth-blur-px", 0, 0.7), ("noise", 0.3, 2.5), ("sharpen", 0, 0.9)]


def settings(number):
    """A preset and what differs from it: half of the phantoms are near their preset, half may be anything."""
    r = random.Random(7000 + number)
    u = r.uniform
    kind = r.random()
    preset = "bald" if kind < 0.06 else r.choice(LONG) if kind < 0.18 else r.choice(CLIPPED)
    anything = r.random() < 0.55
    s = {}
    frame(s, r, preset)
    if not anything:
        return preset, s
    choose_colours(s, r, COLOURS)
    if r.random() < 0.6:
        s["skin"] = round(u(1, 6), 2)
    if r.random() < 0.5:
        s["skin-tint"] = round(u(-1, 1), 2)
    if preset != "bald":
        hair(s, r, is_long=preset in LONG)
    surroundings(s, r)
    return preset, s


def hard_settings(number):
    r = random.Random(7000 + number)
    u = r.uniform
    preset = r.choice(LONG) if r.random() < 0.2 else r.choice(HARD)
    s = {}
    frame(s, r, preset)
    choose_colours(s, r, COLOURS if r.random() < 0.5 else COLOURS[2:])
    if r.random() < 0.5:
        s["skin"] = round(u(1, 6), 2)
    hair(s, r, is_long=preset in LONG)
    s["hairs-per-unit"] = round(u(1.6, 3.2), 2)
    s["unit-spread"] = round(u(2, 20), 1)
    share_units(s, common_root=u(0, 0.4), touching=u(0, 0.6), converging=u(0, 0.5))
    if preset not in LONG and r.random() < 0.6:
        s["vellus-share"] = round(u(0.1, 0.6), 2)
    if r.random() < 0.5:
        s["specular"] = round(u(0, 0.3), 2)
    surroundings(s, r)
    return preset, s


def close_settings(number):
    r = random.Random(7000 + number)
    u = r.uniform
    preset = r.choice(LONG) if r.random() < 0.15 else r.choice(HARD)
    s = {}
    frame(s, r, preset)
    choose_colours(s, r, COLOURS)
    if r.random() < 0.5:
        s["skin"] = round(u(1, 6), 2)
    hair(s, r, is_long=preset in LONG)
    s["hairs-per-unit"] = round(u(1.6, 2.8), 2)
    s["unit-spread"] = round(u(3, 14), 1)
    share_units(s, crossing=u(0.4, 0.9), common_root=u(0, 0.2), touching=u(0, 0.2), converging=u(0, 0.2))
    plain = r.random() < 0.7
    s["specular"] = round(u(0, 0.08) if plain else u(0, 0.4), 2)
    s["roughness"] = round(u(0, 0.3), 2)
    if r.random() < 0.7:
        s["opacity"] = round(u(0.3, 1), 2)
    for key in ("subsurface", "openings", "shadow"):
        if r.random() < 0.5:
            s[key] = round(u(0, 0.3), 2)
    surroundings(s, r)
    return preset, s


def creased_settings(number):
    r = random.Random(7000 + number)
    u = r.uniform
    preset = r.choice("black brown donor donor red grey".split())
    s = {}
    frame(s, r, preset)
    s["um-per-px"] = round(u(4.5, 8), 3)
    s["colors"] = ",".join(f"{c}:{u(0.1, 1):.2f}" for c in r.sample("black dark-brown brown light-brown".split(), r.choice([1, 2, 3])))
    s["skin"] = round(u(1.3, 4.2), 2)
    s["skin-tint"] = round(u(-1, 1), 2)
    hair(s, r, is_long=False)
    surroundings(s, r)
    s["density"] = round(u(40, 190))
    shortest = u(250, 700)
    s["min-length-um"], s["max-length-um"] = round(shortest), round(shortest * u(1.3, 2.5))
    for key, low, high in (("furrows", 0.6, 3.8), ("gloss", 0.3, 2.4), ("texture", 0.4, 1.4), ("subsurface", 0.4, 1),
                           ("opacity", 0.2, 1), ("roughness", 0.2, 0.8)):
        s[key] = round(u(low, high), 2)
    return preset, s


def share_units(s, **shares):
    """Shares of units of each kind; all together leave some that stand apart."""
    whole = max(1, sum(shares.values()) + 0.02)
    for kind, share in shares.items():
        s[kind.replace("_", "-") + "-share"] = round(share / whole, 2)


def choose_colours(s, r, colours):
    if r.random() < 0.6:
        s["colors"] = ",".join(f"{c}:{r.uniform(0.2, 1):.2f}" for c in r.sample(colours, r.choice([1, 1, 2, 3])))


def surroundings(s, r):
    u = r.uniform
    for key, low, high in SKIN:
        if r.random() < 0.35:
            s[key] = round(u(low, high), 2)
    if s.get("skin", 2) > 3.5 and r.random() < 0.3:
        s["honeycomb"] = round(u(0, 1.2), 2)
    for key, high in COUNTS:
        if r.random() < 0.3:
            s[key] = round(u(0, high), 1)
    for key, low, high in CAMERA:
        if r.random() < 0.35:
            s[key] = round(u(low, high), 3)
    if r.random() < 0.3:
        s["jpeg-quality"] = r.randint(65, 97)


def frame(s, r, preset):
    u = r.uniform
    um = u(2, 3.6) if preset == "close-up" else u(11, 15) if preset == "fine" else r.choice([u(4, 10), u(5, 9), u(3, 13)])
    s["um-per-px"] = round(um, 3)
    pixels = min(u(0.28, 0.5) * 1e8 / um / um, 3.2e6)
    shape = r.choice([4 / 3, 5 / 4, 1, 3 / 2])
    s["width"] = int((pixels * shape) ** 0.5)
    s["height"] = int(s["width"] / shape)


def hair(s, r, is_long):
    u = r.uniform
    choices = [(0.5, "density", lambda: round(u(20, 120) if is_long else u(30, 280))),
               (0.5, "hairs-per-unit", lambda: round(u(1.2, 2.9), 2)), (0.5, "diameter-um", lambda: round(u(38, 95), 1)),
               (0.5, "vellus-share", lambda: round(u(0, 0.5), 2)), (0.4, "diameter-cv", lambda: round(u(0.15, 0.45), 2)),
               (0.4, "curl", lambda: round(u(0.03, 0.9), 2)), (0.3, "direction-spread", lambda: round(u(5, 60), 1)),
               (0.4, "unit-spread", lambda: round(u(3, 25), 1)), (0.4, "specular", lambda: round(u(0, 0.9), 2)),
               (0.4, "shadow", lambda: round(u(0, 0.7), 2)), (0.4, "subsurface", lambda: round(u(0, 1), 2)),
               (0.4, "openings", lambda: round(u(0, 1), 2))]
    for chance, key, value in choices:
        if r.random() < chance:
            s[key] = value()
    if r.random() < 0.4:
        shortest = u(250, 900)
        s["min-length-um"], s["max-length-um"] = round(shortest), round(shortest * u(1.3, 3))
    if r.random() < 0.4:
        for key, high in (("common-root-share", 0.4), ("touching-share", 0.35), ("converging-share", 0.25)):
            s[key] = round(u(0, high), 2)
    if not is_long and r.random() < 0.15:
        s["long-share"] = round(u(0.02, 0.3), 2)


def make(trichogram, folder, number):
    kinds = [(FIRST_CREASED, creased_settings), (FIRST_CLOSE, close_settings), (FIRST_HARD, hard_settings), (0, settings)]
    kind = next(kind for first, kind in kinds if number >= first)
    preset, s = kind(number)
    command = [trichogram, "phantom", "--preset", preset, "--seed", str(20000 + number), "--output", folder,
               "--stem", f"t{number:04d}"]
    for key, value in s.items():
        command += ["--set", f"{key}={value}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    trichogram, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda n: make(trichogram, folder, n), range(count)))
