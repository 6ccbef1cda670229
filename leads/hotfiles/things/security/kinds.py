"""Kinds of security that the files treat apart: what takes no issuer, what looks like what, what each is worth."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from leads.messages.fields import Values

CURRENCY = frozenset({"BC", "FB", "FR", "GC", "NB", "SC", "UN"})
TREASURY = frozenset({"BL", "RB", "SB", "SN", "TB", "TD", "TN"})
#: Paid in or bought at a counter; kept for less time than others.
ORDERS = frozenset({"MO", "PM", "TC"})
#: A postal money order says by its type who issued it (our own reading).
WITHOUT_ISSUER = CURRENCY | TREASURY | {"PM"}
_ALIKE = (CURRENCY, TREASURY | {"BD", "DB", "GG", "NT"}, frozenset({"CS", "PS", "RW"}), ORDERS)
#: Not listed: it may be of any kind.
ANY = "AO"
_BILL = "BL"
#: Treasury bills: every 5,000 of these, beside those of the table.
_BILLS = range(15_000, 1_000_000, 5_000)


def takes_no_issuer(values: Values) -> bool:
    """Whether the issuer says nothing: Treasury issues and currency (grade A)."""
    return values.get("TYP") in WITHOUT_ISSUER


def may_be_one(asked: str, known: str) -> bool:
    """Whether one type may be taken for the other: two kinds of note, of bond, of stock; or one is listed nowhere."""
    return asked == known or ANY in (asked, known) or any({asked, known} <= alike for alike in _ALIKE)


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """The denominations that go with each type of the table beside this module."""
    found: dict[str, set[str]] = {}
    for line in resources.files(__package__).joinpath("denominations.tsv").read_text("utf-8").splitlines():
        value, types = line.split("\t")
        for one in types.split():
            found.setdefault(one, set()).add(value)
    return {one: frozenset(values) for one, values in found.items()}


def denominations(kind: str) -> tuple[int, ...]:
    """The denominations of a type, smallest first; none for a type that takes any number."""
    return tuple(sorted(map(int, _table().get(kind, ()))))


def is_issued(kind: str, denomination: str) -> bool:
    """Whether a type comes in a denomination (grade A); a type that the table lacks takes any number."""
    of_type = _table().get(kind)
    if of_type is None or denomination in of_type:
        return True
    return kind == _BILL and denomination.isdigit() and int(denomination) in _BILLS
