"""What a benchmark says: one row a figure, with what it is measured against."""

from collections.abc import Iterable
from dataclasses import dataclass


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


def median(values: Iterable[float]) -> float:
    """The middle one of some figures; of an even number the mean of the two in the middle."""
    ranked = sorted(values)
    half = len(ranked) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed; `share` above 0 and up to 1."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * share // 1).__int__() - 1)]
