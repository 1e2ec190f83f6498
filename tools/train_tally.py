"""Train the tally net from nothing: draw grids, cut their cells as the reader does, train, calibrate, export.

    python tools/train_tally.py --out resources/nets

Needs the extra ``train``; nothing is fetched. The same seed draws the same grids; training itself is repeatable up to
the order of floating-point sums.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import multiprocessing as mp
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from tally.damage import damage
from tally.grids import COLUMNS, IGNORED, ROWS, draw_grid
from torch import nn

from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.tally_cells import CROP_SIZE, cut_cells
from sirekap_desktop.reading.tally_net import CELL_CLASSES

Log = Callable[[str], None]
BATCH = 256
PER_JOB = 20
NET, CARD = "tally.onnx", "tally.json"
FLOOR_FROM = 5e-4
"""The floor is never below this: a few thousand held-out cells of each class can't tell less."""


ILLEGIBLE_WEIGHT = 0.06
"""Illegible cells are drawn in eight of a hundred; on paper one in two hundred is a prudent guess (0.005 / 0.08)."""


def main() -> None:
    """Run all steps and write the net and its card."""
    options = _options()
    started = time.monotonic()

    def log(line: str) -> None:
        print(f"[{time.monotonic() - started:6.0f} s] {line}", flush=True)

    train = draw(options.grids, options.seed, options.processes)
    held = draw(options.held_grids, options.seed + 1, options.processes)
    log(f"drew {len(train[1])} cells and {len(held[1])} held out")
    torch.manual_seed(options.seed)
    torch.set_num_threads(min(options.processes, 2))
    net = network()
    fit(net, *train, options.epochs, options.seed, log)
    logits = logits_of(net, held[0])
    temperature = best_temperature(logits, held[1])
    prevalence = np.array([ILLEGIBLE_WEIGHT if name == "?" else 1.0 for name in CELL_CLASSES])
    p = softmax(logits / temperature)
    wrong = p.argmax(axis=1) != held[1]
    sure = p.max(axis=1) > 0.99
    floor = max(FLOOR_FROM, 2 * float((wrong & sure).sum()) / max(int(sure.sum()), 1))
    by_class = {n: round(float((~wrong)[held[1] == c].mean()), 4) for c, n in enumerate(CELL_CLASSES)}
    log(f"temperature {temperature:.2f} floor {floor:.5f} right {1 - wrong.mean():.4f} {by_class}")
    export(net, options.out)
    card = {
        "classes": list(CELL_CLASSES), "input": [1, *CROP_SIZE], "temperature": round(temperature, 3),
        "floor": round(floor, 6), "prevalence": prevalence.tolist(),
        "sha256": hashlib.sha256((options.out / NET).read_bytes()).hexdigest(),
        "held_out_cells": len(wrong), "held_out_right": round(float(1 - wrong.mean()), 4),
        "held_out_right_by_class": by_class, "seed": options.seed, "grids": options.grids, "epochs": options.epochs,
        "command": "python tools/train_tally.py --out resources/nets", "date": dt.date.today().isoformat(),
    }  # fmt: skip
    (options.out / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    log("done")


def draw(grids: int, seed: int, processes: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Draw grids; return their cells (n, *CROP_SIZE), darkness times 255, and their labels (n,)."""
    jobs = [(seed, n) for n in range(-(-grids // PER_JOB))]
    if processes == 1:
        parts = [_draw_some(*job) for job in jobs]
    else:
        with mp.get_context("spawn").Pool(processes) as pool:
            parts = pool.starmap(_draw_some, jobs, chunksize=4)
    return np.concatenate([c for c, _ in parts]), np.concatenate([labels for _, labels in parts])


def _draw_some(seed: int, number: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    cv2.setNumThreads(1)
    rng = np.random.default_rng([seed, number])
    crops, labels = [], []
    for _ in range(PER_JOB):
        drawn = draw_grid(rng)
        gray, quad = damage(drawn, rng)
        cells = cut_cells(Pyramid(gray), quad, ROWS, COLUMNS)
        told = drawn.labels != IGNORED
        crops.append(np.round(cells.crops()[told[cells.inked]] * 255).astype(np.uint8))
        labels.append(drawn.labels[told & cells.inked])
    return np.concatenate(crops), np.concatenate(labels)


def network() -> nn.Sequential:
    """One cell in, a logit for each class out; about a million multiplications.

    Strokes stand side by side, so the first layers keep every column and give up rows.
    """
    return nn.Sequential(
        *_block(1, 8, 5, (2, 1)), *_block(8, 16, 3, (2, 2)), *_block(16, 24, 3, (2, 1)), nn.MaxPool2d((1, 2)),
        nn.Flatten(), nn.Dropout(0.1), nn.Linear(24 * 5 * 14, 32), nn.ReLU(), nn.Linear(32, len(CELL_CLASSES)),
    )  # fmt: skip


def _block(inputs: int, outputs: int, kernel: int, stride: tuple[int, int]) -> tuple[nn.Module, ...]:
    conv = nn.Conv2d(inputs, outputs, kernel, stride=stride, padding=kernel // 2, bias=False)
    return conv, nn.BatchNorm2d(outputs), nn.ReLU()


def fit(
    net: nn.Sequential, crops: NDArray[np.uint8], labels: NDArray[np.int64], epochs: float, seed: int, log: Log
) -> None:
    """Train in place: AdamW, one cycle of the learning rate."""
    rng = np.random.default_rng(seed)
    steps = int(len(labels) * epochs / BATCH)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, total_steps=steps, pct_start=0.2)
    loss_of = nn.CrossEntropyLoss()
    net.train()
    running, order = 0.0, np.empty(0, np.int64)
    for step in range(steps):
        if len(order) < BATCH:
            order = rng.permutation(len(labels))
        chosen, order = order[:BATCH], order[BATCH:]
        loss = loss_of(net(_tensor(crops[chosen])), torch.from_numpy(labels[chosen]))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        schedule.step()
        running += loss.item()
        if (step + 1) % 200 == 0:
            log(f"step {step + 1}/{steps} loss {running / 200:.4f}")
            running = 0.0
    net.eval()


def _tensor(crops: NDArray[np.uint8]) -> torch.Tensor:
    return torch.from_numpy(crops.astype(np.float32) / np.float32(255))[:, None]


@torch.no_grad()
def logits_of(net: nn.Sequential, crops: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Logits (n, classes)."""
    parts = [net(_tensor(crops[i : i + 1024])).numpy() for i in range(0, len(crops), 1024)]
    return np.concatenate(parts).astype(np.float64)


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities of the rows."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def best_temperature(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Return the temperature with the least loss, never below 1."""
    tried = np.geomspace(1.0, 4.0, 57)
    rows = np.arange(len(labels))
    loss = [-np.log(np.maximum(softmax(logits / t)[rows, labels], 1e-12)).mean() for t in tried]
    return float(tried[int(np.argmin(loss))])


def export(net: nn.Sequential, folder: Path) -> None:
    """Write the net as ONNX."""
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net.eval(), (torch.zeros(1, 1, *CROP_SIZE),), str(folder / NET), dynamo=False, opset_version=13,
            input_names=["cells"], output_names=["logits"], dynamic_axes={"cells": {0: "n"}, "logits": {0: "n"}},
        )  # fmt: skip


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="folder for tally.onnx and tally.json")
    parser.add_argument("--grids", type=int, default=2400)
    parser.add_argument("--held-grids", type=int, default=300)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
