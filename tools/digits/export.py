"""The trained net as ONNX and its card as JSON."""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from digits import fonts, hands, mnist, strokes
from digits.calibrate import PREVALENCE, Calibration
from digits.net import Ensemble
from sirekap_desktop.reading.classes import CLASSES
from sirekap_desktop.reading.normalise import normalise

NET, CARD = "digits.onnx", "digits.json"


def write_onnx(net: Ensemble, folder: Path) -> None:
    """Write the net."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / NET
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net.to(memory_format=torch.contiguous_format).eval(), (torch.zeros(1, 2, 40, 40),), str(file),
            dynamo=False, opset_version=13, input_names=["crops"], output_names=["logits"],
            dynamic_axes={"crops": {0: "n"}, "logits": {0: "n"}},
        )  # fmt: skip


def read_onnx(folder: Path, crops: NDArray[np.uint8], members: int) -> NDArray[np.float64]:
    """Logits (n, members, 14) of a net that was written before."""
    net = cv2.dnn.readNetFromONNX(str(folder / NET), cv2.dnn.ENGINE_CLASSIC)
    parts = []
    for start in range(0, len(crops), 256):
        net.setInput(normalise(crops[start : start + 256]))
        parts.append(net.forward().reshape(-1, members, len(CLASSES)).astype(np.float64))
    return np.concatenate(parts)


def write_card(folder: Path, cache: Path, calibration: Calibration, members: int, figures: dict[str, Any]) -> None:
    """Write what the reader needs (classes, temperature, floor) of the net in a folder and where it comes from."""
    card = {
        "classes": list(CLASSES),
        "input": [2, 40, 40],
        "members": members,
        "temperature": round(calibration.temperature, 4),
        "floor": calibration.floor,
        "prevalence": PREVALENCE.tolist(),
        "confusion": np.round(calibration.confusion, 5).tolist(),
        "sha256": hashlib.sha256((folder / NET).read_bytes()).hexdigest(),
        "sources": sources(cache),
        **figures,
    }
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def sources(cache: Path) -> dict[str, Any]:
    """Every hand with what identifies it, trained ones and those held out for the temperature."""
    hashes = strokes.template_hashes()
    return {
        "trained": {
            "mnist": _mnist(mnist.TRAIN_RANGE),
            "fonts": _fonts(cache, hands.TRAIN_FONTS),
            "strokes": {name: hashes[name] for name in strokes.TRAINED},
        },
        "held_out": {
            "mnist": _mnist(mnist.HELD_RANGE),
            "fonts": _fonts(cache, hands.HELD_FONTS),
            "strokes": {name: hashes[name] for name in strokes.HELD_OUT},
        },
    }


def _mnist(bounds: tuple[int, int]) -> dict[str, Any]:
    return {"package": mnist.PACKAGE, "split": "train", "first": bounds[0], "last": bounds[1] - 1}


def _fonts(cache: Path, families: dict[str, str]) -> dict[str, dict[str, str]]:
    loaded = [fonts.load_hand(cache, family, version) for family, version in families.items()]
    return {hand.family: {"version": hand.version, "file": hand.file, "sha256": hand.sha256} for hand in loaded}
