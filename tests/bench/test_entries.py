"""The plates that a load enters are none of those that it asks for."""

from leads.bench import entries
from leads.bench.asked import ENTERED_FROM
from leads.bench.truth import ABSENT_UNTIL


def test_entered_plates_are_never_asked_for_as_absent() -> None:
    assert ABSENT_UNTIL <= ENTERED_FROM
    assert entries.TERMINALS < 128
