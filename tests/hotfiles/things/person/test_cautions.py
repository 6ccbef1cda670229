"""Caution codes run together: which they are, and whether one says that the person is armed."""

import pytest

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.person.cautions import CAUTIONS, codes_of, is_armed


def test_codes_run_together_come_apart() -> None:
    assert codes_of({"CMC": "0070"}) == ("00", "70")
    assert codes_of({}) == ()


@pytest.mark.parametrize(("held", "armed"), [("00", True), ("7015", True), ("70", False), ("20", False), ("", False)])
def test_whether_a_caution_says_armed(held: str, armed: bool) -> None:
    assert is_armed({"CMC": held}) is armed


def test_every_code_that_warns_is_in_the_table() -> None:
    assert CODES["CMC"].keys() >= CAUTIONS
