"""What matching tests share: the words of a match, with a look at its score."""

from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.declare.weights import score_of


def words(found: Match | None) -> str:
    """The reasons in words; the score has to be their sum, between 0 and 1."""
    assert found is not None
    assert found.score == score_of(found.reasons)
    assert 0 <= found.score <= 1
    return "; ".join(one.words for one in found.reasons)
