"""How the parts of a security are read: what tellers and officers type is taken, or answered with what to send."""

from datetime import date

import pytest

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.security.edits import NOT_KEPT, _words
from leads.hotfiles.things.security.fields import DEN, ISS, OWN, SDT, SER, SOC, TYP
from leads.messages.fields import Field
from leads.rules.refused import Refused

DAY = date(2026, 11, 23)


def refused(field: Field, raw: str) -> Refused:
    """The field's no, which marks it and shows a value that it takes."""
    with pytest.raises(Refused) as no:
        field.read(raw, DAY)
    assert no.value.field == field.code
    assert field.read(str(no.value.example), DAY)
    return no.value


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (SER, "L 12345678 A", "L12345678A"),
        (SER, "l-12345678-a", "L12345678A"),
        (SER, "ML12345678A", "ML12345678A"),
        (SER, "L12345678*", "L12345678"),  # signs are no part of a number (grade A)
        (SER, "L 12345678 *", "L12345678"),
        (SER, "L12345678 star", "L12345678"),
        (SER, "C-123,456,789-EE", "C123456789EE"),
        (SER, "1234-5678", "12345678"),
        (SER, "123-456-789", "123456789"),
        (SER, "9", "9"),
        (DEN, "$100", "100"),
        (DEN, "100.00", "100"),
        (DEN, "$1,000.00", "1000"),
        (DEN, "1,000,000", "1000000"),
        (DEN, "0100", "100"),
        (DEN, "20 dollars", "20"),
        (DEN, "$20 bill", "20"),
        (DEN, "US$ 50", "50"),
        (DEN, "999999999", "999999999"),
        (TYP, "fr", "FR"),
        (SDT, "2017A", "2017A"),
        (SDT, "Series 2017 A", "2017A"),
        (SDT, "2017", "2017"),
        (SDT, "6/2017", "201706"),
        (SDT, "2017-06", "201706"),
        (SDT, "06/15/2017", "20170615"),
        (SDT, "20261123", "20261123"),
        (SDT, "202611", "202611"),
        (OWN, "doe , jane q.", "DOE, JANE Q"),
        (OWN, "First Nat'l Bank of Anytown", "FIRST NAT'L BANK OF ANYTOWN"),
        (OWN, "Acme, Inc.", "ACME, INC"),
        (OWN, "MONOTEST,", "MONOTEST,"),
        (OWN, "ROE" * 10, "ROE" * 10),
        (ISS, "Example Trust & Co.", "EXAMPLE TRUST & CO"),
    ],
)
def test_just_inside(field: Field, raw: str, value: str) -> None:
    assert field.read(raw, DAY) == field.read(value, DAY) == value


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        (SER, "VARIOUS"),
        (SER, "SEE MIS"),
        (SER, "A1" * 11),
        (SER, "L12345678!"),
        (DEN, "0"),
        (DEN, "1.000"),
        (DEN, "1,00"),
        (DEN, "1000000000"),
        (DEN, "-20"),
        (DEN, ""),
        (SDT, "17"),
        (SDT, "2027"),
        (SDT, "202612"),
        (SDT, "20261124"),
        (SDT, "201713"),
        (SDT, "3017"),
        (OWN, "AB"),
        (OWN, "ROE" * 10 + "X"),
        (OWN, "unknown"),
        (OWN, "VICTIM"),
        (OWN, "DOE; JANE"),
        (SOC, "000123456"),
    ],
)
def test_just_outside(field: Field, raw: str) -> None:
    refused(field, raw)


@pytest.mark.parametrize(
    "raw",
    [
        "L12345678A-L12345699A", "L12345678A TO L12345699A", "L12345678A, L12345679A", "L12345678A & L12345679A",
        "12345678-12345699", "L12345678A $20", "L12345678A 20", "L12345678A (20)", "L12345678A SERIES 2017",
        "NO L12345678A", "S/N L12345678A", "L12345678A/20",
    ],
)  # fmt: skip
def test_two_numbers_or_a_number_and_more_are_never_run_together(raw: str) -> None:
    no = refused(SER, raw)
    assert no.code == "field-unclear"
    assert "Send SER/L12345678A" in str(no.cure) or "Send SER/12345678" in str(no.cure)


@pytest.mark.parametrize("raw", ["unknown", "NONE", "00000000"])
def test_a_security_without_a_number_is_not_kept_and_may_be_asked_by_its_owner(raw: str) -> None:
    assert "OWN" in str(refused(SER, raw).cure)


def test_cents_are_neither_kept_nor_dropped_in_silence() -> None:
    no = refused(DEN, "123.45")
    assert (no.example, "MIS" in str(no.cure)) == ("123", True)


@pytest.mark.parametrize(("raw", "meant"), [("ten", "10"), ("one hundred", "1"), ("FIFTY DOLLARS", "50")])
def test_a_figure_in_words_is_told_in_figures(raw: str, meant: str) -> None:
    assert refused(DEN, raw).example == meant


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("cash", "FR"),
        ("US currency", "FR"),
        ("Federal Reserve note", "FR"),
        ("traveller's cheques", "TC"),
        ("Traveler's check", "TC"),
        ("money orders", "MO"),
        ("treasury bond", "TB"),
        ("bill", "FR"),
    ],
)
def test_a_word_for_a_type_is_answered_with_its_code_and_not_guessed(raw: str, code: str) -> None:
    no = refused(TYP, raw)
    assert no.example == code
    assert f"{code} (" in no.sentence


@pytest.mark.parametrize(
    "raw",
    ["check", "Cashier's check", "PERSONAL CHECK", "credit card", "coins", "gift card", "bank draft", "IOU", "CK"],
)
def test_unconfirmed_what_does_not_qualify_is_refused_with_that_said(raw: str) -> None:
    assert NOT_KEPT in refused(TYP, raw).sentence


def test_unconfirmed_every_unknown_type_is_told_what_does_not_qualify() -> None:
    assert NOT_KEPT in str(refused(TYP, "ZZ").cure)


def test_words_lead_to_types_that_there_are() -> None:
    assert {code for codes in _words().values() for code in codes} <= set(CODES["TYPS"])
    assert len(CODES["TYPS"]) == 25


@pytest.mark.parametrize("sign", ["?", "(", "*"])
def test_what_is_offered_for_a_name_too_long_is_taken_itself(sign: str) -> None:
    assert refused(ISS, f"FIRST {sign}EXAMPLE STATE BANK OF TESTVILLE").code != "field-too-long"
    assert refused(ISS, "FIRST EXAMPLE STATE BANK OF TESTVILLE").code == "field-too-long"
