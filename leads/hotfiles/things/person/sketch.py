"""What stands beside a person's rough keys: the name in three, and what else the comparison of names looks at."""

from leads.messages.fields import Values

Halves = tuple[str, str, str]
_BESIDE_NAME = ("DOB", "SEX", "RAC", "AKA")


def draw(values: Values) -> tuple[str, ...]:
    """The parts of a person's sketch: the name in three, then what else is compared."""
    return (*halves(values.get("NAM", "")), *(values.get(code, "") for code in _BESIDE_NAME))


def halves(name: str) -> Halves:
    """A name as it is kept: what stands before the comma, the first word after it, and the rest."""
    before, _, after = name.partition(", ")
    first, _, rest = after.partition(" ")
    return before, first, rest
