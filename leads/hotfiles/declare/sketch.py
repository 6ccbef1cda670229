"""What tells that a record is no hit without reading it: a line of what is compared, beside keys that many share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from leads.messages.fields import Numbers, Values

#: Between the parts of a sketch. What has it in a value gets no sketch, and is then always compared whole.
BAR = "|"
#: A sketch in its parts, the file's letter first; what follows those that were drawn is not looked at.
Parts = Sequence[str]
#: Of many sketches, those whose records may be hits.
Sift = Callable[[Sequence[Parts]], list[Parts]]
#: The letter of a file, with what looks at its sketches. A sketch of any other file says nothing.
Sieve = Mapping[str, Sift]


@dataclass(frozen=True, slots=True)
class Sketch:
    """How a file's records are sketched. Invariant: what is a hit by one of the rough keys, `sift` lets pass."""

    #: Beginnings, of two characters, of the keys that many records share and few of them hit by.
    rough: frozenset[str]
    #: A record's parts, in one order.
    draw: Callable[[Values], Sequence[str]]
    #: For one inquiry, what looks at sketches.
    sift: Callable[[Values, Numbers], Sift]
