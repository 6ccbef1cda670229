"""How a field has to look, as the pages for vendors say it."""

import pytest

from leads.hotfiles.codes import CODES
from leads.hotfiles.forms import codes_of, form_of
from leads.hotfiles.registry import FIELDS, MEANINGS


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("DOB", "year, month and day, eight digits"),
        ("OCA", "one to twenty letters, digits, blanks and hyphens, not NONE or zeros"),
        ("WGT", "in pounds, three digits, from 050 to 499"),
        ("VIN", "one to twenty letters and digits"),
        ("SEX", "a code of its list"),
        ("CMC", "a code of its list. Codes run together"),
        ("SUP", "a code of its list, or words that mean one"),
        ("MIS", "words, up to 500 characters"),
    ],
)
def test_the_form_in_words(code: str, form: str) -> None:
    assert form_of(FIELDS[code]) == form


def test_no_form_shows_what_the_reader_was_asked_with() -> None:
    assert [code for code, fields in MEANINGS.items() for field in fields if "#!" in form_of(field)] == []


def test_the_codes_of_a_field() -> None:
    assert codes_of(FIELDS["OLS"]) == dict(CODES["LIS"])
    assert codes_of(FIELDS["MIS"]) is None


def test_one_code_may_have_another_form_under_another_key() -> None:
    forms = [form_of(field) for field in MEANINGS["MKE"]]
    assert {"one of ET, ET-C", "one of EG, EG-P, ELG, EFG, EFG-P"} <= set(forms)
    assert len(forms) == len(set(forms))
