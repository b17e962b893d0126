"""Speed and accuracy of Trichogram and of two pipelines of the usual tools on the same phantoms, in one run.

compare.py TRICHOGRAM PHOTO UM_PER_PX [PHOTO UM_PER_PX ...]: beside each photo lies its STEM.truth.json.
"""

import json
import os
import statistics
import subprocess
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "2")
import cv2
import numpy as np
from scipy.spatial import cKDTree

import opencv_pipeline
import skimage_pipeline

cv2.setNumThreads(2)
RUNS = 3


def resampled(points, step=1.0):
    points = np.asarray(points, float)
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0], np.cumsum(steps)])
    places = np.arange(0, along[-1], step)
    return np.column_stack([np.interp(places, along, points[:, k]) for k in (0, 1)])


def line_f1(found, truth, reach):
    """Points of lines that have one of the other set within `reach`, both ways."""
    if not found or not truth:
        return 0.0
    found, truth = np.vstack(found), np.vstack(truth)
    precision = np.mean(cKDTree(truth).query(found, distance_upper_bound=reach)[0] < np.inf)
    recall = np.mean(cKDTree(found).query(truth, distance_upper_bound=reach)[0] < np.inf)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def trichogram(binary, path, um):
    """Lines and widths, and the seconds of the whole process."""
    start = time.perf_counter()
    text = subprocess.run(
        [binary, "analyze", path, "--um-per-px", str(um), "--format", "json", "--threads", "2"],
        capture_output=True, check=True,
    ).stdout
    seconds = time.perf_counter() - start
    hairs = json.loads(text)["hairs"]
    return [(resampled(h["polyline_px"]), h["diameter_um"]) for h in hairs], seconds


def timed(pipeline, path, um):
    start = time.perf_counter()
    found = pipeline.analyse(path, um)
    return found, time.perf_counter() - start


def row(name, seconds, found, truth, um):
    widths = [w for _, w in found]
    true_widths = [h["diameter_um"] for h in truth["hairs"]]
    f1 = line_f1([p for p, _ in found], [resampled(h["polyline"]) for h in truth["hairs"]], reach=24 / um)
    bias = statistics.mean(widths) - statistics.mean(true_widths) if widths else float("nan")
    print(
        f"  {name:<22}{seconds * 1000:9.0f} ms   lines {len(found):4d} of {len(true_widths):4d}"
        f"   line F1 {f1:.3f}   mean width {bias:+6.1f} µm"
    )


def main(binary, photos):
    for path, um in photos:
        with open(os.path.splitext(path)[0] + ".truth.json") as file:
            truth = json.load(file)
        print(f"{os.path.basename(path)}, {truth['width']} × {truth['height']} px, {um} µm/px")
        tools = [
            ("Trichogram", lambda: trichogram(binary, path, um)),
            (opencv_pipeline.VERSION, lambda: timed(opencv_pipeline, path, um)),
            (skimage_pipeline.VERSION, lambda: timed(skimage_pipeline, path, um)),
        ]
        seconds = {name: [] for name, _ in tools}
        results = {}
        for _ in range(RUNS):
            for name, run in tools:
                results[name], took = run()
                seconds[name].append(took)
        own = statistics.median(seconds["Trichogram"])
        for name, _ in tools:
            row(name, statistics.median(seconds[name]), results[name], truth, um)
        for name, _ in tools[1:]:
            print(f"  {name} ÷ Trichogram: {statistics.median(seconds[name]) / own:.2f}")


if __name__ == "__main__":
    main(sys.argv[1], [(p, float(u)) for p, u in zip(sys.argv[2::2], sys.argv[3::2])])
