"""The net: two small convolutional members that are trained apart and asked together."""

from __future__ import annotations

import time
from collections.abc import Callable

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from digits.dataset import DataSet
from sirekap_desktop.reading.classes import CLASSES
from sirekap_desktop.reading.normalise import CROP_SIDE, normalise

BATCH = 256
_BENDS = 512
Log = Callable[[str], None]


def member(widths: tuple[int, int, int, int], hidden: int = 96) -> nn.Sequential:
    """One net: 2 x 40 x 40 in, a logit for each class out."""
    a, b, c, d = widths
    return nn.Sequential(
        *_block(2, a, 5, 2), *_block(a, b), nn.MaxPool2d(2),
        *_block(b, c), *_block(c, c), nn.MaxPool2d(2),
        *_block(c, d), nn.Flatten(), nn.Dropout(0.2),
        nn.Linear(d * 25, hidden), nn.ReLU(), nn.Dropout(0.2), nn.Linear(hidden, len(CLASSES)),
    )  # fmt: skip


def _block(inputs: int, outputs: int, kernel: int = 3, stride: int = 1) -> tuple[nn.Module, ...]:
    conv = nn.Conv2d(inputs, outputs, kernel, stride=stride, padding=kernel // 2, bias=False)
    return conv, nn.BatchNorm2d(outputs), nn.ReLU()


class Ensemble(nn.Module):
    """All members on the same crops: logits (n, members * 14), member by member."""

    def __init__(self, members: list[nn.Sequential]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)

    def forward(self, crops: torch.Tensor) -> torch.Tensor:
        """Logits of every member side by side."""
        return torch.cat([m(crops) for m in self.members], dim=1)


def train_member(net: nn.Sequential, data: DataSet, epochs: float, seed: int, log: Log) -> None:
    """Train one member in place: AdamW, one cycle of the learning rate, crops varied a little each time."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    vary = Bender(rng)
    net.to(memory_format=torch.channels_last).train()
    steps = int(len(data.labels) * epochs / BATCH)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps, pct_start=0.15)
    loss_of = nn.CrossEntropyLoss()
    started, running, order = time.monotonic(), 0.0, np.empty(0, np.int64)
    for step in range(steps):
        if len(order) < BATCH:
            order = rng.permutation(len(data.labels))
        chosen, order = order[:BATCH], order[BATCH:]
        crops = torch.from_numpy(normalise(vary(data.crops[chosen])))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(crops.contiguous(memory_format=torch.channels_last))
        loss = loss_of(logits.float(), torch.from_numpy(data.labels[chosen]))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        schedule.step()
        running += loss.item()
        if (step + 1) % 200 == 0:
            log(f"  step {step + 1}/{steps} loss {running / 200:.4f} {time.monotonic() - started:.0f} s")
            running = 0.0
    net.eval()


class Bender:
    """Makes each crop look as if another hand and another scanner had made it: turned, slanted, bent, lit anew."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        y, x = np.mgrid[0:CROP_SIDE, 0:CROP_SIDE].astype(np.float32)
        self._grid = np.stack((x, y), axis=-1)
        knots = rng.normal(0, 1, (_BENDS, 4, 4, 2)).astype(np.float32)
        side = (CROP_SIDE, CROP_SIDE)
        self._bends = np.stack([cv2.resize(k, side, interpolation=cv2.INTER_CUBIC) for k in knots])

    def __call__(self, crops: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Vary crops (n, 40, 40), each in its own way."""
        rng, count = self._rng, len(crops)
        turn, slant = rng.normal(0, 0.03, count), rng.normal(0, 0.05, count)
        scale = np.exp(rng.normal(0, 0.025, (2, count)))
        matrix = np.stack((scale[0], slant - turn, turn, scale[1]), axis=-1).reshape(count, 1, 1, 2, 2)
        middle = (CROP_SIDE - 1) / 2
        away = (matrix.astype(np.float32) @ (self._grid - np.float32(middle))[None, ..., None])[..., 0]
        shift = rng.normal(0, 0.6, (count, 1, 1, 2)).astype(np.float32) + np.float32(middle)
        force = np.abs(rng.normal(0, 0.5, (count, 1, 1, 1))).astype(np.float32)
        places = away + shift + force * self._bends[rng.integers(0, _BENDS, count)]
        bent = np.empty(crops.shape, np.float32)
        for one, place, target in zip(crops, places, bent, strict=True):
            target[:] = cv2.remap(one, place, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        light = rng.uniform(0.8, 1.1, (count, 1, 1)), rng.uniform(-10, 10, (count, 1, 1))
        noise = rng.normal(0, rng.uniform(0, 4), crops.shape[1:])
        return np.clip(bent * light[0] + light[1] + noise, 0, 255).astype(np.uint8)


@torch.no_grad()
def logits_of(net: Ensemble, crops: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Logits (n, members, 14) in full precision."""
    parts = [net(torch.from_numpy(normalise(crops[i : i + 512]))).numpy() for i in range(0, len(crops), 512)]
    return np.concatenate(parts).reshape(len(crops), -1, len(CLASSES)).astype(np.float64)
