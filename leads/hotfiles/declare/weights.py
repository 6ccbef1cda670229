"""The arithmetic of a match: its score is the sum of its reasons' weights, and nothing else.

Each thing has a table of claims (`things/<thing>/compare.py`): what a claim about one field adds, and the words that an
officer reads. Weights are hundredths; no sum of claims that can stand together is below 0 or above 1.
"""

from math import fsum
from typing import NamedTuple

from leads.hotfiles.declare.hot_file import Match, Reason


class Claim(NamedTuple):
    """One claim about one field. `sure` is no where the words voice a doubt."""

    field: str
    weight: float
    words: str
    sure: bool = True


def reason(claim: Claim, field: str = "", detail: str = "", more: float = 0.0) -> Reason:
    """A claim as a reason; `field` where the claim's is only an example, `detail` more words, `more` more weight."""
    words = f"{claim.words}: {detail}" if detail else claim.words
    return Reason(field or claim.field, words, round(claim.weight + more, 2), claim.sure)


def score_of(reasons: tuple[Reason, ...]) -> float:
    """The sum of the reasons' weights, in hundredths."""
    return round(fsum(one.weight for one in reasons), 2)


def matched(grade: str, reasons: tuple[Reason, ...], unsure: tuple[str, ...] = ()) -> Match:
    """A match whose score is what its reasons add up to."""
    return Match(grade, score_of(reasons), reasons, unsure)
