"""A message looked over before it is sent is told what the switch would say, and nothing is asked of any record."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from leads.hotfiles.look_over import Looked, look_over, meanings
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.rules.refused import Refused
from tests.hotfiles.keeping import STOLEN, WANTED, no, send
from tests.makers import NOW, make_person
from tests.registration.makers import OTHER_VIN, make_vehicle

ZONE = "America/Chicago"


def looked(key: str, fields: dict[str, str]) -> Looked:
    return look_over(MESSAGE_KEYS[key], list(fields.items()), ZONE, NOW)


def codes(found: Iterable[object]) -> list[tuple[str, str]]:
    return [(str(one.field), one.code) for one in found]  # type: ignore[attr-defined]


def test_what_the_switch_takes_has_no_problem() -> None:
    assert looked("EV", STOLEN).problems == ()
    assert looked("EW", WANTED).problems == ()


def test_every_field_that_is_wrong_or_missing_is_told_at_once() -> None:
    wrong = {**STOLEN, "LIS": "QQ"}
    del wrong["DOT"]
    assert codes(looked("EV", wrong).problems) == [("LIS", "field-wrong"), ("DOT", "field-missing")]


@pytest.mark.django_db
def test_registration_is_asked_where_the_door_writes_it_down_and_for_an_entry_alone() -> None:
    make_vehicle(vin=OTHER_VIN)
    asked: list[list[str]] = []

    def said(key: str, pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        return look_over(MESSAGE_KEYS[key], list(pairs), ZONE, NOW, asking=lambda by: asked.append(list(by))).doubts

    assert [one for one in said("EV", STOLEN.items()) if one not in looked("EV", STOLEN).doubts] == [
        "The plate is registered to another VIN than this. Read both again."
    ]
    assert asked == [["LIC", "VIN"]]
    assert said("MV", [("NIC", "V990000001"), ("OCA", "26-1"), ("VIN", "1M8GDM9AXKP042788")]) == ()
    said("EW", WANTED.items())  # names nothing that registration has
    said("EV", {**STOLEN, "LIS": "QQ"}.items())  # is not read
    assert len(asked) == 1


@pytest.mark.django_db
def test_where_registration_may_not_be_asked_that_is_said_and_nothing_of_it() -> None:
    make_vehicle(vin=OTHER_VIN)

    def never(by: object) -> None:
        raise Refused("too-many-records", "You have opened 150 records.", None, "Wait.")

    said = look_over(MESSAGE_KEYS["EV"], list(STOLEN.items()), ZONE, NOW, asking=never)
    plain = looked("EV", STOLEN)
    assert said == (plain.problems, (*plain.doubts, "Not held against registration. You have opened 150 records."))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"DOT": "20261201"},  # in the future
        {"VIN": "1M8GDM9AXKP042788", "VYR": "2031"},
        {"SUP": "TELEPHONE CALL"},
        {"FKD": "202611301200"},
        {"MIS": "SOC 123-45-6789"},
        {"LKI": "IL1990200"},  # without its case
    ],
    ids=str,
)
def test_it_says_what_the_act_itself_would(change: dict[str, str]) -> None:
    """One function for both: a form that reads well is not refused by an edit afterwards."""
    fields = {**STOLEN, **change}
    said = looked("EV", fields)
    person = make_person()
    if said.problems:
        assert str(no("EV", fields, person)) == str(said.problems[0])
    else:
        assert set(said.doubts) <= set(send("EV", fields, person).warnings)


def test_doubts_are_told_before_it_is_sent() -> None:
    assert looked("EV", {**STOLEN, "VMA": "ZZQQ"}).doubts


def test_of_a_modify_the_fields_are_read_and_nothing_more() -> None:
    assert looked("MV", {"NIC": "V990000001", "OCA": "26-1", "VCO": "RED"}).problems == ()
    assert codes(looked("MV", {"NIC": "V990000001", "OCA": "26-1", "VCO": "QQQ"}).problems) == [("VCO", "field-wrong")]


def meant(key: str, **fields: str) -> dict[str, str]:
    return dict(meanings(MESSAGE_KEYS[key], list(fields.items()), ZONE, NOW))


def test_codes_are_told_with_their_meaning_as_their_own_file_means_them() -> None:
    assert meant("EV", LIS="IL", VCO="whi/blu", VIN="1") == {"LIS": "Illinois", "VCO": "White, Blue"}
    assert meant("EG", TYP="PR") == {"TYP": "Pistol, revolver"}
    assert "TYP" not in meant("EA", TYP="PR")


def test_several_codes_are_told_each_and_what_is_no_code_not_at_all() -> None:
    assert meant("EW", CMC="0070")["CMC"].count(", ") >= 1
    assert meant("EW", SMT="TAT R ARM; QQQ", RAC="Q") == {}
    assert meant("EV", VMA="SOMETHING ELSE") == {}
