"""What a benchmark says: one row a figure, with what it is measured against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from leads.bench.peers import Peer
    from leads.bench.recall import Measured


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `ratio` is value over `against`, where there is something to compare with."""

    name: str
    value: float | None
    unit: str
    against: str = ""
    ratio: float | None = None
    target: str = ""

    def shown(self) -> tuple[str, str]:
        """Value and ratio as a person reads them; "" for what there is not."""
        value = "" if self.value is None else f"{self.value:,.0f}" if self.value > 100 else f"{self.value:,.2f}"
        return value, "" if self.ratio is None else f"{self.ratio:.2f}"

    def sentence(self) -> str:
        """The row in one line, for whoever waits for the table."""
        value, ratio = self.shown()
        more = [self.against, ratio and f"ratio {ratio}", self.target and f"target {self.target}"]
        measured = f"{value} {self.unit}" if value else "–"
        return "; ".join([f"{self.name}: {measured}", *(one for one in more if one)])

    def as_dict(self) -> dict[str, object]:
        """The row as `--json` prints it."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "against": self.against,
            "ratio": self.ratio,
            "target": self.target,
        }


class Found(NamedTuple):
    """One row of a table of what inquiries found; shares are from 0 to 1, None where there is nothing to say."""

    title: str
    inquiries: int
    first: float
    recall: float
    exhaustive: float | None
    kept: float | None
    sure: float | None
    #: Of strong and exact hits together, then of each grade, the share that is the record meant.
    precision: float | None
    exact: float | None
    strong: float | None
    possible: float | None
    #: Records compared, or told by what does not grade, an inquiry.
    compared: float
    microseconds: float

    @classmethod
    def of(cls, title: str, one: Measured) -> Found:
        """The row of a measurement."""
        return cls(
            title,
            one.inquiries,
            one.first,
            one.recall,
            one.exhaustive_recall,
            one.kept,
            one.sure,
            one.precision if one.hits["exact"][0] + one.hits["strong"][0] else None,
            one.precision_of("exact"),
            one.precision_of("strong"),
            one.precision_of("possible"),
            one.candidates,
            one.seconds * 1e6,
        )

    @classmethod
    def of_peer(cls, one: Peer) -> Found:
        """The row of a search that does not grade."""
        shares = (one.first, one.recall, None, None, None, None, None, None, None)
        return cls(one.title, one.inquiries, *shares, one.told, one.seconds * 1e6)

    def shown(self) -> list[str]:
        """The row as a person reads it; "" for what there is not."""
        shares = ("" if one is None else f"{one:.2%}" if one < 1 else "100%" for one in self[2:11])
        return [self.title, f"{self.inquiries:,}", *shares, f"{self.compared:,.1f}", f"{self.microseconds:,.0f}"]


#: The heads of a table of such rows.
FOUND = (
    "errors, or search", "asked", "at 1", "at 10", "all: at 10", "kept", "sure", "right of sure", "of exact",
    "of strong", "of possible", "compared", "µs",
)  # fmt: skip


def median(values: Iterable[float]) -> float:
    """The middle one of some figures; of an even number the mean of the two in the middle."""
    ranked = sorted(values)
    half = len(ranked) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed; `share` above 0 and up to 1."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * share // 1).__int__() - 1)]
