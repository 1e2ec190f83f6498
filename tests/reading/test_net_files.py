"""A net whose files are missing, changed or made for something else is refused."""

from __future__ import annotations

import hashlib
import json

import pytest

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.reading.net_files import load_card

CLASSES, SHAPE = ("0", "1", "?"), (1, 4, 5)


class Refused(SirekapError):
    pass


@pytest.fixture
def net(tmp_path):
    file = tmp_path / "net.onnx"
    file.write_bytes(b"weights")
    return file


def write_card(net, **other):
    card = {
        "classes": list(CLASSES),
        "input": list(SHAPE),
        "sha256": hashlib.sha256(b"weights").hexdigest(),
        "floor": 1,
    }
    net.with_suffix(".json").write_text(json.dumps(card | other), encoding="utf-8")


def test_the_card_of_this_net_is_read(net):
    write_card(net)
    assert load_card(net, CLASSES, SHAPE, Refused)["floor"] == 1


@pytest.mark.parametrize(
    "other", [{"classes": ["1", "0", "?"]}, {"input": [1, 5, 4]}, {"sha256": hashlib.sha256(b"others").hexdigest()}]
)
def test_a_card_of_another_net_is_refused(net, other):
    write_card(net, **other)
    with pytest.raises(Refused) as refusal:
        load_card(net, CLASSES, SHAPE, Refused)
    assert refusal.value.message_id == "reading.net_changed"


@pytest.mark.parametrize("missing", [".onnx", ".json"])
def test_a_missing_file_is_named(net, missing):
    write_card(net)
    net.with_suffix(missing).unlink()
    with pytest.raises(Refused) as refusal:
        load_card(net, CLASSES, SHAPE, Refused)
    assert refusal.value.message_id == "reading.net_missing"
    assert f"net{missing}" in str(refusal.value)
