"""The message keys that say that a person or thing was found, and those that end a record: alike in every file."""

from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.keys import CANCEL, CLEAR, LOCATE
from leads.hotfiles.things.record.fields import DCL, DOC, DOL, LCA
from leads.messages.fields import Use
from leads.messages.keys import MessageKey

LOCATED = must(DOL, LCA)
Uses = tuple[Use, ...]


def endings(
    file: str, title: str, end: str, meant: Uses, result: Uses, *, located: Uses | None = LOCATED
) -> tuple[MessageKey, ...]:
    """Locate, clear and cancel of a file: L, C and X before `end`.

    `meant`: the fields by which a message says which record it is about; where its number is all that must be there,
    one of the others goes with it. `result`: what may be said of how it came out; `located`: what a locate says,
    None where nobody locates.
    """
    identifies = tuple(use.field.code for use in meant)
    sets = tuple(("NIC", use.field.code) for use in meant if not use.must)
    alone = [use.field.code for use in meant if use.must] == ["NIC"]
    said = [("C", CLEAR, must(DCL)), ("X", CANCEL, may(DOC))]
    if located is not None:
        said.insert(0, ("L", LOCATE, located))
    return tuple(
        MessageKey(
            f"{letter}{end}",
            does,
            f"{title}: {does.name}",
            (file,),
            (*meant, *uses, *result),
            sets if alone else (),
            identifies=identifies,
        )
        for letter, does, uses in said
    )
