"""What a record says and said, as whoever is here may have it: its values, and the steps of its life."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from leads.hotfiles.acts.changes import apart
from leads.hotfiles.additions import added_label, added_words
from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.declare.shown import masked as value_masked
from leads.hotfiles.lists import LISTS
from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.registry import FILES, field_of
from leads.rules.section_60_duties import CANCEL, CORRECT
from leads.rules.section_60_hot_file_records import CHECK, SERIOUS
from leads.rules.section_70_validation import VALID

ACT_WORDS = {
    "enter": "Entered",
    "modify": "Modified",
    "validate": "Validated",
    "check": "Checked by a second party",
    "differs": "Found different from its report by a second party",
    "withdraw": "What was found different was withdrawn",
    "locate": "Located by another agency",
    "locate add-on": "What stands under it was located by another agency",
    "clear": "Cleared",
    "cancel": "Cancelled",
    "remove": "Removed by the Department",
    "retire": "Reached the end of its time",
    "take out": "Taken out: it answers no specific inquiry any more",
    "look": "Looked at after a restore: it still holds",
    "paper added": "Paper put beside it",
    "paper taken back": "Paper taken back",
    "told": "Error reported",
    "met": "Its purpose is met",
    "right": "Found right as it stands",
    "mended": "Said to be mended",
    "spread": "Told to those whom the law names",
    "note": "Written: somebody is not this person",
    "note confirmed": "Confirmed: somebody is not this person",
    "note withdrawn": "Withdrawn: the note that somebody is not this person",
}
ACT_STATES = {
    "enter": "",
    "modify": "",
    "validate": "fine",
    "check": "fine",
    "differs": "danger",
    "withdraw": "due",
    "locate": "due",
    "locate add-on": "due",
    "remove": "danger",
    "told": "danger",
    "met": "due",
    "right": "fine",
    "mended": "fine",
    "spread": "fine",
    "note": "due",
    "note confirmed": "fine",
    "note withdrawn": "due",
}
#: Steps whose reason is in somebody's own words, or says which paper it was.
OWN_WORDS = frozenset({
    "differs", "withdraw", "remove", "told", "met", "right", "mended", "validate", "note withdrawn",
    "paper added", "paper taken back",
})  # fmt: skip
CLAUSE_OF = {
    "check": CHECK,
    "remove": SERIOUS,
    "told": CORRECT,
    "met": CANCEL,
    "right": CORRECT,
    "mended": CORRECT,
    "validate": VALID,
}


def values_shown(found: Record, values: Mapping[str, str], own: bool) -> list[tuple[str, str]]:
    """A record's values, today's or those of a moment, as whoever is here may have them: label and value."""
    told = ((code, value) for code, value in values.items() if is_told(found.file, code, own))
    return [(label(found.file, code), masked(found.file, code, value, own)) for code, value in told]


def label(file: str, code: str) -> str:
    """How a field is called on a page: "Social Security number SOC"."""
    field = field_of(file, code)
    return f"{field.name} {code}" if field else code


def is_told(file: str, code: str, own: bool) -> bool:
    """Whether a field is shown at all: what a hit keeps back, its agency alone reads here."""
    return own or code not in FILES[file].kept_back


def masked(file: str, code: str, value: str, own: bool) -> str:
    """A secret value in full for the agency that entered it; for all others at most its last four characters."""
    field = field_of(file, code)
    return value_masked(field, value) if not own and field and field.secret else value


def history(found: Record, own: bool) -> Iterator[dict[str, Any]]:
    """The record's life as a timeline, newest last: who, when, what, and what a modify changed."""
    before: Mapping[str, str] = {}
    had: Sequence[Added] = ()
    for change in found.changes.select_related("by", "by__agency").order_by("id"):
        yield {
            "at": change.at,
            "words": _change_words(change, own),
            "by": f"{change.by}, {change.by.agency.ori}" if change.by else "LEADS",
            "state": ACT_STATES.get(change.act, ""),
            "clause": CLAUSE_OF.get(change.act, ""),
            "changed": [
                *_changed(found.file, before, change.values, own),
                *_came_and_went(found.file, had, change.beside, own),
            ]
            if change.act in ("modify", "locate")
            else [],
        }
        before, had = change.values, change.beside


def _change_words(change: RecordChange, own: bool) -> str:
    why = next((CODES[table][change.why] for table in ("RPP", "RPS") if change.why in CODES[table]), change.why)
    if change.act in OWN_WORDS and not own:
        why = ""  # somebody's own words, which may hold what is masked for others
    return ACT_WORDS.get(change.act, change.act.capitalize()) + (f": {why}" if why else "")


def _changed(
    file: str, before: Mapping[str, str], after: Mapping[str, str], own: bool
) -> Iterator[tuple[str, str, str]]:
    """Each field that is not what it was: its name, the old and the new value; of a list what went and what came."""
    for code in {**before, **after}:
        old, new = before.get(code, ""), after.get(code, "")
        if old != new and is_told(file, code, own):
            if code in LISTS:
                old, new = apart(LISTS[code], old, new)
            shown = [masked(file, code, value, own) or "nothing" for value in (old, new)]
            yield label(file, code), shown[0], shown[1]


def added_shown(file: str, one: Added, own: bool) -> tuple[str, str]:
    """An addition, label and value: in full for the agency that entered the record, for others as a hit tells it."""
    kind, kept_back = FILES[file].kinds[one.kind], FILES[file].kept_back
    return added_label(kind, one.whose), added_words(kind, one.values, in_full=own, without=() if own else kept_back)


def added_together(file: str, additions: Iterable[Added], own: bool) -> Iterator[tuple[str, str]]:
    """Additions as `added_shown` has them, label and value; those that are one together (teeth) on one line."""
    kinds, together = FILES[file].kinds, dict[str, list[str]]()
    for one in additions:
        label, said = added_shown(file, one, own)
        if kinds[one.kind].as_one:
            together.setdefault(label, []).append(said)
        else:
            yield label, said
    yield from ((label, " ".join(sorted(said))) for label, said in together.items())


def _came_and_went(
    file: str, before: Sequence[Added], after: Sequence[Added], own: bool
) -> Iterator[tuple[str, str, str]]:
    """Each addition that came with a step of the record, or went: its name, the old and the new value."""
    gone = (one for one in before if one not in after)
    came = (one for one in after if one not in before)
    yield from ((label, said, "nothing") for label, said in added_together(file, gone, own))
    yield from ((label, "nothing", said) for label, said in added_together(file, came, own))
