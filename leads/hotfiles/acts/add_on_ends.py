"""What becomes of a trailer, vehicle or part that stands under a record: another agency finds it, its own ends it.

The record itself stays as it was: a boat still hits when its trailer was found. What ends with the record is said by
the act that ends that (end.py).
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from leads.agencies.devices import connected
from leads.hotfiles.acts.additions import changed, shortest, take_off
from leads.hotfiles.acts.done import LOCATED_UNDER, Done, remember
from leads.hotfiles.acts.locate import nobody_told, not_ones_own
from leads.hotfiles.acts.look_at import look_at_first
from leads.hotfiles.acts.meant import must_be_on_file, not_before_it_happened, own_record, record_meant
from leads.hotfiles.acts.never_right import was_never_right
from leads.hotfiles.add_ons import add_ons, called, clears
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import OWN, Added, standing
from leads.hotfiles.declare.hot_file import AddOn
from leads.hotfiles.declare.keys import CLEAR_ADD_ON
from leads.hotfiles.duties import open_duty, reached
from leads.hotfiles.inquire import can_hit
from leads.hotfiles.located import located_words
from leads.hotfiles.models import AddOnLocated, Duty, Record
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.mail.post import post
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CANCEL

EVENT = "hotfiles:record:add_on_located"
#: Hits on a whole record that never was right are taken back (switch/taken_back.py): those on its add-on are not.
_NOBODY_TOLD = (
    "{} never was right by this reason: LEADS tells nobody who had a hit on it. Telephone whoever may still act on one."
)


@cites(CANCEL)
def locate_add_on(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Another agency has found what stands under a record: it is told as located from now on. Raises Refused.

    The agency that entered it clears it by the end of the shift; the record itself stands, with all its hits.
    """
    must_be_on_file(key, values, by)
    found = record_meant(key, values)
    not_ones_own(found, by, "Clear it with the clear key instead.")
    not_before_it_happened(found, values, "DOL")
    of, one = add_on_meant(key, additions_of(found), values, own=False)
    row = found.additions.get(kind=one.kind, whose=OWN, values=one.values, taken_off_at=None)
    said = {"day": values["DOL"], "case_number": values["LCA"]}
    AddOnLocated.objects.create(addition=row, agency_id=by.agency_id, at=now, by_id=by.person_id, **said)
    found.changed_at = now
    found.save(update_fields=["changed_at"])
    field, why = shortest(of.kind, one), f"{called(of, one)} located by {by.ori}"
    duty = open_duty(found, "cancel", "locate", why=why, by=by, now=now, numbers=numbers, field=field)
    devices = reached(duty, _tell_the_owner(found, (of, one), duty, by, now))
    data = {"devices": devices, "due": duty.due_at.isoformat(), "add_on": of.kind.name}
    remember(found, LOCATED_UNDER, by, now, EVENT, why=why, data=data)
    untold = () if devices else (nobody_told(found.agency),)
    return Done(found, "located", (_stands(found, of, one, "located", now), *untold))


def end_add_on(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Clears or cancels what stands under one's own record: from the commit on it hits nowhere. Raises Refused."""
    found = own_record(key, values, by)
    look_at_first(found, values)
    not_before_it_happened(found, values, "DCL")
    held = additions_of(found)
    of, one = add_on_meant(key, held, values, own=True)
    stood = standing(FILES[found.file].kinds, found.values, held)
    take_off(found, [one], by, now)
    _end_its_duty(found, shortest(of.kind, one), by, now)
    said = " ".join(f"{code}/{values[code]}" for code in ("RPP", "DCL", "DOC") if code in values)
    done = changed(key, found, stood, by, now, said=said)
    outcome = "cleared" if key.does is CLEAR_ADD_ON else "cancelled"
    hits = (_NOBODY_TOLD.format(called(of, one)),) if was_never_right(values.get("RPP", "")) else ()
    warnings = (*done.warnings, _stands(found, of, one, outcome, now), *hits)
    return Done(found, "modified", warnings, done.look_back, done.changes)


def add_on_meant(key: MessageKey, held: Sequence[Added], values: Values, *, own: bool) -> tuple[AddOn, Added]:
    """What of that which stands under a record a message means: what bears each number that was sent. Raises Refused.

    `own`: the record is the actor's. To others no number that they have not asked for is told.
    Refused: not-on-the-record, more-than-one.
    """
    file = FILES[key.file]
    of = file.add_on(key.about)
    sent = {one.code: values[one.code] for one in of.meant if one.code in values}
    there = [one for other, one in add_ons(file, held) if other is of]
    meant = [one for one in there if sent.items() <= one.values.items()]
    code = next(iter(sent))
    if not meant:
        said = f"No {of.noun} with {' '.join(f'{one}/{value}' for one, value in sent.items())} stands under the record."
        holds = "; ".join(called(of, one) for one in there)
        cure = f"Send the number as it stands there: {holds}." if there else f"There is no {of.noun} under it."
        cure = cure if own else "Check the number."
        raise Refused("not-on-the-record", said, None, cure, field=code)
    if len(meant) > 1:
        said = f"{len(meant)} of: {of.noun} under the record bear this number."
        raise Refused(
            "more-than-one", said, None, "Send another number of the one that is meant beside it.", field=code
        )
    return of, meant[0]


def _end_its_duty(found: Record, field: str, by: Actor, now: datetime) -> None:
    """Word that it was found is answered; not that about another one, which is named by the same field."""
    file = FILES[found.file]
    still = any(shortest(of.kind, one) == field for of, one in add_ons(file, additions_of(found)) if one.located)
    if not still:
        open_ = Duty.objects.filter(record=found, kind="cancel", source="locate", field=field, ended_at=None)
        open_.update(ended_at=now, ended_by_id=by.person_id, ended_how="modified")


def _stands(found: Record, of: AddOn, one: Added, outcome: str, now: datetime) -> str:
    state = "It was located by itself." if found.state == "located" else "It still hits."
    still = f" {state}" if can_hit(found, now) else ""
    return f"{called(of, one)} is {outcome}. The {of.of} of {found.number} stands.{still}"


def _of_itself(found: Record, of: AddOn, now: datetime) -> str:
    if found.state == "located":
        return f"The {of.of} itself was located before"
    return f"The {of.of} was not{', and still hits' if can_hit(found, now) else ''}"


def _tell_the_owner(found: Record, what: tuple[AddOn, Added], duty: Duty, by: Actor, now: datetime) -> int:
    """A notice to each device of the agency that entered the record; gives how many are told."""
    (of, one), file, devices = what, FILES[found.file], connected(found.agency_id)
    clear = clears(file, of)
    seen = next(each for other, each in add_ons(file, additions_of(found)) if other is of and each.values == one.values)
    text = (
        f"WHAT STANDS UNDER YOUR RECORD {found.number} HAS BEEN LOCATED, case {found.case_number}: {called(of, one)}.\n"
        f"{located_words(seen.located or {})}\n"
        f"{_of_itself(found, of, now)}: {file.headline(found.values)} {file.named(found.values)}. Clear the "
        f"{of.noun} now with {clear}, by {duty.due_at.astimezone(ZoneInfo(found.agency.zone)):%H:%M on %Y-%m-%d} at "
        "the latest."
    )
    data = {
        "record": found.number,
        "located_by": by.ori,
        "case": (seen.located or {})["case"],
        "located_add_on": of.noun,
    }
    post(devices, outcome="located", text=text, data=data, files=[found.file], now=now)
    return len(devices)
