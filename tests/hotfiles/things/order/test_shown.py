"""What an officer reads of an order at the door."""

import pytest

from leads.hotfiles.things.order.shown import (
    at_the_door,
    conditions_of,
    conditions_shown,
    firearms_shown,
    flags,
    no_firearms,
    order_facts,
    protects,
    service_shown,
    until_shown,
)

ORDER = {
    "NAM": "DOE, JOHN", "PNO": "26-OP-000123", "CTI": "IL199015J", "ISD": "20261120", "EXP": "20270115", "BRD": "N",
    "PCO": "05; 06", "SVC": "1", "SVD": "20261121", "PPN": "ROE, MARY", "PSX": "F", "PPR": "W", "PPB": "19900303",
    "PSN": "666123457",
}  # fmt: skip


def test_the_door_in_sentences() -> None:
    assert at_the_door(ORDER) == (
        "It protects ROE, MARY, born 3 Mar 1990, female, white. Conditions: No communication by any means, direct or "
        "through others; Allowed: The respondent has visitation or custody rights. Served on 21 Nov 2026. Firearms: "
        "Not disqualified under federal law. Holds: Through 15 Jan 2027."
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"SVC": "2"}, "NOT SERVED: the respondent may not know of it. Serving it is part of what to do"),
        ({"SVC": "3"}, "not known whether it was served: ask before"),
        ({"SVC": ""}, "not known whether it was served: ask before"),
        ({"PCO": "07"}, "Firearms: Forbidden by this order; not disqualified"),
        ({"EXP": "NONEXP"}, "Holds: No end date."),
    ],
)
def test_what_changes_what_to_do(changed: dict[str, str], said: str) -> None:
    assert said in at_the_door(ORDER | changed)


def test_firearms() -> None:
    assert firearms_shown({"PCO": "01; 07", "BRD": "Y"}) == "Forbidden by this order; disqualified under federal law"
    assert firearms_shown({"BRD": "Y"}) == "Disqualified under federal law"
    assert firearms_shown({"BRD": "U"}) == firearms_shown({}) == "Not known whether disqualified under federal law"
    assert no_firearms({"PCO": "07"})
    assert no_firearms({"BRD": "Y"})
    assert not no_firearms(ORDER)
    assert list(flags(ORDER)) == []
    assert list(flags(ORDER | {"SVC": "2", "BRD": "Y"})) == ["not served", "no firearms"]


def test_parts() -> None:
    assert conditions_of({"PCO": "01; 05; 01"}) == ("01", "05")
    assert conditions_shown({}) == "None on record"
    assert protects({}) == "a person not named"
    assert service_shown({"SVC": "1"}) == "Served"
    assert until_shown({}) == "Not on record"


def test_the_protected_person_s_number_is_shown_nowhere() -> None:
    facts = order_facts(ORDER)
    assert [label for label, _ in facts][:5] == ["Protects", "Conditions", "Service", "Firearms", "Holds"]
    assert "3457" not in str(facts)
    assert "3457" not in at_the_door(ORDER)
