"""The file of violent gangs and terrorist organizations: groups, asked by name. No person is on it."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.cross import pair_of
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import HotFile, Match, no_danger
from leads.hotfiles.declare.keys import CANCEL, ENTER, INQUIRE, MODIFY, removable
from leads.hotfiles.declare.shown import kept, number_beside
from leads.hotfiles.things.gang import checks, keys
from leads.hotfiles.things.gang import fields as g
from leads.hotfiles.things.gang.additions import KNOWN_BY
from leads.hotfiles.things.gang.compare import match_group, near_group, same_group
from leads.hotfiles.things.gang.doubts import group_doubts
from leads.hotfiles.things.gang.kept import ahead, is_purged, purged_on, too_late
from leads.hotfiles.things.gang.shown import group_facts, group_named, kept_until
from leads.hotfiles.things.person.upkeep import supplements
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import endings
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey

NAME = "gang_group"
TITLE = "Gang or terrorist group"
#: What a record of each key of entry is, in a line.
ENTRIES = {"EGG": "Violent gang", "EGGT": "Terrorist organization"}

_ENTERED = (
    *must(g.GNG),
    *may(g.SGP, *g.KNOWN_BY, g.POC, g.DOP),
    *must(r.OCA),
    *may(r.NOA, r.LKI, r.LKA, r.MIS),
    *must(r.SUP, r.SUD),
    *may(r.FKD),
)
_MEANT = (*must(r.NIC), *may(r.OCA, g.GNG))
_CHANGED = may(*(use.field for use in _ENTERED if use.field not in r.ABOUT_THE_ENTRY))

KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _ENTERED) for key, title in ENTRIES.items()),
    MessageKey(
        "MGG", MODIFY, f"{TITLE}: modify", (NAME,),
        (*must(r.NIC, r.OCA), *_CHANGED, *may(r.entered_as(*ENTRIES), r.VLN, r.PIH, r.DEL)),
        identifies=("NIC", "OCA"), removable=removable(_CHANGED, (_ENTERED,)),
    ),
    *supplements(NAME, TITLE, "GGN", KNOWN_BY, meant=must(r.NIC, r.OCA)),
    # Nobody finds a group: there is neither locate nor clear.
    *(key for key in endings(NAME, TITLE, "GG", _MEANT, may(r.RPS, r.MIS)) if key.does is CANCEL),
    MessageKey(
        "QGG", INQUIRE, f"{TITLE}: ask by name", (), (*may(g.GNG, g.SGP, r.NIC), *r.ASKED_ABOUT), (("GNG",), ("NIC",))
    ),
)  # fmt: skip


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a group, at entry and after a modify. Raises Refused."""
    pair_of(values, r.LKI, r.LKA)
    ahead(values, today)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a group, but has to be read once more."""
    return tuple(_doubts(values))


def _doubts(values: Values) -> Iterator[str]:
    yield from group_doubts(values)
    if not any(values.get(field.code) for field in g.KNOWN_BY) and not values.get("MIS"):
        yield "Nothing says by what the group is known: dress, tattoos, hand signs, graffiti or notes."


def on_entry(values: Values, today: date, numbers: Numbers) -> Iterator[str]:
    """When the record goes, where that is not as it was sent."""
    return too_late(values, today, numbers)


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a group answers: by its name."""
    return match_group(asked, values)


def headline(values: Values) -> str:
    """What it is, in a line."""
    return ENTRIES.get(values.get("MKE", ""), TITLE)


def advise(values: Values) -> str:
    """What to do with it: it is reference, and says nothing about any person."""
    return (
        "Reference only: nobody is a member for what they wear, where they are or whom they know. It is no ground to "
        "stop, search or arrest anybody. Ask the entering agency about the group."
    )


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What the group is known by."""
    return kept(
        *group_facts(values),
        kept_until(values),
        ("Case", values.get("OCA", "")),
        ("Linked case", number_beside(values, "LKI", "LKA")),
        ("Notes", values.get("MIS", "")),
    )


FILE = HotFile(
    name=NAME,
    title=TITLE,
    letter="Z",
    since="",
    keys=KEYS,
    adds=KNOWN_BY,
    answers=("QGG",),
    check=check,
    warnings=warnings,
    on_entry=on_entry,
    record_keys=keys.record_keys,
    asks=(keys.asked_keys,),
    searches=keys.searches,
    match=match,
    over=is_purged,
    same=same_group,
    near=near_group,
    groups=(*checks.GROUPS, r.LINKED_CASE),
    caution=no_danger,  # the record is about nobody who stands there
    headline=headline,
    named=group_named,
    advise=advise,
    facts=facts,
    retired_on=purged_on,
    registry=True,
    if_another="For another subgroup send its name (SGP).",
)
