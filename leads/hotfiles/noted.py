"""What a hit tells of somebody who was taken for the person of its record and is not, as data and in sentences.

Invariants: the hit is given, with its grade, whatever a note says; a note tells nobody a number, name or day that they
did not ask by. A name and a birth date alone never make it speak: the right person may give them too.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from leads.hotfiles.about_records import NotThisPerson
from leads.hotfiles.declare.additions import OWN, Added, of
from leads.hotfiles.declare.shown import secret_shown
from leads.hotfiles.models import Record
from leads.hotfiles.things.person.compare import LEAST_NAMED, NUMBER_FIELDS, weight_of
from leads.hotfiles.things.person.named import name_claims
from leads.hotfiles.things.person.names import parse
from leads.messages.fields import BETWEEN, Values

# Read with its record: only of one that says that it was noted, so that no other costs anything.
COLUMN = """CASE WHEN r.noted THEN (
    SELECT json_agg(json_build_object('name', n.name, 'born', n.born, 'numbers', n.numbers, 'how', n.how,
                    'on', n.established_on, 'until', n.ends_on, 'by', b.name, 'changed', n.changed_at IS NOT NULL)
                    ORDER BY n.id)
    FROM hotfiles_notthisperson n JOIN agencies_agency b ON b.id = n.agency_id
    WHERE n.record_id = r.id AND n.confirmed_at IS NOT NULL AND n.ended_at IS NULL)::text END"""
HOW = dict(NotThisPerson.HOW)
Note = Mapping[str, Any]
#: What to do where the note is about whoever gave these numbers: neither hold nor let go on the word of a note.
COMPARE = (
    "A note says that whoever has these numbers is somebody else. Compare fingerprints or photograph, and ask {} before"
    " anybody is held or let go: the record stands."
)
ON_FILE = (
    "NOTE ON FILE: somebody was taken for the person of this record and is not. Ask again with the driver's license or"
    " another number of whoever is before you, and confirm with {} before anybody is held."
)
CHANGED = " The record was changed since: compare anew."


class Said(NamedTuple):
    """What the notes of a record say to one inquiry."""

    agrees: bool  # what was asked agrees with the person whom a note means
    words: str
    advise: str


def said(asked: Values, known: Values, notes: Sequence[Note], agency: str, today: date) -> Said | None:
    """What the notes of a record say to who asked this; None where none holds today. `known`: the record's values.

    Where nothing agrees only that there is one is said: whose numbers it holds is told to nobody.
    """
    hold = [one for one in notes if one["until"] >= today.isoformat()]
    if not hold:
        return None
    agreeing = [(one, by) for one in hold if (by := _agrees(asked, known, one))]
    if not agreeing:
        return Said(False, ON_FILE.format(agency), "")
    return Said(True, " ".join(_words(one, by, asked) for one, by in agreeing), COMPARE.format(agency))


def notes_of(found: Record) -> QuerySet[NotThisPerson]:
    """All notes of a record that nobody has ended, those that await their confirmation too."""
    return (
        NotThisPerson.objects.filter(record=found, ended_at=None).select_related("agency", "written_by").order_by("id")
    )


def note_code(one: NotThisPerson) -> str:
    """A note as a second party ticks it: NOTE12."""
    return f"NOTE{one.pk}"


def standing_notes(found: Record) -> list[NotThisPerson]:
    """The notes of a record that are confirmed; no question to the database where it was never noted."""
    return list(notes_of(found).exclude(confirmed_at=None)) if found.noted else []


def of_record(notes: Sequence[NotThisPerson]) -> list[Note]:
    """Notes as a look-up reads them; their agencies come with them."""
    return [
        {
            "name": one.name,
            "born": one.born,
            "numbers": one.numbers,
            "how": one.how,
            "on": one.established_on.isoformat(),
            "until": one.ends_on.isoformat(),
            "by": one.agency.name,
            "changed": one.changed_at is not None,
        }
        for one in notes
    ]


def _agrees(asked: Values, known: Values, note: Note) -> tuple[str, ...]:
    """The numbers in which what was asked agrees with the note's person; none where anything speaks against it.

    One number of the record's own person is enough: who has both is no stranger to the record.
    """
    if not is_named(asked, note) or any(shared(asked, known)):
        return ()
    same = []
    for code in NUMBER_FIELDS:
        wanted, its = asked.get(code), note["numbers"].get(code)
        if not wanted or not its:
            continue
        if its not in wanted.split(BETWEEN) or (code == "OLN" and not _same_state(asked, note["numbers"])):
            return ()
        same.append(code)
    return tuple(same)


def is_named(asked: Values, note: Note) -> bool:
    """Whether a name and birth date that were asked are the note's person's; what was not asked speaks against none."""
    if "DOB" in asked and asked["DOB"] != note["born"]:
        return False
    return "NAM" not in asked or weight_of(name_claims(parse(asked["NAM"]), parse(note["name"]))) >= LEAST_NAMED


def _same_state(asked: Values, numbers: Values) -> bool:
    return not asked.get("OLS") or asked["OLS"] == numbers.get("OLS")


def shared(numbers: Values, known: Values) -> Iterator[str]:
    """The fields in which one of these numbers is one of the record's; a license of any state counts, to be safe."""
    for code in NUMBER_FIELDS:
        its = set(filter(None, known.get(code, "").split(BETWEEN)))
        if not its.isdisjoint(numbers.get(code, "").split(BETWEEN)):
            yield code


def of_its_own(values: Values, additions: Sequence[Added]) -> Values:
    """A record's values, its numbers with those that came to it later as its person's own; no stolen ones."""
    came = [one.values for one in of(OWN, additions)]
    numbers = {code: [one[code] for one in (values, *came) if one.get(code)] for code in NUMBER_FIELDS}
    return {**values, **{code: BETWEEN.join(known) for code, known in numbers.items() if known}}


def _words(note: Note, by: Sequence[str], asked: Values) -> str:
    """The note in words: by the number that was asked, and by name and birth date where they were asked too."""
    known = {"NAM": note["name"], "DOB": f"born {day_of(note['born'])}"}
    who = [words for code, words in known.items() if code in asked] or ["whoever has"]
    told = ", ".join(number_shown(code, note["numbers"]) for code in by)
    return (
        f"NOT THIS PERSON: on {note['on']} {note['by']} established by {HOW[note['how']]} that "
        f"{', '.join(who)}{' ' if who == ['whoever has'] else ', '}{told} is not the person of this record."
        f"{CHANGED if note['changed'] else ''}"
    )


def number_shown(code: str, numbers: Values) -> str:
    """A number as a note tells it: a license with its state, of a Social Security number only the end."""
    value = secret_shown(numbers[code]) if code == "SOC" else numbers[code]
    return f"{code} {value}{' ' + numbers['OLS'] if code == 'OLN' and numbers.get('OLS') else ''}"


def day_of(born: str) -> str:
    """19800202 as 1980-02-02."""
    return f"{born[:4]}-{born[4:6]}-{born[6:]}"
