"""What is asked of additions to one's own record, whichever message brings them, and how they come and go."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from leads.hotfiles.acts.another import is_another
from leads.hotfiles.acts.changes import Change
from leads.hotfiles.acts.done import Done, remember
from leads.hotfiles.acts.doubts import all_doubts
from leads.hotfiles.acts.kept_lists import keep_lists
from leads.hotfiles.acts.on_file import not_on_file, write_keys
from leads.hotfiles.additions import added_words, additions_of
from leads.hotfiles.cross_checks import cross_checks_in_every_way
from leads.hotfiles.declare.additions import OWN, Added, Kind, item_code, of, standing, ways, whole, without
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.keys import MODIFY, TAKE_OFF
from leads.hotfiles.lists import LISTS
from leads.hotfiles.models import Record, RecordAddition
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number
from leads.rules.refused import Refused


def may_add(file: HotFile, values: Values, held: Sequence[Added], named: Sequence[Added], numbers: Numbers) -> None:
    """These may come to a record of these values, on which `held` stand. Raises Refused.

    Refused: nothing-to-add-to, already-on-the-record, list-full.
    """
    there = list(held)
    for one in named:
        kind = file.kinds[one.kind]
        if one.whose == OWN:
            _fills_nothing(file, kind, values, one)
        _not_there(kind, values, there, one)
        there.append(one)
        # The first of a list is what the others come to.
        many = sum(is_alike(one, other) for other in there) - is_own_list(kind, one)
        most = number(f"supplement.{kind.most}", numbers)
        if many > most:
            code = shortest(kind, one)
            said = f"With this {many} of {kind.words} would have been added; a record takes {most}."
            raise Refused("list-full", said, None, "Take off first what does not hold any more.", field=code)


def is_own_list(kind: Kind, one: Added) -> bool:
    """Whether it is a value of one of the record's own lists, of which it does not matter how it came."""
    return kind.codes[0] in LISTS and one.whose == OWN


def is_alike(one: Added, other: Added) -> bool:
    """Whether two additions are of one kind and of one person or thing."""
    return (one.kind, one.whose) == (other.kind, other.whose)


def shortest(kind: Kind, one: Added) -> str:
    """The field that names an addition: the first that it has of those by which it is known."""
    return next((code for known in kind.known_by for code in known if code in one.values), kind.codes[0])


def _fills_nothing(file: HotFile, kind: Kind, values: Values, one: Added) -> None:
    """An addition stands beside a value of the entry; a thing of its own beside nothing. Refused: nothing-to-add-to."""
    if kind.apart or any(values.get(code) for code in kind.known):
        return
    code = shortest(kind, one)
    modify = next(key.key for key in file.keys if key.does is MODIFY)
    said = f"The record has no {code}: a supplement only adds to values that are there."
    secret = any(field.secret for field in kind.fields)
    sent = code if secret else ".".join(f"{each}/{value}" for each, value in one.values.items())
    raise Refused("nothing-to-add-to", said, None, f"Fill it with {modify}: {sent}.", field=code)


def _not_there(kind: Kind, values: Values, there: Iterable[Added], one: Added) -> None:
    """Neither the record nor another addition says it. Raises Refused (already-on-the-record)."""
    code, words = shortest(kind, one), added_words(kind, one.values)
    if one.whose == OWN and is_of_the_entry(kind, values, one):
        said = f"{code} holds {words} already, since its entry."
    elif any(is_alike(one, other) and other.values == one.values for other in there):
        said = f"{code} holds {words} already."
    else:
        return
    raise Refused("already-on-the-record", said, None, "Leave it out.", field=code)


def is_of_the_entry(kind: Kind, values: Values, one: Added) -> bool:
    """Whether the record's own values say it, where it has one such value: then it did not come as an addition."""
    return not kind.is_list and all(values.get(code) == value for code, value in one.values.items())


def stays_beside(file: HotFile, found: Record, before: Values, additions: Sequence[Added]) -> None:
    """A value of the entry stays as long as others stand beside it. Raises Refused (stands-beside-others).

    Else an inquiry would be told that the record has no birth date, and a name alone would find it.
    """
    for one in of(OWN, additions):
        kind = file.kinds[one.kind]
        had, has = (any(values.get(code) for code in kind.known) for values in (before, found.values))
        if had and not has and not kind.apart:
            code, words = shortest(kind, one), added_words(kind, one.values)
            said = f"{code} can't be taken off: {words} was added beside it, and stands."
            takes_off = next(key.key for key in file.keys if key.does is TAKE_OFF)
            raise Refused("stands-beside-others", said, None, f"Take that off first, with {takes_off}.", field=code)


def fits(found: Record, held: Sequence[Added], named: Sequence[Added], by: Actor, today: date) -> tuple[str, ...]:
    """The edits of the entry hold of what is added, as if it stood in the entry's place; no other record says it too.

    Raises Refused, also on-file. Gives what is nearly the same on another record, as sentences.
    """
    file = FILES[found.file]
    known = _as_entered(found)
    for way in ways(file.kinds, known, named):
        file.check(file.entries[found.key], way, today)
    return not_on_file(file, known, by, but=found.pk, additions=(*held, *named))


def _as_entered(found: Record) -> Values:
    return {**found.values, "OCA": found.case_number, "SUP": found.support, "SUD": found.support_at}


def add(found: Record, named: Sequence[Added], by: Actor, now: datetime) -> None:
    """These stand on the record from now on, each with a number that no other of its kind has or had."""
    kinds, before = FILES[found.file].kinds, found.values
    lists = [one for one in named if is_own_list(kinds[one.kind], one)]
    found.values = whole(kinds, before, lists)
    keep_lists(found, before, by.person_id, now)
    last: dict[tuple[str, str], int] = {}
    rows = list[RecordAddition]()
    for one in (one for one in named if one not in lists):
        of_kind = (one.kind, one.whose)
        if of_kind not in last:
            had = found.additions.filter(kind=one.kind, whose=one.whose).order_by("-number").first()
            last[of_kind] = had.number if had else 0
        last[of_kind] += 1
        facts = {"kind": one.kind, "whose": one.whose, "number": last[of_kind], "values": one.values}
        rows.append(RecordAddition(record=found, added_at=now, added_by_id=by.person_id, **facts))
    RecordAddition.objects.bulk_create(rows)


def leaving(file: HotFile, values: Values, held: Sequence[Added], named: Sequence[Added]) -> list[Added]:
    """Of what stands on a record that which leaves it, each meant by the values that were sent of it. Raises Refused.

    Refused: not-by-supplement for a value that the record has but once, since its entry; not-on-the-record.
    """
    gone = list[Added]()
    for one in named:
        meant = [other for other in held if is_alike(one, other) and one.values.items() <= other.values.items()]
        if not (meant := [other for other in meant if other not in gone]):
            raise _not_added(file, values, held, one)
        gone += meant
    return gone


def _not_added(file: HotFile, values: Values, held: Sequence[Added], one: Added) -> Refused:
    kind = file.kinds[one.kind]
    code, words = shortest(kind, one), added_words(kind, one.values)
    if one.whose == OWN and is_of_the_entry(kind, values, one):
        modify = next(key.key for key in file.keys if key.does is MODIFY)
        said = f"{words} did not come by supplement: {code} holds it since the entry, or by modify."
        return Refused("not-by-supplement", said, None, f"Change it with {modify}.", field=code)
    there = [added_words(kind, each.values) for each in held if is_alike(each, one)]
    own = is_own_list(kind, one)
    holds = "it holds nothing" if own else "nothing was added to it"
    if there:
        holds = f"{'it holds' if own else 'added are'} {'; '.join(there)}"
    cure = "Send it as it stands on the record." if there else "Leave it out: there is nothing to take off."
    said = f"{words} can't be taken off {code}: {holds}."
    return Refused("not-on-the-record", said, None, cure, field=code, example=there[0] if there else None)


def take_off(found: Record, gone: Sequence[Added], by: Actor, now: datetime) -> None:
    """These leave the record. Raises Refused where it can't do without, by the rules of its entry."""
    file, before = FILES[found.file], found.values
    lists = [one for one in gone if is_own_list(file.kinds[one.kind], one)]
    if lists:
        found.values = without(file.kinds, before, lists)
        file.check(file.entries[found.key], _as_entered(found), now.astimezone(ZoneInfo(by.zone)).date())
        keep_lists(found, before, by.person_id, now)
    for one in (one for one in gone if one not in lists):
        its = found.additions.filter(kind=one.kind, whose=one.whose, values=one.values, taken_off_at=None)
        its.update(taken_off_at=now, taken_off_by_id=by.person_id)


def changed(key: MessageKey, found: Record, held: Sequence[Added], by: Actor, now: datetime, *, said: str = "") -> Done:
    """What becomes of a record to which something came, or from which it went; `held` is what stood on it before.

    `said`: with which reason and day, for the history.
    A change as any: what is doubtful is said, the second party compares anew, what it mends is answered, keys follow,
    recent inquiries are looked through. The history calls it a modify.
    """
    file, additions, today = FILES[found.file], additions_of(found), now.astimezone(ZoneInfo(by.zone)).date()
    found.warnings = list(all_doubts(file, found.values, additions, today))
    found.looked_back_at = None
    stands = standing(file.kinds, found.values, additions)
    told = tuple(_changes(file, held, stands))
    fields = sorted({one.field for one in told})
    left = is_another(found, changed_codes(file, held, stands), by, now)
    found.save()
    found.keys.all().delete()
    write_keys(file, found, additions)
    why, data = f"{key.does.name}, {key.key}{said and f': {said}'}", {"fields": fields, "key": key.key}
    remember(found, "modify", by, now, "hotfiles:record:modified", why=why, data=data)
    crossed = cross_checks_in_every_way(found, today)
    return Done(found, "modified", (*left, *found.warnings), look_back=True, changes=told, crossed=crossed)


def changed_codes(file: HotFile, before: Sequence[Added], after: Sequence[Added]) -> set[str]:
    """Of what came or went the lists of the record's own, and the kinds of addition as a second party ticks them.

    A thing of its own that goes says nothing of another of its kind that stays.
    """
    came = [one for one in after if one not in before]
    gone = [one for one in before if one not in after]
    stay = {one.kind for one in after if file.kinds[one.kind].apart}
    kinds = ((file.kinds[one.kind], one) for one in (*came, *(one for one in gone if one.kind not in stay)))
    return {kind.codes[0] if is_own_list(kind, one) else item_code(kind, one.whose) for kind, one in kinds}


def _changes(file: HotFile, before: Sequence[Added], after: Sequence[Added]) -> Iterator[Change]:
    """What came and what went, field by field."""
    both = (*before, *(one for one in after if one not in before))
    for kind in file.adds:
        for whose in dict.fromkeys(one.whose for one in both):
            mine = [one for one in of(whose, both) if one.kind == kind.name]
            for field in dict.fromkeys(shortest(kind, one) for one in mine):
                so = [one for one in mine if shortest(kind, one) == field]
                gone = "; ".join(added_words(kind, one.values) for one in so if one not in after)
                came = "; ".join(added_words(kind, one.values) for one in so if one not in before)
                if gone or came:
                    yield Change(field, gone, came, is_list=True)
