"""Adding to a list, taking from it and replacing it are three acts; what is not known is asked."""

from datetime import date

import pytest

from leads.hotfiles.registry import FIELDS
from leads.messages.lists import changed_list, is_signed, read_signed
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)
AKA, CMC, MNU = FIELDS["AKA"], FIELDS["CMC"], FIELDS["MNU"]


def changed(code: str, held: str, sent: str) -> str:
    field = FIELDS[code]
    read = read_signed(field, sent, TODAY) if is_signed(sent) else field.read(sent, TODAY)
    return changed_list(field, held, read)


@pytest.mark.parametrize(
    ("code", "held", "sent", "becomes"),
    [
        ("AKA", "ROE, JANE", "+poe, jo", "ROE, JANE; POE, JO"),
        ("AKA", "ROE, JANE", "+POE, JO; LOE, AL", "ROE, JANE; POE, JO; LOE, AL"),
        ("AKA", "ROE, JANE; POE, JO", "-ROE, JANE", "POE, JO"),
        ("AKA", "ROE, JANE; POE, JO", "-ROE, JANE; +LOE, AL", "POE, JO; LOE, AL"),
        ("AKA", "ROE, JANE; POE, JO", "=LOE, AL", "LOE, AL"),
        ("AKA", "ROE, JANE", "-ROE, JANE", ""),
        ("AKA", "ROE, JANE", "+ROE, JANE", "ROE, JANE"),
        ("AKA", "", "POE, JO", "POE, JO"),
        ("AKA", "POE, JO", "POE, JO", "POE, JO"),
        ("MNU", "PP-1", "+ar-2", "PP-1; AR-2"),
        ("CMC", "0070", "+05", "007005"),
        ("CMC", "0070", "-00", "70"),
        ("CMC", "0070", "=05 10", "0510"),
    ],
)  # fmt: skip
def test_a_list_after_a_modify(code: str, held: str, sent: str, becomes: str) -> None:
    assert changed(code, held, sent) == becomes


@pytest.mark.parametrize(
    ("code", "held", "sent", "why"),
    [
        ("AKA", "ROE, JANE", "POE, JO", "list-unclear"),
        ("CMC", "0070", "70", "list-unclear"),  # it would take off "armed and dangerous" without a word
        ("AKA", "ROE, JANE", "=POE, JO; +LOE, AL", "list-unclear"),
        ("AKA", "ROE, JANE", "-POE, JO", "not-on-the-record"),
        ("AKA", "", "-POE, JO", "not-on-the-record"),
        ("AKA", "; ".join(f"ROE, {'J' * length}" for length in range(1, 100)), "+POE, JO", "list-full"),
        ("CMC", "00051015202530354050", "+70", "list-full"),
    ],
)
def test_what_is_not_done_to_a_list(code: str, held: str, sent: str, why: str) -> None:
    with pytest.raises(Refused) as no:
        changed(code, held, sent)
    assert (no.value.code, no.value.field) == (why, code)
    assert no.value.cure
    if no.value.example:
        read_signed(FIELDS[code], no.value.example, TODAY)


def test_a_list_that_supplements_made_longer_may_change_and_not_grow() -> None:
    ten = "; ".join(f"PP-{one}" for one in range(10, 20))
    assert changed("MNU", ten, "-PP-10; +PP-20").endswith("; PP-20")
    assert changed("MNU", ten, "-PP-10").startswith("PP-11; ")
    for held in (ten, ten.removesuffix("; PP-19")):
        with pytest.raises(Refused) as no:
            changed("MNU", held, "+PP-20")
        assert no.value.code == "list-full"


def test_a_sign_is_no_part_of_a_value_where_nothing_is_changed() -> None:
    for field in (AKA, CMC, MNU):
        for sign in "+-=":
            with pytest.raises(Refused):
                field.read(sign + field.example, TODAY)
