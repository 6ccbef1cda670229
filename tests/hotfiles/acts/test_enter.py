"""An entry is kept whole, with its history and its ledger line."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from leads.hotfiles.models import Record, RecordChange
from leads.ledger.models import Line
from leads.people.models import Person
from tests.hotfiles.acts.entered import enter, keys, keys_it_should_have, line
from tests.hotfiles.keeping import STOLEN, WANTED, no, send
from tests.makers import NOW, make_record

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def test_an_entry_is_kept_whole(ames: Person) -> None:
    done = send("EV", {**STOLEN, "FKD": "202611210930"}, ames)
    record = Record.objects.get()
    assert (done.outcome, done.record.pk, done.look_back) == ("entered", record.pk, True)
    assert record.values == {code: STOLEN[code] for code in STOLEN if code not in ("OCA", "SUP", "SUD")} | {"MKE": "EV"}
    assert (record.case_number, record.support, record.support_at) == (
        "26-000123",
        "DOCUMENT",
        "RECORDS DESK 217-555-0140",
    )
    assert (record.state, record.agency, record.entered_by, record.entered_at) == ("active", ames.agency, ames, NOW)
    assert (record.checked_at, record.validated_at, record.looked_back_at) == (None, None, None)
    assert record.facts_known_at == datetime(2026, 11, 21, 15, 30, tzinfo=UTC), "the agency's time, kept in UTC"
    assert keys(record) == keys_it_should_have(record)
    assert f"#:{record.number}" in keys(record)


def test_an_entry_has_its_history_and_its_ledger_line(ames: Person) -> None:
    record = enter(ames)
    change = RecordChange.objects.get()
    assert (change.act, change.by, change.at, change.values) == ("enter", ames, NOW, record.values)
    written = line("hotfiles:record:entered")
    assert (written.by, written.ori, written.device) == ("t.ames", "IL1990100", "SMP1")
    assert (written.subject, written.clause) == (f"record:{record.number}", "1240.60(a)(2)")


def test_a_number_says_its_file_and_is_never_a_national_one(ames: Person) -> None:
    first = enter(ames)
    second = send("EW", WANTED, ames).record
    assert (first.number[:3], second.number[:3]) == ("V99", "W99")
    assert len(first.number) == 10


@pytest.mark.parametrize(
    ("fkd", "now", "right"),
    [
        ("202603080230", datetime(2026, 3, 9, 12, tzinfo=UTC), "202603080330"),  # clocks went from 2:00 to 3:00
        ("202611231005", NOW, "202611231004"),  # a minute from now
    ],
)
def test_a_time_that_never_was_or_is_still_to_come_is_refused_and_the_cure_is_taken(
    fkd: str, now: datetime, right: str, ames: Person
) -> None:
    fields = {**STOLEN, "DOT": "20260301"}
    told = no("EV", {**fields, "FKD": fkd}, ames, now)
    assert (told.code, told.field, told.example) == ("no-such-time", "FKD", right)
    assert right in told.cure
    assert send("EV", {**fields, "FKD": right}, ames, now).outcome == "entered"


def test_a_time_that_was_twice_is_the_earlier_one_which_is_due_first(ames: Person) -> None:
    send("EV", {**STOLEN, "DOT": "20261030", "FKD": "202611010130"}, ames)
    assert Record.objects.get().facts_known_at == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("said", ["TELEPHONE", "telephone"])
def test_a_telephone_report_alone_supports_nothing(said: str, ames: Person) -> None:
    told = no("EV", {**STOLEN, "SUP": said}, ames)
    assert (told.code, told.clause, told.field) == ("telephone-only", "1240.60(a)(2)", "SUP")
    assert not Record.objects.exists()
    assert not Line.objects.exists()


def test_the_database_refuses_a_telephone_report_too(ames: Person) -> None:
    with pytest.raises(IntegrityError, match="a_record_is_supported_by_a_paper_that_is_at_hand"), transaction.atomic():
        make_record(entered_by=ames, support="TELEPHONE")


def test_an_entry_says_where_its_paper_is_at_hand(ames: Person) -> None:
    assert no("EV", {code: value for code, value in STOLEN.items() if code != "SUD"}, ames).field == "SUD"


A_WARRANT = {**WANTED, "SUP": "WARRANT"}


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (1, True)])
def test_a_warrant_is_late_from_the_instant_after_its_day(minutes: int, late: bool, ames: Person) -> None:
    """1240.60(a)(4): 24 elapsed hours after its facts were known, whatever day the warrant bears."""
    known = (NOW - DAY - timedelta(minutes=minutes)).astimezone(ZoneInfo("America/Chicago"))
    done = send("EW", {**A_WARRANT, "FKD": f"{known:%Y%m%d%H%M}"}, ames)
    assert Record.objects.get().entered_late is late
    assert any("stands as a finding, 1240.60(a)(4)" in one for one in done.warnings) is late


def test_an_emergency_that_kept_a_warrant_from_its_day_is_no_finding(ames: Person) -> None:
    done = send("EW", {**A_WARRANT, "FKD": "202611200900", "EMR": "Tornado, everyone out"}, ames)
    record = Record.objects.get()
    assert (record.entered_late, record.late_why) == (True, "Tornado, everyone out")
    assert "EMR" not in record.values
    assert not any("1240.60(a)(4)" in one for one in done.warnings)


def test_an_emergency_without_lateness_is_not_kept(ames: Person) -> None:
    send("EW", {**A_WARRANT, "FKD": "202611230900", "EMR": "Tornado"}, ames)
    assert (Record.objects.get().entered_late, Record.objects.get().late_why) == (False, "")


def test_a_warrant_that_does_not_say_when_its_facts_were_known_is_told_so(ames: Person) -> None:
    done = send("EW", A_WARRANT, ames)
    assert any("(FKD) was not sent" in one for one in done.warnings)
    assert not any("FKD" in one for one in send("EV", STOLEN, ames).warnings), "a car has no day of its own"


def test_only_a_warrant_has_a_day(ames: Person) -> None:
    send("EV", {**STOLEN, "FKD": "202601010900"}, ames)
    assert not Record.objects.get().entered_late


MISSING = {
    "NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W", "HGT": "509", "WGT": "165", "EYE": "BRO", "HAI": "BRO", "MNP": "MP",
    "DLC": "20261120", "OCA": "26-10411", "SUP": "INVESTIGATIVE REPORT", "SUD": "RECORDS DESK 217-555-0140",
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "more", "said"),
    [
        ("EMJ", {"DOB": "20121224"}, True),
        ("EMJ", {"DOB": "20121224", "FKD": "202611231000"}, False),
        ("EMO", {"DOB": "19881224"}, False),
    ],
)
def test_that_a_time_runs_and_nobody_says_since_when_is_told(
    ames: Person, key: str, more: dict[str, str], said: bool
) -> None:
    """A child's two hours: leaving FKD out is no way around them without a word."""
    done = send(key, {**MISSING, **more}, ames)
    assert any("(FKD) was not sent" in one for one in done.warnings) is said
