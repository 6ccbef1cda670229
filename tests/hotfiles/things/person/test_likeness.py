"""Looking at many names at once says of each what looking at it alone says."""

from random import Random

from leads.bench.made_up import inquiry, persons
from leads.hotfiles.declare.fillers import placeholders
from leads.hotfiles.things.person.commonness import census
from leads.hotfiles.things.person.likeness import given_claims, surname_claims, turned
from leads.hotfiles.things.person.named import given_claim, surname_claim, swapped_claim
from leads.hotfiles.things.person.names import parse, whole_given_names

COMMON = {kind: tuple(name for one, name, _ in census() if one == kind) for kind in ("surname", "female", "male")}
ODD = (
    "DE LA PENYA",
    "PENYA",
    "DELAPENYA",
    "VAN DER BERG",
    "BERG",
    "O'NEIL",
    "ONEIL",
    "NEIL",
    "SMITH-ROE",
    "SMITH ROE",
    "SMITHROE",
)
ODD += (
    "ROE",
    "DOE JR",
    "DOE",
    "DOE V",
    "DE",
    "MC",
    "LI",
    "L",
    "X",
    "LNU",
    "NO LAST NAME",
    "UNKNOWN",
    "MACDONALD",
    "DONALD",
)
SURNAMES = (*ODD, *COMMON["surname"], *placeholders("NAM"))
GIVEN = ("", "A", "J", "O'SHEA", "JAMES-PAUL", "J-P", "ANN-JR", "FNU", "UNKNOWN", "MARYANN", *COMMON["female"])
GIVEN += (*COMMON["male"], *whole_given_names(), "BOB", "ROB", "BERT", "PAT", "SHAWN", "SEAN")
PERSONS = persons(300, seed=5)


def asked() -> list[str]:
    rng = Random(5)
    slipped = [inquiry(PERSONS[rng.randrange(len(PERSONS))], number % 5, rng)["NAM"] for number in range(150)]
    odd = [f"{rng.choice(ODD)}, {rng.choice(GIVEN)} {rng.choice(GIVEN)}".rstrip() for _ in range(100)]
    return [*slipped, *odd, "DOE, J", "LNU, FNU", "DOE", "SMITH, JAMES PAUL JR"]


def test_many_surnames_at_once_are_told_as_one_by_one() -> None:
    alone = {half: parse(f"{half}, ") for half in SURNAMES}
    for name in asked():
        wanted = parse(name)
        found = surname_claims(wanted, SURNAMES)
        assert found == {half: surname_claim(wanted, one) for half, one in alone.items()}, name


def test_many_given_names_at_once_are_told_as_one_by_one() -> None:
    alone = {half: parse(f"X, {half}") for half in GIVEN}
    for name in asked():
        wanted = parse(name)
        assert given_claims(wanted, GIVEN) == {half: given_claim(wanted, one) for half, one in alone.items()}, name


def test_whoever_may_have_been_swapped_is_looked_at() -> None:
    for name in asked():
        wanted = parse(name)
        found = turned(wanted, GIVEN)
        for half in GIVEN:
            for surname in ("ROE", name.partition(", ")[2] or "ROE"):
                if half and swapped_claim(wanted, parse(f"{surname}, {half} ANN")):
                    assert half in found, (name, half)


def test_a_given_name_that_is_nearly_the_surname_asked_may_be_swapped() -> None:
    assert turned(parse("JAMES, X"), ["JAMES", "JAMS", "MARY", "JOHN"]) == {"JAMES", "JAMS"}
    assert turned(parse("JAMES, X"), ["MARY-ANN", "MARY"]) == {"MARY-ANN"}  # in parts: looked at alone
