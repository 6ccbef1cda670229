"""A sketch lets pass whoever the comparison finds, and hardly anybody else."""

from datetime import date
from random import Random

import pytest

from leads.bench.made_up import inquiry, persons
from leads.bench.names import persons as named
from leads.bench.planted import KINDS, of_kind
from leads.hotfiles.things.person.keys import NAME_KEYS, asked_name_keys, record_name_keys
from leads.hotfiles.things.person.names import parse
from leads.hotfiles.things.person.sift import sift
from leads.hotfiles.things.person.sketch import draw
from leads.hotfiles.things.person.with_vehicle import match

DAY = date(2026, 11, 23)
KNOWN = persons(1_500)
NAMED = named(800)
DOE = {"NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W", "DOB": "19881204"}


def passes(asked: dict[str, str], known: dict[str, str], **numbers: int) -> bool:
    return bool(sift(asked, numbers)([("W", *draw(known))]))


@pytest.mark.parametrize("slips", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("years", [0, 1])
def test_nobody_whom_the_comparison_finds_is_kept_back(slips: int, years: int) -> None:
    """All against all, with and without race and with years asked: the comparison is the judge."""
    rng = Random(slips)
    kept = refused = 0
    for number in range(12):
        asked = inquiry(KNOWN[rng.randrange(len(KNOWN))], slips, rng) | ({"RAC": "W"} if number % 2 else {})
        if years:
            asked["EBS"] = "1"
        passing = {one[-1] for one in sift(asked, {})([("W", *draw(one), at) for at, one in enumerate(KNOWN)])}
        for at, known in enumerate(KNOWN):
            passed = at in passing
            assert passed == (match(asked, known, DAY) is not None), (asked, known)
            kept, refused = kept + passed, refused + (not passed)
    assert kept < refused / 10


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_kept_back_whatever_the_error(kind: str) -> None:
    """People of the fictional state, asked for with one error of a kind, all against all, by the comparison."""
    for at, asked in of_kind(NAMED, kind, 6, Random(9)):
        passing = {one[-1] for one in sift(asked, {})([("W", *draw(one), at) for at, one in enumerate(NAMED)])}
        assert passing == {at for at, known in enumerate(NAMED) if match(asked, known, DAY) is not None}
        assert at in passing or kind == "swap and typing"  # that one is two errors


@pytest.mark.parametrize("beside", [{}, {"RAC": "W"}, {"EBS": "1"}])
def test_nobody_who_is_barely_found_is_kept_back(beside: dict[str, str]) -> None:
    """Each asked for with so many slips that about every second is no hit any more, by name or by alias."""
    rng = Random(7)
    found = 0
    for number in range(6_000):
        known = KNOWN[number % len(KNOWN)]
        asked = inquiry(known, rng.randrange(3, 9), rng) | beside
        if number % 4 == 0:
            known = known | {
                "NAM": "-".join(known["NAM"].rsplit(" ", 1)) if known["NAM"].count(" ") > 1 else known["NAM"]
            }
        if number % 3 == 0:
            known = known | {"NAM": KNOWN[rng.randrange(len(KNOWN))]["NAM"], "AKA": known["NAM"]}
        hit = match(asked, known, DAY) is not None
        assert passes(asked, known) == hit, (asked, known)
        found += hit
    assert 1_000 < found < 5_000


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ({"NAM": "ROE, JANE", "DOB": "19881204"}, {**DOE, "AKA": "LOE, ANN; ROE, JANE"}),  # found by an alias
        ({"NAM": "JANE, DOE", "DOB": "19881204"}, DOE),
        ({"NAM": "DOE, JANE", "DOB": "19880412"}, DOE),
        ({"NAM": "DOE, JANE", "DOB": "19700101"}, {"NAM": "DOE, JANE"}),  # no birth date, sex or race on record
        (
            {"NAM": "DOE, JANE", "DOB": "19881217"},
            {**DOE, "NAM": "DOE, MARY JANE"},
        ),  # a second given name, and another day
        ({"NAM": "SMITH, JAMES PAUL", "DOB": "19881205"}, {"NAM": "SMITH, JAMES-PAUL", "DOB": "19881204"}),
        ({"NAM": "MARYANN, DOELING", "DOB": "19881204"}, {**DOE, "NAM": "DOELING, MARY ANN"}),
        ({"NAM": "DOE, MAR YANN", "DOB": "19881205"}, {**DOE, "NAM": "DOE, MARY ANN"}),
        ({"NAM": "DOE, MARYANN", "DOB": "19881205"}, {**DOE, "NAM": "DOE, MARY-ANN"}),
        ({"NAM": "MARIA ELENA, GARCIA LOPEZ", "DOB": "19881204"}, {**DOE, "NAM": "GARCIA-LOPEZ, MARIA ELENA"}),
        ({"NAM": "DOE, JANE", "DOB": "19890101"}, {**DOE, "DOB": "19881231"}),
        ({"NAM": "DEL ROE, JANE", "DOB": "19881204"}, {**DOE, "NAM": "DELROE, JANE"}),
    ],
)
def test_a_hit_in_an_uncommon_way_passes(asked: dict[str, str], known: dict[str, str]) -> None:
    assert match(asked, known, DAY) is not None
    assert passes(asked, known)


@pytest.mark.parametrize(
    "asked",
    [
        {"NAM": "SMITH, BOB", "DOB": "19881204"},
        {"NAM": "DOE, JANE", "DOB": "19700101"},
        {"NAM": "DOE, JANE", "DOB": "19881204", "SEX": "M"},
    ],
)
def test_strangers_are_kept_back(asked: dict[str, str]) -> None:
    assert not passes(asked, DOE)


def test_what_is_not_asked_by_name_and_birth_date_is_always_read() -> None:
    assert passes({"FBI": "1234"}, DOE)


def test_every_key_of_a_name_is_rough() -> None:
    """One that is not is no fault, but makes an inquiry slow."""
    names = [parse(one["NAM"]) for one in KNOWN[:50]]
    keys = {key for name in names for born in ("", "19881204") for key in asked_name_keys(name, born)}
    keys |= {key for name in names for born in ("", "19881204") for key in record_name_keys(name, born)}
    assert {key[:2] for key in keys} == NAME_KEYS
