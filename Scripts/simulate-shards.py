#!/usr/bin/env python3
"""Simulates a batch of many photos on a cluster: shards, nodes of unequal speed, stragglers and failures.

Usage: simulate-shards.py [--photos N] [--slots N] [--seed N] ...; --help lists what can be set. Prints Markdown tables, the same
bytes for the same arguments. SCALING.md quotes them. Standard library only.

The model. A shard of k photos takes k times the seconds of a photo, as its photos and pairs vary independently, and a start (the
whole manifest is staged). A slot, one core, runs one shard at a time; shards wait in one queue, first come, first served. Each try
runs at the speed of its slot (log-normal) and, with a small probability, as a straggler several times slower. Slots fail as a
Poisson process: a try that is hit ends there, its node is noticed to be gone, and the shard goes to the end of the queue with what
is left to do, or from the beginning where nothing was kept. A try may also be ended by its time limit: then it goes on elsewhere.
At the end one task merges the archives one after the other.
"""

import argparse
import heapq
import random
from collections import deque
from dataclasses import dataclass


@dataclass
class Result:
    hours: float = 0.0  # From the first start to the end of the last shard.
    slot_hours: float = 0.0  # Spent in tries, those that failed too.
    repeated_hours: float = 0.0  # Spent on photos that had been done before, and on starts after the first.
    failures: int = 0
    timeouts: int = 0
    most_tries: int = 0
    idle_share: float = 0.0


@dataclass
class Shard:
    left: float  # Seconds of work at speed 1.
    work: float
    tries: int = 0


def simulate(a: argparse.Namespace, shards: int, resumes: bool, failures_per_hour: float, seed: int) -> Result:
    dice = random.Random(seed)
    result = Result()
    each = a.photos / shards
    queue = deque()
    for _ in range(shards):
        # A sum over many photos; subjects stay together, so that shards differ in size.
        photos = max(0.0, dice.gauss(each, (each * a.photos_per_subject) ** 0.5))
        work = max(0.0, dice.gauss(photos * a.seconds, a.seconds * a.variation * photos**0.5))
        queue.append(Shard(left=work, work=work))
    slots = [(0.0, i) for i in range(a.slots)]
    heapq.heapify(slots)
    speeds = [dice.lognormvariate(0, a.speed_spread) for _ in range(a.slots)]
    waiting: list[tuple[float, int, Shard]] = []  # Shards that go back into the queue later.
    serial = 0
    last = 0.0
    while queue or waiting:
        now, slot = heapq.heappop(slots)
        while waiting and (waiting[0][0] <= now or not queue):
            back, _, shard = heapq.heappop(waiting)
            now = max(now, back)
            queue.append(shard)
        shard = queue.popleft()
        shard.tries += 1
        speed = speeds[slot] / (a.straggler_factor if dice.random() < a.straggler_share else 1)
        start = a.start_seconds / speed
        need = start + shard.left / speed
        limit = a.limit_hours * 3600 if a.limit_hours else float("inf")
        life = dice.expovariate(failures_per_hour / 3600) if failures_per_hour > 0 else float("inf")
        spent = min(need, limit, life)
        result.slot_hours += spent / 3600
        if shard.tries > 1:
            result.repeated_hours += min(start, spent) / 3600
        if spent == need:
            last = max(last, now + spent)
            result.most_tries = max(result.most_tries, shard.tries)
            heapq.heappush(slots, (now + spent, slot))
            continue
        done = max(0.0, spent - start) * speed
        if spent == limit:
            # Ended with a warning: what is under way is finished and kept.
            result.timeouts += 1
            pause = 0.0
        else:
            result.failures += 1
            # The photo under way is lost, and nothing else.
            done = max(0.0, done - a.seconds)
            pause = a.notice_seconds
        if resumes:
            result.repeated_hours += (max(0.0, spent - start) * speed - done) / speed / 3600
            shard.left -= done
        else:
            result.repeated_hours += max(0.0, spent - start) / 3600
            shard.left = shard.work
        serial += 1
        heapq.heappush(waiting, (now + spent + pause, serial, shard))
        heapq.heappush(slots, (now + spent + (a.repair_seconds if pause else 0), slot))
    result.hours = last / 3600
    result.idle_share = 1 - result.slot_hours / (a.slots * result.hours)
    return result


def mean(values) -> float:
    values = list(values)
    return sum(values) / len(values)


def runs(a, **arguments) -> list[Result]:
    return [simulate(a, seed=a.seed * 1000 + i, **arguments) for i in range(a.runs)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    number = dict(type=float)
    parser.add_argument("--photos", type=int, default=10_000_000)
    parser.add_argument("--slots", type=int, default=1000, help="cores that work at once")
    parser.add_argument("--seconds", **number, default=2.7, help="of one core for a photo with its share of pairs")
    parser.add_argument("--variation", **number, default=0.7, help="standard deviation of a photo's time, in its mean")
    parser.add_argument("--photos-per-subject", **number, default=8)
    parser.add_argument("--start-seconds", **number, default=150.0, help="of a try before its first photo")
    parser.add_argument("--speed-spread", **number, default=0.15, help="of slots, as the sd of the logarithm")
    parser.add_argument("--straggler-share", **number, default=0.01, help="of tries")
    parser.add_argument("--straggler-factor", **number, default=5.0)
    parser.add_argument("--notice-seconds", **number, default=300.0, help="until a shard is queued again")
    parser.add_argument("--repair-seconds", **number, default=3600.0, help="until a failed slot works again")
    parser.add_argument("--limit-hours", **number, default=0.0, help="of a try; 0 for none")
    parser.add_argument("--failures-per-hour", **number, default=1e-3, help="of a slot")
    parser.add_argument("--merge-seconds", **number, default=0.0007, help="for each photo")
    parser.add_argument("--runs", type=int, default=5, help="simulations a row, averaged")
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()

    ideal = (a.photos * a.seconds) / 3600
    print(f"{a.photos:,} photos of {a.seconds:g} s on {a.slots:,} slots: {ideal:,.0f} slot-hours of work, "
          f"{ideal / a.slots:.2f} h if nothing were lost. Merging: {a.photos * a.merge_seconds / 3600:.1f} h of one core.\n")
    header = "| {} | hours | slot-hours over the work | done twice | failed tries | most tries of a shard | idle |"
    line = "|---|---|---|---|---|---|---|"

    def row(name, found):
        print(
            f"| {name} | {mean(r.hours for r in found):.2f} | {100 * (mean(r.slot_hours for r in found) / ideal - 1):+.1f} % "
            f"| {100 * mean(r.repeated_hours for r in found) / ideal:.2f} % | {mean(r.failures for r in found):,.0f} "
            f"| {max(r.most_tries for r in found)} | {100 * mean(r.idle_share for r in found):.1f} % |")

    print("**Number of shards**, at " + f"{a.failures_per_hour:g} failures of a slot an hour\n")
    print(header.format("shards") + "\n" + line)
    for factor in [1, 2, 4, 10, 20, 50]:
        shards = a.slots * factor
        row(f"{shards:,}", runs(a, shards=shards, resumes=True, failures_per_hour=a.failures_per_hour))

    shards = a.slots * 4
    print(f"\n**Failures**, with {shards:,} shards that go on where they stopped, and that begin anew\n")
    print(header.format("failures of a slot an hour") + "\n" + line)
    for rate in [0, 1e-4, 1e-3, 1e-2, 1e-1]:
        row(f"{rate:g}", runs(a, shards=shards, resumes=True, failures_per_hour=rate))
        if rate > 0:
            row(f"{rate:g}, anew", runs(a, shards=shards, resumes=False, failures_per_hour=rate))

    print(f"\n**Stragglers** ({a.straggler_factor:g} times slower), with {shards:,} shards\n")
    print(header.format("share of tries") + "\n" + line)
    hours = 2 * a.photos / shards * a.seconds / 3600
    for share in [0, 0.01, 0.05]:
        for limit in [0, hours]:
            b = argparse.Namespace(**{**vars(a), "straggler_share": share, "limit_hours": limit})
            name = f"{100 * share:g} %" + (f", {limit:.1f} h at most a try" if limit else "")
            row(name, runs(b, shards=shards, resumes=True, failures_per_hour=a.failures_per_hour))


if __name__ == "__main__":
    main()
