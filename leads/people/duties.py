"""Separation of duties: what an office keeps its holder from. Whoever guards LEADS is not who uses what is guarded.

Read by a gate (leads/standing/gates.py). To keep an office from another service, add a row.
"""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from leads.people.standing import Term
from leads.rules.clauses import cites
from leads.rules.days import illinois_day
from leads.rules.refused import Refused


class Apart(NamedTuple):
    """A row: who holds the office does not use the service, whole or part. Grades as in leads/rules/numbers.toml."""

    office: str
    service: str
    title: str
    because: str
    source: str
    grade: str


_SOURCE = "CJIS Security Policy 6.0, AC-5, wants duties separated and leaves which to the agency: our own reading"
APART: tuple[Apart, ...] = (
    Apart(
        "administrator", "files", "LEADS Administrator", "lets people and devices in and keeps no case", _SOURCE, "?"
    ),
    Apart("auditor", "files", "LEADS auditor", "judges how others ask and keep records", _SOURCE, "?"),
    Apart("director", "files", "Director", "decides on what others did with LEADS", _SOURCE, "?"),
)


@cites("1240.50(a)")
def duties_apart(terms: Collection[Term], service: str, on: date) -> None:
    """Nobody asks the files, or keeps records, on a day on which they hold an office that is kept apart from that.

    `on` is a day of Illinois. Raises Refused: duties-apart.
    """
    for row in APART:
        whole = service.partition(".")[0]
        if row.service in (service, whole) and any(one.office == row.office and _touches(one, on) for one in terms):
            raise Refused(
                "duties-apart",
                f"The {row.title} {row.because}: this is for operators.",
                "1240.50(a)",
                "Let an operator of the agency do it. An office can be laid down; the day after, you are one yourself.",
            )


def _touches(term: Term, on: date) -> bool:
    """Whether any moment of that day falls into the term."""
    return illinois_day(term.from_at) <= on and (term.until_at is None or on <= illinois_day(term.until_at))
