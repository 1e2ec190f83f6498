"""The files of a bundled net: the net itself (``.onnx``) and beside it the card (``.json``) that describes it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from sirekap_desktop.errors import SirekapError


def load_card(
    net: Path, classes: tuple[str, ...], shape: tuple[int, ...], refusal: type[SirekapError]
) -> dict[str, Any]:
    """Return the card of a net, after checking that it describes this very net.

    Args:
        net: The net's file; the card lies beside it.
        classes: What the program takes the net's answers for.
        shape: Of one input, without the batch.
        refusal: What is raised where a file is missing, or the net isn't the one that the card was written for.
    """
    card_path = net.with_suffix(".json")
    for file in (net, card_path):
        if not file.is_file():
            raise refusal("reading.net_missing", name=file.name)
    card: dict[str, Any] = json.loads(card_path.read_text(encoding="utf-8"))
    same_net = hashlib.sha256(net.read_bytes()).hexdigest() == card["sha256"]
    if not same_net or tuple(card["classes"]) != classes or tuple(card["input"]) != shape:
        raise refusal("reading.net_changed", name=net.name)
    return card
