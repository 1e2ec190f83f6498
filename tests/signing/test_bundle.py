"""Bundles: papers are checked where the office is not, and nothing in a bundle can be changed unseen."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from recap_office import DESA, drop_triggers, sql
from signing_office import KECAMATAN, KIND

from sirekap_desktop import papers
from sirekap_desktop.cli import run
from sirekap_desktop.documents.verification import Status
from sirekap_desktop.exchange.bundle_format import BundleRefused
from sirekap_desktop.exchange.bundle_reader import read_bundle
from sirekap_desktop.recap import aggregate
from sirekap_desktop.recap.digest import canonical_json, chained_hash, file_sha256
from sirekap_desktop.recap.states import Level

TABLE = f"tabel/PPWP/desa-{DESA[0]}.json"


@pytest.fixture
def bundle(office, signed, tmp_path):
    out = tmp_path / "bundel.zip"
    papers.write_bundle(office, out, files=True)
    return out


def members_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, members: dict[str, bytes], *, listed: bool = False) -> Path:
    """Write a bundle again; ``listed``: with a manifest that fits, as somebody who knows the format would."""
    import hashlib

    if listed:
        manifest = json.loads(members["manifest.json"])
        manifest["isi"] = {
            name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            for name, data in members.items()
            if name != "manifest.json"
        }
        members = members | {"manifest.json": canonical_json(manifest).encode()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def more_votes(data: bytes) -> bytes:
    content = json.loads(data)
    content["numbers"]["columns"][0]["values"]["suara_paslon_1"] += 1
    return canonical_json(content).encode()


def test_a_bundle_holds_every_locked_table_and_every_paper(office, signed, bundle):
    read = read_bundle(bundle)
    assert (read.kode, read.nama, read.practice) == (KECAMATAN, office.kecamatan.nama, False)
    assert len(read.tables) == 5 + 2 + 1
    for (pemilihan, level, kode), table in read.tables.items():
        own = aggregate.recap_table(office, pemilihan, level, kode)
        mine = (own.rows, own.columns, own.values, own.totals, own.digest, own.final, own.nama)
        assert (table.rows, table.columns, table.values, table.totals, table.digest, table.final, table.nama) == mine
    assert [(paper.path.name, paper.sha256) for paper in read.stored_documents()] == [("d.pdf", signed.sha256)]
    assert members_of(bundle)[f"dokumen/{signed.id:04}-d.pdf"] == signed.path.read_bytes()
    assert read.table("PPWP", Level.DESA, "1707999009") is None


def test_the_same_office_and_clock_give_the_same_bytes(office, signed, bundle, tmp_path):
    papers.write_bundle(office, tmp_path / "lagi.zip", files=True)
    assert (tmp_path / "lagi.zip").read_bytes() == bundle.read_bytes()
    with pytest.raises(BundleRefused, match="tidak ditimpa"):
        papers.write_bundle(office, bundle)


def test_a_paper_agrees_with_the_bundle_far_from_its_office(signed, bundle, tmp_path, capsys):
    away = tmp_path / "jauh"
    away.mkdir()
    (away / "d.pdf").write_bytes(signed.path.read_bytes())
    assert run(["verify", str(away / "d.pdf"), "--bundle", str(bundle)]) == 0
    said = capsys.readouterr().out
    assert "Pembanding: bundel bundel.zip" in said
    assert read_bundle(bundle).digest in said
    assert run(["verify", str(away / "d.pdf")]) == 3


def test_a_paper_of_another_office_does_not_agree(bundle, other_office):
    out = other_office.folder / "documents" / "d.pdf"
    other = papers.print_document(other_office, "PPWP", KIND, KECAMATAN, out)
    result = papers.verify_with_bundle(other.path, read_bundle(bundle))
    assert result.status is Status.DIFFER
    assert {"verify.number_differs", "verify.file_changed"} <= {f.message_id for f in result.findings}


def test_a_draft_of_what_is_locked_is_known_and_one_of_nothing_locked_is_not(half_office, bundle):
    out = half_office.folder / "documents" / "draf.pdf"
    draft = papers.print_document(half_office, "PPWP", KIND, KECAMATAN, out)
    result = papers.verify_with_bundle(draft.path, read_bundle(bundle))
    assert result.status is Status.DIFFER


@pytest.mark.parametrize("member", ["kunci.json", "dokumen.json", TABLE, "dokumen/0001-d.pdf"])
def test_a_member_that_was_changed_is_named(bundle, tmp_path, member):
    members = members_of(bundle)
    changed = members | {member: members[member] + b" "}
    with pytest.raises(BundleRefused, match=f"{member} berubah"):
        read_bundle(write(tmp_path / "x.zip", changed))


@pytest.mark.parametrize("member", ["manifest.json", "kunci.json", "dokumen.json", TABLE])
def test_a_member_that_is_missing_is_named(bundle, tmp_path, member):
    members = members_of(bundle)
    without = {name: data for name, data in members.items() if name != member}
    with pytest.raises(BundleRefused, match=f"{member} tidak ada"):
        read_bundle(write(tmp_path / "x.zip", without))
    if member != "manifest.json":
        with pytest.raises(BundleRefused, match=f"{member} tidak ada"):
            read_bundle(write(tmp_path / "y.zip", without, listed=True))


def test_a_member_that_was_added_is_named(bundle, tmp_path):
    more = members_of(bundle) | {"tabel/PPWP/desa-1.json": b"{}"}
    with pytest.raises(BundleRefused, match=r"desa-1\.json tidak tercatat"):
        read_bundle(write(tmp_path / "x.zip", more))
    with pytest.raises(BundleRefused, match=r"angka tabel/PPWP/desa-1\.json"):
        read_bundle(write(tmp_path / "y.zip", more, listed=True))


def test_numbers_changed_together_with_the_manifest_are_not_those_of_the_lock(bundle, tmp_path):
    members = members_of(bundle)
    forged = write(tmp_path / "x.zip", members | {TABLE: more_votes(members[TABLE])}, listed=True)
    with pytest.raises(BundleRefused, match=f"angka {TABLE} tidak sama dengan yang dikunci"):
        read_bundle(forged)


@pytest.mark.parametrize("rehashed", [False, True])
def test_a_lock_changed_together_with_its_table_breaks_the_chain(bundle, tmp_path, rehashed):
    members = members_of(bundle)
    locks = json.loads(members["kunci.json"])
    row = next(row for row in locks if row["kode"] == DESA[0])
    table = json.loads(more_votes(members[TABLE]))
    row["numbers"] = canonical_json(table["numbers"])
    if rehashed:
        from sirekap_desktop.recap.digest import canonical_digest

        row["digest"] = canonical_digest(table["numbers"])
        row["hash"] = chained_hash(row)
    changed = {TABLE: canonical_json(table).encode(), "kunci.json": canonical_json(locks).encode()}
    with pytest.raises(BundleRefused, match=r"kunci\.json, baris \d+: rantai kunci terputus"):
        read_bundle(write(tmp_path / "x.zip", members | changed, listed=True))


def test_damage_is_refused_with_the_member_named(bundle, tmp_path, capsys):
    data = bytearray(bundle.read_bytes())
    with zipfile.ZipFile(bundle) as archive:
        info = archive.getinfo("kunci.json")
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    data[at] ^= 0xFF
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(BundleRefused, match=r"kunci\.json rusak"):
        read_bundle(tmp_path / "x.zip")
    assert run(["verify", str(bundle), "--bundle", str(tmp_path / "x.zip")]) == 1
    assert "kunci.json rusak" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"bukan bundel"])
def test_what_is_no_bundle_is_refused(tmp_path, data):
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(BundleRefused, match="tidak dapat dibaca"):
        read_bundle(tmp_path / "x.zip")


@pytest.mark.parametrize("manifest", [b"{}", b"[", b'{"schema": "lain/1"}', b"[]"])
def test_a_manifest_of_another_kind_is_refused(bundle, tmp_path, manifest):
    with pytest.raises(BundleRefused, match=r"isi manifest\.json"):
        read_bundle(write(tmp_path / "x.zip", members_of(bundle) | {"manifest.json": manifest}))


def test_an_office_without_locks_or_with_other_numbers_gives_no_bundle(half_office, office, tmp_path):
    with pytest.raises(BundleRefused, match="Belum ada yang dikunci"):
        papers.write_bundle(half_office, tmp_path / "x.zip")
    drop_triggers(office)
    sql(office, "UPDATE isian SET value = value + 1 WHERE field = 'suara_sah'")
    with pytest.raises(BundleRefused, match="tidak sama dengan saat dikunci"):
        papers.write_bundle(office, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_a_paper_that_was_changed_does_not_go_along(office, signed, tmp_path):
    signed.path.write_bytes(signed.path.read_bytes() + b" ")
    with pytest.raises(BundleRefused, match=r"d\.pdf"):
        papers.write_bundle(office, tmp_path / "x.zip", files=True)
    papers.write_bundle(office, tmp_path / "x.zip")
    assert file_sha256(signed.path) not in str(read_bundle(tmp_path / "x.zip").papers)
