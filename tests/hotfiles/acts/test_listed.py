"""Notices of several records: each agency its own, with cases, none of them endless, and none left out."""

import pytest

from leads.hotfiles.acts.listed import tell_of, with_case
from leads.ledger.models import Line
from leads.mail.models import Kept
from tests.makers import NOW, make_agency, make_device, make_record

pytestmark = pytest.mark.django_db


def test_each_agency_is_told_of_its_own_in_notices_that_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leads.hotfiles.acts.listed.AT_MOST", 2)
    ours, theirs = make_agency(), make_agency("IL1990200", "Another")
    device, other = make_device(ours), make_device(theirs, "SMP2")
    records = [make_record(ours), make_record(theirs), make_record(ours), make_record(ours)]
    tell_of(records, "ARE GONE", "Look.", clause="1240.70(b)", now=NOW, of=with_case)
    said = list(Kept.objects.filter(device_id=device.pk).order_by("id"))
    a, _, b, c = (one.number for one in records)
    assert [one.data["records"] for one in said] == [[a, b], [c]]
    assert said[0].text == f"2 OF YOUR RECORDS ARE GONE.\n{a}, case 26-10411\n{b}, case 26-10411\nLook."
    assert Kept.objects.get(device_id=other.pk).data == {"records": [records[1].number]}


def test_an_agency_without_a_device_is_one_whom_nobody_told() -> None:
    tell_of([make_record()], "ARE GONE", "Look.", clause="1240.70(b)", now=NOW, of=with_case)
    assert Line.objects.get().event == "mail:notice:reached_nobody"
