"""The steps of a TPS before its lock: which TPS it is, every field decided, agreed by the plenary."""

from __future__ import annotations

from sirekap_desktop.recap.change import tps_change
from sirekap_desktop.recap.errors import NotAllowed
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.recap.views import TpsSheet

BEFORE_VERIFIED = (TpsState.KOSONG, TpsState.DIIMPOR, TpsState.TERBACA, TpsState.DIBUKA_KEMBALI)


def confirm_identity(office: Office, pemilihan: str, tps: str, *, version: int) -> TpsSheet:
    """Record that a person saw on the papers that they are of this TPS; a page that comes later asks again.

    Raises:
        StaleVersion, Locked, UnknownObject, DatabaseError: As ``change.tps_change``.
    """
    with tps_change(office, pemilihan, tps, version) as change:
        change.hasil.identity_by, change.hasil.identity_at = change.stamp.by, change.stamp.moment
        pages = {"pages": [page.scan_sha256 + f":{page.page_index}" for page in change.sheet.pages]}
        change.log("identity.confirm", "hasil_tps", after=pages)
    return change.sheet


def mark_verified(office: Office, pemilihan: str, tps: str, *, version: int) -> TpsSheet:
    """State that a person has decided every field (rule T13: an empty field is no number).

    Raises:
        NotAllowed: If the identity is not confirmed, a field is not decided, or the TPS stands elsewhere.
        StaleVersion, Locked, UnknownObject, DatabaseError: As ``change.tps_change``.
    """
    with tps_change(office, pemilihan, tps, version) as change:
        sheet = change.sheet
        if sheet.state not in BEFORE_VERIFIED:
            raise NotAllowed("recap.already_verified", kode=tps)
        if not sheet.identity_confirmed:
            raise NotAllowed("recap.identity_first", kode=tps)
        waiting = [field for field in sheet.fields if not field.is_decided]
        if waiting:
            raise NotAllowed("recap.undecided", kode=tps, count=len(waiting), label=waiting[0].label)
        change.hasil.state = TpsState.DIVERIFIKASI
        change.log("verify", "hasil_tps", before={"state": sheet.state}, after={"state": TpsState.DIVERIFIKASI})
    return change.sheet


def agree(office: Office, pemilihan: str, tps: str, *, version: int) -> TpsSheet:
    """State that the plenary agreed after the reading aloud.

    Raises:
        NotAllowed: If the TPS is not ``diverifikasi``.
        StaleVersion, Locked, UnknownObject, DatabaseError: As ``change.tps_change``.
    """
    with tps_change(office, pemilihan, tps, version) as change:
        if change.hasil.state != TpsState.DIVERIFIKASI:
            raise NotAllowed("recap.verify_first", kode=tps)
        change.hasil.state = TpsState.DISEPAKATI
        before, after = {"state": TpsState.DIVERIFIKASI}, {"state": TpsState.DISEPAKATI}
        change.log("agree", "hasil_tps", before=before, after=after)
    return change.sheet
