"""What a missing or unidentified person's record lacks: told once, thirty days after entry, to its agency."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from leads.hotfiles.lacking import lacking, tell_of_lacking
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.mail.models import Kept
from leads.switch import housekeeping
from tests.makers import NOW, make_agency, make_device, make_record

pytestmark = pytest.mark.django_db
THEN = NOW - timedelta(days=30)
INSTANT = timedelta(microseconds=1)
WHOLE = {"BLT": "OPOS", "DCH": "01-X", "FPC": "NA", "JWT": "RI", "SMT": "TAT R ARM"}


def missing(**facts: Any) -> Record:
    usual = {"file": "missing_person", "key": "EMO", "values": {"NAM": "DOE, JANE", "BLT": "OPOS"}, "entered_at": THEN}
    return make_record(**{**usual, **facts})


def test_its_agency_is_told_once_what_is_empty() -> None:
    record = missing()
    device, other = make_device(record.agency), make_device(make_agency("IL1990200"))
    assert [tell_of_lacking(NOW - INSTANT, {}), tell_of_lacking(NOW, {}), tell_of_lacking(NOW, {})] == [0, 1, 0]
    said = Kept.objects.get(device_id=device.pk)
    assert "dental chart (DCH), fingerprints (FPC), jewelry, kind (JWT), scars, marks, tattoos (SMT)" in said.text
    assert "blood" not in said.text
    assert "DOE" not in said.text
    assert said.data == {"records": [record.number]}
    assert not Kept.objects.filter(device_id=other.pk).exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"values": WHOLE},
        {"state": "cleared", "ended_at": NOW},
        {"file": "wanted_person", "key": "EW"},
        {"held_back": True, "unconfirmed_since": NOW, "keys": ()},
    ],
)
def test_what_lacks_nothing_has_ended_or_is_of_no_missing_person_is_not_told(facts: dict[str, Any]) -> None:
    missing(**facts)
    assert tell_of_lacking(NOW, {}) == 0
    assert not Kept.objects.exists()


def test_it_is_asked_of_unidentified_persons_too_and_of_no_other_file() -> None:
    assert {file.name for file in FILES.values() if file.asked_for_later} == {"missing_person", "unidentified_person"}
    assert all(set(file.asked_for_later) <= set(file.by_code) for file in FILES.values())
    assert lacking(missing(file="unidentified_person", key="EUD", values={"FPC": "NA", "SMT": "X"})) == [
        "BLT",
        "DCH",
        "JWT",
    ]


def test_the_state_asks_sooner_and_more_come_in_turns() -> None:
    for _ in range(3):
        missing(entered_at=NOW - timedelta(days=10))
    assert tell_of_lacking(NOW, {"missing.lacking_days": 10}, most=2) == 2
    assert tell_of_lacking(NOW, {"missing.lacking_days": 10}) == 1


def test_housekeeping_does_it(tmp_path: Path) -> None:
    missing()
    [duty] = [act for name, _, act in housekeeping.DUTIES if name == "tell what records of missing persons lack"]
    duty(tmp_path, NOW)
    assert Record.objects.get().lacks_told_at == NOW
