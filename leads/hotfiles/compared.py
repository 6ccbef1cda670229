"""What a second party compares at this moment: the items of the record with all cross-checks, none of them kept.

Registration may have changed since the entry, and so may what other agencies have on file: the cross-checks are made
anew whenever the page is opened, and once more by the check itself. What differs is acknowledged one by one: it matches
the paper after all, or it is wrong and the finding says so (differs.py).
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from leads.hotfiles.also_on_file import on_file
from leads.hotfiles.check_items import Beside, Item, items_for
from leads.hotfiles.cross_checks import cross_checks_in_every_way
from leads.hotfiles.declare.checks import note
from leads.hotfiles.models import Acknowledged, Record
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.ledger.keyed import keyed
from leads.rules.clauses import cites
from leads.rules.section_60_hot_file_records import CHECK, differences_acknowledged
from leads.standing.gates import readable
from leads.standing.snapshot import current


def compared(record: Record, by: Actor, now: datetime) -> tuple[Item, ...]:
    """The items of the record, with what its own fields, registration and other active records say to each now.

    Of other records those of files that this person may ask for; of which files they may not, is said.
    """
    held, file = current(), FILES[record.file]
    asked = (*file.entry_asks, file.name)
    opened = readable(by.person_id, asked, held, now)
    today = now.astimezone(ZoneInfo(record.agency.zone)).date()
    also = on_file(record, opened, today, now, held.agencies.numbers)
    made = cross_checks_in_every_way(record, today, also, at_check=True)
    closed = [FILES[name].title for name in asked if name not in opened]
    left = note(f"Not compared with these files, which are closed to you: {', '.join(closed)}.")
    crossed: list[Beside] = [*((one.beside, one.check) for one in made), *([((), left)] if closed else ())]
    return items_for(record, crossed)


@cites(CHECK)
def all_acknowledged(items: Sequence[Item], given: Collection[str]) -> None:
    """Every difference that the cross-checks show now was acknowledged by its mark. Refused: difference-open."""
    differences_acknowledged({mark: one.words for item in items for mark, one in item.differences.items()}, given)


def keep(record: Record, items: Sequence[Item], verdict: str, by: Actor, now: datetime) -> list[str]:
    """Writes of each difference of these items what was said to it, by whom and when: "matches" or "wrong".

    Gives their marks for the ledger line of the act, keyed: the words may hold a number that somebody could try.
    """
    said = {"record": record, "at": now, "by_id": by.person_id, "verdict": verdict}
    made = [
        Acknowledged(item=item.code, mark=mark, words=one.words, entered=one.entered, known=one.known, **said)
        for item in items
        for mark, one in item.differences.items()
    ]
    Acknowledged.objects.bulk_create(made)
    return [f"{one.item}-{keyed('difference', one.words)}" for one in made]
