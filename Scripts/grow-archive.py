#!/usr/bin/env python3
"""Makes a large archive for measurements: the photos and pairs of a small one, many times over as those of new subjects.

Usage: grow-archive.py ARCHIVE LARGE COPIES [FIRST]

Copies are numbered from FIRST (0) on, so that archives with other numbers can be merged. Standard library only.
"""

import hashlib
import shutil
import sqlite3
import sys


def key(*parts: object) -> int:
    """As Sources/Archive/ContentKey.swift."""
    digest = hashlib.sha256(b"".join(str(part).encode() + b"\0" for part in parts)).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def main(small: str, large: str, copies: int, first: int = 0) -> None:
    shutil.copyfile(small, large)
    db = sqlite3.connect(large)
    rows = {t: db.execute(f"SELECT * FROM {t}").fetchall()
            for t in ["subjects", "sites", "visits", "photos", "placements", "trichograms", "curves", "hairs", "pairs",
                      "changes", "matches"]}
    columns = [row[1] for row in db.execute("PRAGMA table_info(placements)")]
    for table in [*rows, "files"]:
        db.execute(f"DELETE FROM {table}")

    def insert(table, values):
        values = list(values)
        if values:
            db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)

    for n in range(first, first + copies):
        def subject(code):
            return f"{code}-{n:06d}"

        photos = {row[0]: hashlib.sha256(f"{row[0]} {n}".encode()).hexdigest() for row in rows["photos"]}
        keys = {row[0]: key("trichogram", photos[row[1]], row[2]) for row in rows["trichograms"]}
        # A pair's days are written as Swift writes a number, which for None is nothing.
        pairs = {row[0]: key("pair", 2, keys[row[1]], keys[row[2]], "" if row[3] is None else row[3]) for row in rows["pairs"]}
        for table in ["subjects", "sites", "visits"]:
            insert(table, ((subject(row[0]), *row[1:]) for row in rows[table]))
        insert("photos", ((photos[row[0]], *row[1:]) for row in rows["photos"]))
        insert("trichograms", ((keys[row[0]], photos[row[1]], *row[2:]) for row in rows["trichograms"]))
        for table in ["curves", "hairs"]:
            insert(table, ((keys[row[0]], *row[1:]) for row in rows[table]))
        insert("pairs", ((pairs[row[0]], keys[row[1]], keys[row[2]], *row[3:]) for row in rows["pairs"]))
        for table in ["changes", "matches"]:
            insert(table, ((pairs[row[0]], *row[1:]) for row in rows[table]))
        for row in rows["placements"]:
            place = dict(zip(columns, row))
            place["subject"] = subject(place["subject"])
            place["photo"] = f"{n:06d}/{place['photo']}"
            place["photo_sha256"] = photos.get(place["photo_sha256"])
            place["trichogram"] = keys.get(place["trichogram"])
            insert("placements", [tuple(place.values())])
    db.commit()
    db.execute("VACUUM")


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
