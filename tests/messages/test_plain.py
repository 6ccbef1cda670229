"""Letters with accents and typographic signs, as a clerk reads them; and what has no plain form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.messages.plain import plain, read_otherwise
from leads.rules.refused import Refused


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("PEÑA", "PENA"), ("Østergård", "Ostergard"), ("Weiß", "Weiss"), ("WEIẞ", "WEISS"), ("Łódź", "Lodz"),
        ("Ægir", "AEgir"), ("Þór", "THor"), ("Đorđe", "Dorde"), ("İnönü", "Inonu"), ("Nguye\u0302\u0303n", "Nguyen"),
        ("O\u2019BRIEN", "O'BRIEN"), ("O´BRIEN", "O'BRIEN"), ("Ka\u02bbeo", "Ka'eo"), ("ROE\u2013DOE", "ROE-DOE"),
        ("DOE,\u00a0JANE", "DOE, JANE"), ("\u201cJ\u201d", '"J"'), ("WAIT\u2026", "WAIT..."),
        ("DOE, JANE", "DOE, JANE"),
    ],
)  # fmt: skip
def test_letters_and_signs_as_a_clerk_reads_them(sent: str, read: str) -> None:
    assert plain(sent) == read


@pytest.mark.parametrize(
    "sent",
    [
        "ЖУКОВ",
        "Иван",
        "王",
        "10²",
        "½",
        "ａｂ",
        "TST\uff0fIL",
        "A\u2044B",
        "\u2260",
        "=\u0338",
        "A\u037eB",
        "№ 5",
        "😀",
        "€",
        "\ufffd",
    ],
)
def test_what_has_no_plain_form_is_refused_and_never_guessed(sent: str) -> None:
    with pytest.raises(Refused) as no:
        plain(sent, "NAM")
    assert (no.value.code, no.value.field) == ("field-character", "NAM")
    assert no.value.cure


@given(st.text())
def test_nothing_that_is_read_makes_a_separator(text: str) -> None:
    try:
        read = plain(text)
    except Refused:
        return
    assert read.isascii()
    assert plain(read) == read
    assert [sign for sign in read if sign in "/;,=+"] == [sign for sign in text if sign in "/;,=+"]


def test_case_and_blanks_are_no_other_reading() -> None:
    assert not read_otherwise(" doe,  jane ", "DOE, JANE")
    assert read_otherwise("TST-1234", "TST1234")
    assert read_otherwise("PEÑA, J", "PENA, J")
