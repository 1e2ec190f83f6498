"""Samples by the hundred thousand: drawn in chunks, each from its own seed, by several processes."""

from __future__ import annotations

import multiprocessing as mp
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from digits import fonts, hands, mnist, strokes
from digits.samples import Pool, Sample, draw_samples, make_pool

CHUNK = 2_000
# Chunks in one file of the cache.
SHARD = 10
# Bumped whenever drawing changes, so that a cached set is never taken for a newer one.
RECIPE = 9


@dataclass(frozen=True)
class DataSet:
    """Crops (n, 40, 40), class indices (n,) and the kind of hand of each."""

    crops: NDArray[np.uint8]
    labels: NDArray[np.int64]
    sources: NDArray[np.str_]


_pool: Pool | None = None


def load_pool(cache: Path, held: bool) -> Pool:
    """The training hands, or the held-out ones that fit the temperature."""
    families = hands.HELD_FONTS if held else hands.TRAIN_FONTS
    drawn = tuple(fonts.load_hand(cache, family, version) for family, version in families.items())
    bounds = mnist.HELD_RANGE if held else mnist.TRAIN_RANGE
    return make_pool(mnist.Mnist(cache), bounds, drawn, strokes.HELD_OUT if held else strokes.TRAINED)


def draw_set(cache: Path, count: int, seed: int, held: bool, easy: bool, processes: int) -> DataSet:
    """``count`` samples, easy or hard, the same for the same seed; drawn in shards and kept in ``cache``."""
    files = [_shard_file(cache, seed, held, easy, shard) for shard in range(-(-count // (CHUNK * SHARD)))]
    missing = [shard for shard, file in enumerate(files) if not file.exists()]
    if missing:
        with mp.get_context("spawn").Pool(processes, _start, (cache, held)) as pool:
            for shard in missing:
                keys = [(seed, int(held), shard * SHARD + index, easy) for index in range(SHARD)]
                parts = pool.map(_draw_chunk, keys, chunksize=1)
                crops, labels, sources = (np.concatenate([p[i] for p in parts]) for i in range(3))
                np.savez(files[shard], crops=crops, labels=labels, sources=sources)
    stored = [np.load(file) for file in files]
    crops, labels, sources = (
        np.concatenate([s[name] for s in stored])[:count] for name in ("crops", "labels", "sources")
    )
    return DataSet(crops, labels, sources)


def joined(*parts: DataSet) -> DataSet:
    """Several sets as one."""
    crops, labels, sources = zip(*((p.crops, p.labels, p.sources) for p in parts), strict=True)
    return DataSet(np.concatenate(crops), np.concatenate(labels), np.concatenate(sources))


def _shard_file(cache: Path, seed: int, held: bool, easy: bool, shard: int) -> Path:
    names = ("held" if held else "train", "easy" if easy else "hard")
    return cache / f"samples-{RECIPE}-{names[0]}-{names[1]}-{seed}-{shard:03d}.npz"


def describe(data: DataSet) -> dict[str, int]:
    """How many samples there are of each kind of hand."""
    kinds = Counter(str(source).split(":")[0] for source in data.sources)
    return dict(sorted(kinds.items()))


def _start(cache: Path, held: bool) -> None:
    global _pool
    cv2.setNumThreads(1)
    _pool = load_pool(cache, held)


def _draw_chunk(key: tuple[int, int, int, bool]) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.str_]]:
    assert _pool is not None
    rng = np.random.default_rng(np.random.SeedSequence(key[: 4 if key[3] else 3]))
    drawn: list[Sample] = []
    while len(drawn) < CHUNK:
        drawn.extend(draw_samples(_pool, rng, easy=key[3]))
    del drawn[CHUNK:]
    return (
        np.array([d[0] for d in drawn]),
        np.array([d[1] for d in drawn], np.int64),
        np.array([d[2] for d in drawn], "U40"),
    )
