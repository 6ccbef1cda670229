"""`leads suspend` and `leads lift` as typed: proven, whole, told to the terminals; a no leaves a ledger line."""

from pathlib import Path

import pytest
from django.conf import settings
from typer.testing import CliRunner

from leads.__main__ import application
from leads.agencies.models import Suspension
from leads.commands import suspend as commands
from leads.commands.who import machine_account
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.oversight.models import SuspensionOrder
from leads.oversight.notified import notified
from leads.people.models import MachineAccount
from leads.rules.refused import Refused
from tests.makers import NOW, make_agency, make_device, make_director, make_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leads(monkeypatch: pytest.MonkeyPatch):
    """Types a command in this process, on this worker's database."""

    class Open:
        def __init__(self, data: Path | None) -> None: ...

        def __enter__(self) -> None: ...

        def __exit__(self, *why: object) -> None: ...

    monkeypatch.setattr(commands, "ready", Open)

    def type_(*words: str, typed: str = ""):
        done = CliRunner().invoke(application([*words]), [*words], input=typed)
        if isinstance(done.exception, Refused):
            raise done.exception
        return done

    return type_


def in_ten_days() -> str:
    """A day that the law allows from the database's clock, whatever day it is."""
    from leads.rules.days import illinois_day
    from leads.rules.section_110_sanctions import latest_hearing_date
    from leads.switch.housekeeping import database_now

    return latest_hearing_date(illinois_day(database_now())).isoformat()


def order(*more: str) -> list[str]:
    words = ["suspend", "IL1990100", "--service", "files.inquire", "--violation", "1240.80(c)=Sold data.", "--ground"]
    return [*words, "integrity", "--hearing", in_ten_days(), *more]


def test_in_a_fictional_state_the_directors_name_is_enough(leads, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "LEADS_DEMO", True)
    device, gone = make_device(make_agency()), make_device(make_agency())
    gone.withdrawn_at = gone.approved_at
    gone.save()
    make_director()
    said = leads(*order("--as", "director.vane", "--notice", str(tmp_path / "notice.pdf")))
    assert said.exit_code == 0, said.output
    [number] = SuspensionOrder.objects.values_list("number", flat=True)
    assert said.output.startswith(f"{number}: files.inquire of Example City Police Department IL1990100 suspended.")
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF-")
    [kept] = Kept.objects.all()
    assert (kept.device_id, kept.outcome, kept.data["order"]) == (device.pk, "notice", number)

    assert "nobody there was told" not in said.output
    said = leads("lift", number, "--for", "emergency", "--why", "Flood.", "--as", "director.vane")
    assert said.exit_code == 0, said.output
    assert not Suspension.objects.filter(lifted_at=None).exists()
    assert Kept.objects.count() == 2


def test_that_the_notice_was_served_is_recorded(leads, monkeypatch) -> None:
    monkeypatch.setattr(settings, "LEADS_DEMO", True)
    make_agency()
    make_director()
    said = leads(*order("--as", "director.vane"))
    [made] = SuspensionOrder.objects.all()
    assert f"leads served {made.number} --to NAME" in said.output
    served = ["served", made.number, "--to", "Chief Rosa Ames", "--how", "hand", "--as", "director.vane"]
    assert leads(*served).output == f"{made.number}: recorded as served on Chief Rosa Ames.\n"
    leads(*served, "--at", made.ordered_at.isoformat())
    assert [one.who for one in notified(made)] == ["Chief Rosa Ames"] * 2
    for at in ("yesterday", "2026-11-23T11:20", "2000-01-01T00:00-06:00"):
        with pytest.raises(Refused) as no:
            leads(*served, "--at", at)
        assert no.value.code == "served-when"


def test_a_lifting_says_what_another_order_keeps(leads, monkeypatch) -> None:
    monkeypatch.setattr(settings, "LEADS_DEMO", True)
    make_agency()
    make_director()
    for _ in range(2):
        leads(*order("--as", "director.vane"))
    first, second = SuspensionOrder.objects.order_by("number")
    said = leads("lift", first.number, "--for", "emergency", "--why", "Flood.", "--as", "director.vane").output
    assert f"has back: nothing. Still suspended by {second.number}: files.inquire." in said


def test_elsewhere_password_and_code_are_asked_for(leads) -> None:
    make_agency()
    MachineAccount.objects.create(account=machine_account(), person=make_director(), since=NOW)
    with pytest.raises(Refused) as no:
        leads(*order("--as", "director.vane"), typed="wrong\n000000\n")
    assert no.value.code == "not-proven"
    assert not Suspension.objects.exists()


def test_a_no_leaves_a_line_and_nothing_else(leads, monkeypatch) -> None:
    monkeypatch.setattr(settings, "LEADS_DEMO", True)
    make_person(make_agency(), "chief.ames", office="head")
    with pytest.raises(Refused) as no:
        leads(*order("--as", "chief.ames"))
    assert no.value.code == "not-in-office"
    line = Line.objects.get()
    assert (line.event, line.by, line.outcome, line.clause) == (
        "oversight:suspension:refused",
        "chief.ames",
        "refused",
        "1240.110(c)",
    )
    assert not Suspension.objects.exists()
    assert not Kept.objects.exists()


def test_where_nobody_could_be_told_the_director_is(leads, monkeypatch) -> None:
    monkeypatch.setattr(settings, "LEADS_DEMO", True)
    make_agency()
    make_director()
    assert "no device connected: nobody there was told" in leads(*order("--as", "director.vane")).output


def test_an_unknown_agency_or_order_is_a_no(leads, monkeypatch) -> None:
    monkeypatch.setattr(settings, "LEADS_DEMO", True)
    make_director()
    with pytest.raises(Refused) as no:
        leads(*order("--as", "director.vane"))
    assert no.value.code == "no-such-agency"
    with pytest.raises(Refused) as no:
        leads("lift", "S-2026-0001", "--for", "emergency", "--why", "x", "--as", "director.vane")
    assert no.value.code == "no-such-order"
