"""Marks of values in ledger lines: the same for the same value and secret, and nothing to try values against."""

from hashlib import sha256

from django.test import override_settings

from leads.ledger.keyed import keyed, which

VALUE = "666-12-3456"


def test_the_same_value_has_the_same_mark_and_another_kind_or_value_another() -> None:
    assert keyed("batch", VALUE) == keyed("batch", VALUE)
    assert len({keyed("batch", VALUE), keyed("batch", VALUE + "1"), keyed("difference", VALUE)}) == 3


def test_without_the_secret_no_value_can_be_tried() -> None:
    one = keyed("batch", VALUE)
    with override_settings(SECRET_KEY="another"):
        assert keyed("batch", VALUE).partition(".")[2] != one.partition(".")[2]
    assert one.partition(".")[2] not in sha256(VALUE.encode()).hexdigest()


def test_a_mark_says_which_secret_made_it() -> None:
    assert keyed("batch", VALUE).startswith(f"{which()}.")
    with override_settings(SECRET_KEY="another"):
        other = which()
    assert other != which()
