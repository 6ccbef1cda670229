"""A supplement adds to what a record has; its counterpart takes off what came so, and any value of a list."""

from datetime import timedelta

import pytest

from leads.hotfiles.additions import additions_of
from leads.hotfiles.duties import open_duty
from leads.hotfiles.models import Duty, Record, RecordAddition, RecordChange
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.hotfiles.second_check import makers_of
from leads.people.models import Person
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.acts.entered import keys, keys_it_should_have, line
from tests.hotfiles.files import (
    test_gang_member,
    test_missing_person,
    test_protection_order,
    test_sex_offender,
    test_supervised_release,
    test_unidentified_person,
    test_violent_person,
)
from tests.hotfiles.keeping import WANTED, no, send
from tests.makers import NOW, actor, make_person
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
JANE = {**WANTED, "AKA": "ROE, JANE", "SMT": "TAT R ARM", "MNU": "PP-123456789"}
PERSON = {"AKA": 99, "SMT": 9, "MNU": 9, "DOB": 9, "SOC": 9}
WHOLE = {
    **JANE, "SOC": "666123456", "OLN": "D1234", "OLS": "IL", "OLY": "NX",
    "LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC",
}  # fmt: skip
MORE = {"AKA": "MARLOWE, TESS; POE, JO", "SMT": "SC FHD", "MNU": "AR-4711"}


def enter(by: Person, **fields: str) -> Record:
    return send("EW", {**JANE, **fields}, by).record


def meant(record: Record) -> dict[str, str]:
    return {"NIC": record.number, "NAM": "DOE, JANE Q", "OCA": record.case_number}


def test_what_is_added_stands_behind_what_was_there_and_is_found(ames: Person) -> None:
    record = enter(ames)
    old = keys(record)
    done = send("EN", {**meant(record), **MORE}, ames, LATER)
    record.refresh_from_db()
    assert (done.outcome, done.look_back, record.looked_back_at, record.changed_at) == ("modified", True, None, LATER)
    said = {code: record.values[code] for code in MORE}
    assert said == {code: f"{JANE[code]}; {more}" for code, more in MORE.items()}, "the entry comes first"
    assert not additions_of(record), "values of a list stand in it, and none beside"
    assert old < keys(record) == keys_it_should_have(record)
    added = "AKA: added MARLOWE, TESS; POE, JO", "SMT: added SC FHD", "MNU: added AR-4711"
    assert {one.words for one in done.changes} == set(added)
    assert line("hotfiles:record:modified").data == {"fields": ["AKA", "MNU", "SMT"], "key": "EN"}


def test_what_is_taken_off_leaves_the_record_and_the_others(ames: Person) -> None:
    record = enter(ames)
    entered, first = keys(record), dict(record.values)
    send("EN", {**meant(record), **MORE}, ames, LATER)
    done = send("XN", {**meant(record), **MORE}, ames, LATER)
    record.refresh_from_db()
    assert (done.outcome, done.look_back, record.state) == ("modified", True, "active")
    assert (record.values, keys(record)) == (first, entered)
    assert not additions_of(record)


def test_a_value_of_a_list_goes_however_it_came(ames: Person) -> None:
    """Whoever is asked to take a name off knows the name, and not by which message it came."""
    record = enter(ames)
    send("MW", {**meant(record), "AKA": "+POE, JO"}, ames, LATER)
    send("EN", {**meant(record), "AKA": "MARLOWE, TESS"}, ames, LATER)
    for name, left in (("ROE, JANE", "POE, JO; MARLOWE, TESS"), ("POE, JO", "MARLOWE, TESS"), ("MARLOWE, TESS", None)):
        done = send("XN", {**meant(record), "AKA": name}, ames, LATER)
        assert [one.words for one in done.changes] == [f"AKA: taken off {name}"]
        record.refresh_from_db()
        assert record.values.get("AKA") == left
        assert keys(record) == keys_it_should_have(record)
    assert RecordAddition.objects.filter(kind="AKA", taken_off_at=LATER, taken_off_by=ames).count() == 3
    steps = RecordChange.objects.order_by("id")
    assert [one.values.get("AKA", "").count(",") for one in steps] == [1, 2, 3, 2, 1, 0]


def test_a_list_that_the_entry_needs_is_not_emptied() -> None:
    """An order without a condition forbids nothing, by whichever message its last one would go."""
    exchange, ours = Exchange("test", look_back=lambda records, now: None), sign_on()
    number = ask(exchange, ours, "EPO", test_protection_order.SENT).data["record"]
    record = Record.objects.get(number=number)
    which = f"NIC/{number}.NAM/{record.values['NAM']}.OCA/{record.case_number}"
    assert record.values["PCO"] == "01; 07"
    for key, sent in (("XNPO", "PCO/01; 07"), ("MPO", "PCO/-01; 07")):
        told = ask(exchange, ours, key, f"{which}.{sent}")
        assert (told.outcome, "what the order forbids" in told.text) == ("refused", True), told.text
    assert Record.objects.get(number=number).values["PCO"] == "01; 07"
    assert ask(exchange, ours, "XNPO", f"{which}.PCO/07").outcome == "modified"
    assert Record.objects.get(number=number).values["PCO"] == "01"


def test_whoever_changed_lists_is_no_second_party_and_the_check_is_due_anew(ames: Person) -> None:
    record, changer = enter(ames), make_person()
    for key in ("EN", "XN"):
        Record.objects.update(checked_by=make_person(), checked_at=NOW, check_items=[{"code": "NAM"}])
        send(key, {**meant(record), "DOB": "19700315"}, changer, LATER)
        record.refresh_from_db()
        assert (record.checked_by, record.checked_at, record.check_from) == (None, None, LATER)
        assert makers_of([record])[record.pk] == {ames.pk, changer.pk}
    steps = list(RecordChange.objects.order_by("id").values_list("act", "why"))
    assert steps == [("enter", ""), ("modify", "supplement, EN"), ("modify", "take off, XN")]


def test_word_that_a_record_is_wrong_is_answered_as_by_a_modify(ames: Person, other: Person) -> None:
    record = enter(ames)
    for kind in ("correct", "cancel"):
        facts = {"by": actor(other), "now": NOW, "numbers": {}, "field": "AKA" if kind == "correct" else ""}
        open_duty(record, kind, "agency", why="She is POE now.", **facts)  # type: ignore[arg-type]
    send("EN", {**meant(record), "DOB": "19700315"}, ames, LATER)
    assert not Duty.objects.exclude(ended_at=None).exists(), "nobody said that her birth date was wrong"
    send("EN", {**meant(record), "AKA": "POE, JO"}, ames, LATER)
    assert {one.kind: one.ended_how for one in Duty.objects.all()} == {"correct": "modified", "cancel": ""}


@pytest.mark.parametrize(
    ("key", "sent", "code", "field"),
    [
        ("EN", {"AKA": "ROE, JANE"}, "already-on-the-record", "AKA"),
        ("EN", {"AKA": "POE, JO; POE, JO"}, "already-on-the-record", "AKA"),
        ("EN", {"DOB": "19881224"}, "already-on-the-record", "DOB"),
        ("EN", {"DOB": "19700315; 19700315"}, "already-on-the-record", "DOB"),
        ("EN", {"DOB": "20271224"}, "field-wrong", "DOB"),
        ("EN", {"SOC": "666123499"}, "nothing-to-add-to", "SOC"),
        ("EN", {"OLN": "D1", "OLS": "IL"}, "set-missing", "OLY"),
        ("EN", {"AKA": "POE, JO", "OLY": "2030"}, "set-missing", "OLN"),
        ("EN", {"AKA": "POE, JO", "VCO": "BLU"}, "set-missing", "LIC"),
        ("EN", {"SMT": "NOTHING"}, "field-wrong", "SMT"),
        ("EN", {"AKA": "+POE, JO"}, "field-wrong", "AKA"),
        ("EN", {"AKA": "-ROE, JANE"}, "field-wrong", "AKA"),
        ("EN", {"EYE": "BLU"}, "field-unknown", "EYE"),
        ("EN", {}, "set-missing", "AKA"),
        ("EN", {"AKA": "POE, JO", "NAM": "DOE, JANE"}, "does-not-fit", "NAM"),
        ("EN", {"AKA": "POE, JO", "OCA": "26-1"}, "does-not-fit", "OCA"),
        ("EMN", {"AKA": "POE, JO"}, "not-on-file", "NIC"),
        ("XN", {"AKA": "POE, JO"}, "not-on-the-record", "AKA"),
        ("XN", {"DOB": "19881224"}, "not-by-supplement", "DOB"),
        ("XN", {"DOB": "19700315"}, "not-on-the-record", "DOB"),
    ],
)  # fmt: skip
def test_what_is_not_done(ames: Person, key: str, sent: dict[str, str], code: str, field: str) -> None:
    record = enter(ames)
    before = Record.objects.values().get()
    told = no(key, {**meant(record), **sent}, ames, LATER)
    assert (told.code, told.field) == (code, field)
    assert Record.objects.values().get() == before


@pytest.mark.parametrize("missing", ["NIC", "NAM", "OCA"])
def test_number_name_and_case_say_together_which_record_is_meant(ames: Person, missing: str) -> None:
    known = {code: value for code, value in meant(enter(ames)).items() if code != missing}
    assert no("EN", {**known, "AKA": "POE, JO"}, ames).code == "field-missing"


def test_an_empty_field_is_filled_by_modify(ames: Person) -> None:
    record = send("EW", WANTED, ames).record
    for code, value in {"AKA": "POE, JO", "SMT": "SC FHD", "MNU": "AR-4711", "SOC": "666123499"}.items():
        told = no("EN", {**meant(record), code: value}, ames)
        sent = code if code == "SOC" else f"{code}/{value}"  # a secret number is not said again
        assert (told.code, told.field, told.cure) == ("nothing-to-add-to", code, f"Fill it with MW: {sent}.")
        assert no("XN", {**meant(record), code: value}, ames).code == "not-on-the-record"


def test_nobody_else_adds_or_takes_off_and_nothing_is_added_to_what_has_ended(ames: Person, other: Person) -> None:
    record = enter(ames)
    for key in ("EN", "XN"):
        assert no(key, {**meant(record), "AKA": "ROE, JANE"}, other).code == "not-your-record"
    send("XW", meant(record), ames)
    for key in ("EN", "XN"):
        assert no(key, {**meant(record), "AKA": "ROE, JANE"}, ames).code == "already-ended"


def test_what_was_held_back_is_looked_at_before_anything_is_added(ames: Person) -> None:
    record = enter(ames)
    Record.objects.update(held_back=True, unconfirmed_since=NOW)
    assert no("EN", {**meant(record), "AKA": "POE, JO"}, ames).code == "held-back"


def test_what_the_entry_says_stays_as_long_as_others_stand_beside_it(ames: Person) -> None:
    """Else a name alone would find the record, and say that it has no birth date."""
    record = send("EW", {**JANE, "SOC": "666123456"}, ames).record
    send("EN", {**meant(record), "DOB": "19700315"}, ames)
    told = no("MW", {**meant(record), "DEL": "DOB"}, ames)
    assert (told.code, told.field, "XN" in told.cure) == ("stands-beside-others", "DOB", True)
    send("XN", {**meant(record), "DOB": "19700315"}, ames)
    assert send("MW", {**meant(record), "DEL": "DOB"}, ames).outcome == "modified"


def test_a_modify_leaves_what_was_added_and_its_keys(ames: Person) -> None:
    record = enter(ames)
    send("EN", {**meant(record), "DOB": "19700315", "AKA": "MARLOWE, TESS"}, ames)
    added = additions_of(record)
    send("MW", {**meant(record), "DOB": "19881225"}, ames, LATER)
    record.refresh_from_db()
    assert (additions_of(record), len(added)) == (added, 1)
    assert record.values["AKA"] == "ROE, JANE; MARLOWE, TESS"
    assert keys(record) == keys_it_should_have(record)


def test_aliases_up_to_ninety_nine_beside_those_of_the_entry(ames: Person) -> None:
    record = enter(ames)
    names = [f"ROE, J{one}{other}" for one in "ABCDEFGHIJ" for other in "ABCDEFGHIJ"]
    send("EN", {**meant(record), "AKA": "; ".join(names[:99])}, ames)
    told = no("EN", {**meant(record), "AKA": names[99]}, ames)
    assert (told.code, "takes 99" in told.sentence, told.cure) == (
        "list-full",
        True,
        "Take off first what does not hold any more.",
    )
    record.refresh_from_db()
    assert keys(record) == keys_it_should_have(record)


@pytest.mark.parametrize("code", ["DOB", "SOC", "MNU"])
def test_nine_more_of_any_other_field(ames: Person, code: str) -> None:
    record = send("EW", {**JANE, "SOC": "666123456"}, ames).record
    values = {
        "DOB": [f"1970010{one}" for one in range(1, 10)] + ["19700201"],
        "SOC": [f"66612340{one}" for one in range(10)],
        "MNU": [f"AR-{one}" for one in range(100, 110)],
    }[code]
    send("EN", {**meant(record), code: "; ".join(values[:9])}, ames)
    assert no("EN", {**meant(record), code: values[9]}, ames).code == "list-full"
    send("XN", {**meant(record), code: values[0]}, ames)
    assert send("EN", {**meant(record), code: values[9]}, ames).outcome == "modified"


def test_a_number_is_given_once_even_when_what_had_it_is_gone(ames: Person) -> None:
    record = enter(ames)
    for born in ("19700315", "19710315"):
        send("EN", {**meant(record), "DOB": born}, ames)
        send("XN", {**meant(record), "DOB": born}, ames)
    dates = RecordAddition.objects.filter(kind="birth date").order_by("id")
    assert list(dates.values_list("number", flat=True)) == [1, 2]


def test_whoever_enters_somebody_twice_is_told_also_where_what_they_share_was_added(ames: Person) -> None:
    record = enter(ames)
    send("EN", {**meant(record), "DOB": "19700315"}, ames)
    again = {**WANTED, "DOB": "19700315", "OCA": "26-2"}
    assert no("EW", again, ames).code == "on-file"
    other = send("EW", {**again, "DOB": "19710315"}, ames).record
    assert no("EN", {**meant(other), "DOB": "19700315"}, ames).code == "on-file"
    assert not additions_of(other)


@pytest.mark.parametrize(
    ("entry", "sent", "adds", "modifies", "lists"),
    [
        ("EMJ", test_missing_person.SENT.format(born="20121224"), "MN", "MM", PERSON | {"SMT": 19}),
        ("EUD", test_unidentified_person.SENT, "UN", "MU", {"SMT": 19}),
        ("EXS", test_sex_offender.SENT, "XSN", "MXS", PERSON),
        ("EGM", test_gang_member.SENT, "GMN", "MGM", PERSON),
        ("EC", test_supervised_release.SENT, "CN", "MC", PERSON),
        ("EVP", test_violent_person.SENT, "VPN", "MVP", PERSON),
        ("EPO", test_protection_order.SENT, "NPO", "MPO", PERSON | {"PCO": 9}),
    ],
)
def test_each_file_of_persons_takes_them(
    entry: str, sent: str, adds: str, modifies: str, lists: dict[str, int]
) -> None:
    exchange, ours = Exchange("test", look_back=lambda records, now: None), sign_on()
    number = ask(exchange, ours, entry, sent).data["record"]
    record = Record.objects.get(number=number)
    known = {**record.values, "NIC": number, "OCA": record.case_number}
    which = ".".join(f"{code}/{known[code]}" for code in ("NIC", "NAM", "OCA") if code in known)
    changed = {use.field.code: use.field.many for use in MESSAGE_KEYS[f"E{adds}"].uses if use.field.many > 1}
    assert changed == lists
    if "SMT" not in record.values:
        assert f"Fill it with {modifies}" in ask(exchange, ours, f"E{adds}", f"{which}.SMT/SC FHD").text
        assert ask(exchange, ours, modifies, f"{which}.SMT/TAT R ARM").outcome == "modified"
    assert ask(exchange, ours, f"E{adds}", f"{which}.SMT/SC FHD").outcome == "modified"
    record.refresh_from_db()
    assert record.values["SMT"].endswith("; SC FHD")
    assert ask(exchange, ours, f"X{adds}", f"{which}.SMT/SC FHD").outcome == "modified"
    record.refresh_from_db()
    assert ("SC FHD" in record.values["SMT"], record.state) == (False, "active")


@pytest.mark.parametrize(
    ("added", "asked"),
    [
        ("AKA/MARLOWE, TESS", "NAM/MARLOWE, TESS.DOB/19881224"),
        ("MNU/AR-4711", "MNU/AR-4711"),
        ("DOB/19700315", "NAM/DOE, JANE Q.DOB/19700315"),
        ("DOB/19700315", "NAM/ROE, JANE.DOB/19700315"),
        ("SOC/666998888", "SOC/666998888"),
        ("OLN/D999999.OLS/WI.OLY/2030", "OLN/D999999.OLS/WI"),
        ("LIC/TST9999.LIS/IL.LIY/2030.LIT/PC", "LIC/TST9999"),
        ("VIN/1M8GDM9AXKP042788.VYR/1989.VMA/CHEV.VMO/CAV.VST/4D", "VIN/1M8GDM9AXKP042788"),
    ],
)
def test_another_agency_hits_on_what_was_added_and_no_longer_on_what_was_taken_off(added: str, asked: str) -> None:
    exchange = Exchange("test", look_back=lambda records, now: None)
    ours, theirs = sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    number = ask(exchange, ours, "EW", ".".join(f"{code}/{value}" for code, value in WHOLE.items())).data["record"]
    which = f"NIC/{number}.NAM/DOE, JANE Q.OCA/26-10411"
    assert ask(exchange, theirs, "QW", asked).outcome == "no record"
    assert ask(exchange, ours, "EN", f"{which}.{added}").outcome == "modified"
    [hit] = ask(exchange, theirs, "QW", asked).data["hits"]
    assert hit["record"] == number
    assert ask(exchange, ours, "XN", f"{which}.{added}").outcome == "modified"
    assert ask(exchange, theirs, "QW", asked).outcome == "no record"
