"""Caution and medical codes (CMC): which of them warn, and which of them say that the person is armed."""

from leads.messages.fields import Values

#: Codes that are a caution and not a medical condition only.
CAUTIONS = frozenset({"00", "05", "10", "15", "20", "25", "30", "35", "40", "70"})
_ARMED = frozenset({"00", "05", "10", "15"})


def codes_of(values: Values) -> tuple[str, ...]:
    """The codes of a record, which stand run together in CMC: 0070 is 00 and 70."""
    held = values.get("CMC", "")
    return tuple(held[at : at + 2] for at in range(0, len(held), 2))


def is_armed(values: Values) -> bool:
    """Whether a caution says that the person has or uses weapons."""
    return not _ARMED.isdisjoint(codes_of(values))
