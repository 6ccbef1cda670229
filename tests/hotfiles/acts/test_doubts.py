"""Placeholders at entry and on a modify, in every file."""

import pytest

from leads.hotfiles.models import Record
from leads.people.models import Person
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.keeping import STOLEN, WANTED, no, send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("key", "fields", "placeholder"),
    [
        ("EW", WANTED, {"SOC": "123-45-6789"}),
        ("EW", WANTED, {"SOC": "666666666"}),
        ("EW", WANTED, {"OLN": "NOLICENSE", "OLS": "IL", "OLY": "NX"}),
        ("EW", WANTED, {"MNU": "PP-000000000"}),
        ("EV", STOLEN, {"VIN": "NOVIN"}),
        ("EV", STOLEN, {"OAN": "MISSING"}),
    ],
)
def test_a_number_that_says_nothing_is_refused_and_the_record_goes_in_without_it(
    key: str, fields: dict[str, str], placeholder: dict[str, str], ames: Person
) -> None:
    told = no(key, {**fields, **placeholder}, ames)
    assert (told.code, told.field) == ("field-placeholder", next(iter(placeholder)))
    assert not Record.objects.exists()
    assert send(key, {code: value for code, value in fields.items() if code not in placeholder}, ames)


@pytest.mark.parametrize(
    ("key", "fields", "placeholder"),
    [
        ("EV", STOLEN, {"LIC": "NOTAG"}),
        ("EV", STOLEN, {"LIC": "NULL"}),
        ("EW", WANTED, {"NAM": "DOE, FNU"}),
        ("EW", WANTED, {"NAM": "LNU, JANE"}),
        ("EW", WANTED, {"AKA": "ROE, JANE; LNU, JJ"}),
    ],
)
def test_what_may_be_true_is_taken_and_doubted(
    key: str, fields: dict[str, str], placeholder: dict[str, str], ames: Person
) -> None:
    done = send(key, {**fields, **placeholder}, ames)
    assert any("often written when nothing is known" in one for one in done.warnings)


def test_a_modify_brings_no_placeholder_into_a_record_either(ames: Person) -> None:
    record = enter(ames)
    assert no("MV", {**meant(record), "OAN": "MISSING"}, ames).code == "field-placeholder"
    done = send("MV", {**meant(record), "LIC": "NOPLATE"}, ames)
    assert any("NOPLATE" in one for one in done.warnings)
