"""How vehicles and plates are entered: what an entry carries, its keys, and what each key adds to a hit.

A key alone, or with -P held for latent prints, -A occupants armed, -F both.
"""

from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import Uses, endings
from leads.hotfiles.things.record.property import NOTES, RESULT, case_of, modify
from leads.hotfiles.things.vehicle import fields as v
from leads.messages.fields import Field, Values
from leads.messages.keys import MessageKey

_ADDS = {
    "": "",
    "-P": ", hold for latent prints",
    "-A": ", occupants armed",
    "-F": ", occupants armed, hold for latent prints",
}


def suffixes(key: str) -> dict[str, str]:
    """The keys of entry that begin with one, and what each adds to a headline: EV-A ", occupants armed"."""
    return {key + end: words for end, words in _ADDS.items()}


def is_armed(key: str) -> bool:
    """Whether a record under this key of entry was entered with armed occupants."""
    return key.endswith(("-A", "-F"))


def prints_kept(values: Values, thing: str) -> str:
    """How to treat what is held for latent prints: a sentence to add; "" where it is not."""
    held = values.get("MKE", "").endswith(("-P", "-F"))
    return f" Touch as little as you can: the {thing} is held for latent prints." if held else ""


def carried(day: Field, notes: Uses = NOTES) -> Uses:
    """What the entry of a vehicle carries; `day` is that of the theft or felony, `notes` whether it needs them."""
    return (
        *may(v.LIC, v.LIS, v.LIY, v.LIT, v.VIN, v.OAN, v.VYR),
        *must(v.VMA),
        *may(v.VMO, v.VST, v.VCO, v.VOW),
        *case_of(day, notes),
    )


def keys_of(
    file: str,
    title: str,
    end: str,
    carried: Uses,
    *,
    searchable: tuple[Field, ...],
    sets: tuple[tuple[str, ...], ...] = (),
) -> tuple[MessageKey, ...]:
    """The entries, the modify and the endings of a file of vehicles or plates; `end` is what follows E, M, L, C and X.

    `carried`: what an entry carries, `sets`: of which one is whole; `searchable`: what may say which record is meant.
    """
    entries = suffixes(f"E{end}")
    meant = (*must(r.NIC), *may(r.OCA, *searchable))
    return (
        *(MessageKey(key, ENTER, f"{title}: enter{words}", (file,), carried, sets) for key, words in entries.items()),
        modify(file, title, end, carried, entries),
        *endings(file, title, end, meant, RESULT),
    )
