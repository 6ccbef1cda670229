"""A message that was served after the suspension ends the run."""

import pytest

from leads.bench.suspension import Said, served_after
from leads.bench.truth import WrongAnswer

SERVED, REFUSED = Said(1.0, 1.1, refused=False), Said(2.1, 2.2, refused=True)


def test_what_was_sent_before_the_commit_may_be_served_or_refused() -> None:
    between = Said(1.9, 2.05, refused=True)
    assert served_after([SERVED, between, REFUSED], 2.0) == [REFUSED]


@pytest.mark.parametrize("said", [[SERVED], [SERVED, Said(2.1, 2.2, refused=False), REFUSED], [REFUSED]])
def test_whatever_else_is_wrong(said: list[Said]) -> None:
    with pytest.raises(WrongAnswer):
        served_after(said, 2.0)
