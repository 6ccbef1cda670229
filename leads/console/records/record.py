"""One hot file record on a page of its own: what it is, how good it is, what to do next, and its life so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.agencies.standing import AgencyStanding
from leads.console.door.request import Request
from leads.console.records.acts import acts, acts_under
from leads.console.records.beside import beside
from leads.console.records.history import added_together, history, is_told, masked, values_shown
from leads.console.records.noted import noted
from leads.console.records.parties import parties_of
from leads.console.records.teeth import teeth
from leads.console.terminal import cards
from leads.hotfiles.acts.look_at import TO_LOOK_AT
from leads.hotfiles.additions import added_says, additions_of, facts_of
from leads.hotfiles.checked import checked_state
from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.additions import OWN, Added, of, whole
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.duties import CLAUSES, heading, is_under, open_duties
from leads.hotfiles.finding import items_words, stands
from leads.hotfiles.inquire import advise, can_hit, restored_words
from leads.hotfiles.models import CAN_HIT, STATES, Duty, InactiveRecord, Record
from leads.hotfiles.nameable import to_mend
from leads.hotfiles.not_this_person import is_of_a_person
from leads.hotfiles.open_record import is_own, open_record
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import awaits, why_not
from leads.messages import wire
from leads.people.offices import may_see_agency
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import CHECK, after_the_facts, second_check_due
from leads.standing.gates import may_read

STATE_WORDS = dict(STATES)


def may_inquire(request: Request, *files: str) -> AgencyStanding:
    """Whether this person may get data of the hot files, or of one of these, now; returns their agency.

    Raises Refused. Clauses 1240.30(c)(2), 1240.30(b)(5), 1240.110(c), 1240.50(b)(1), 1240.90(b)(1).
    """
    return may_read(request.person.pk, files, request.held, request.now)


def opened(request: Request, number: str) -> Record:
    """The record of this number, for whoever is here, if they may open it. Raises Refused."""
    return open_record(number, by=request.by, held=request.held, now=request.now)


def record_page(request: Request, number: str) -> HttpResponse:
    """One record: what it is, how good it is, what to do next, and its life so far."""
    found = opened(request, number)
    file, own = FILES[found.file], is_own(request.by, found)
    additions = additions_of(found)
    values = whole(file.kinds, described(found), of(OWN, additions))
    shown = {
        "record": found,
        "title": file.title,
        "headline": file.headline(values),
        "advise": _advise(found, values, additions) if can_hit(found, request.now) else "",
        "facts": facts_of(file, values, additions),
        "state_words": state_words(found),
        "state_mark": state_mark(found),
        "can_hit": can_hit(found, request.now),
        "standing": standing_lines(found, request.now),
        "finding": finding_told(found, own),
        "support": _support(found),
        "late": _lateness(found, own),
        "beside": beside(found, request.by),
        "next": next_step(request, found),
        "clock": _clock(found),
        "acts": list(acts(found, own)),
        "under": list(acts_under(found, own)),
        "history": list(history(found, own)),
        "added": [*added_together(found.file, additions, own)],
        "teeth": teeth(values),
        "all_values": values_shown(found, found.values, own),
        "wire": as_entered(found, own),
        "own": own,
        "looks_back": may_see_agency(request.by, found.agency_id),
        "removed": _removed(request),
        "word": _word(request),
        "duties": duties_of(found, own or request.by.department),
        "tells": found.state in CAN_HIT,
        "notes": noted(request, found),
        "parties": parties_of(request, found),
        "notes_able": found.state in CAN_HIT and is_of_a_person(found.file),
    }
    return render(request, "records/record.html", shown)


def _advise(found: Record, values: Mapping[str, str], additions: Sequence[Added]) -> str:
    """What to do first, with what an officer has to know of what was added."""
    file = FILES[found.file]
    return " ".join((advise(file, found, values), *added_says(file, additions)))


def _removed(request: Request) -> str:
    """What somebody reads who has just removed the record: whom they still have to call."""
    told = request.GET.get("removed", "")
    if not told.isdecimal():
        return ""
    agency = "Its agency is told at its terminals." if int(told) else "No terminal of its agency is told: call them."
    return f"Removed. {agency} Whoever had a hit on it lately is told that it no longer stands."


def _word(request: Request) -> str:
    """What somebody reads who has just told of an error, or that the purpose is met, or done something about a note."""
    told = request.GET.get("word", "") or request.GET.get("noted", "")
    if not told.isdecimal():
        return ""
    return "Told at its terminals." if int(told) else "Noted, and no terminal could be told: call them."


def duties_of(found: Record, own: bool) -> list[dict[str, Any]]:
    """What is open about one record; why it was told is for its own agency and the Department."""
    return [
        {
            "title": heading(one),
            "why": why_told(one) if own else "",
            "start": one.told_at,
            "due": one.due_at,
            "words": f"told by {one.teller.name}",
            "clause": CLAUSES[one.kind],
        }
        for one in open_duties(found.agency_id).filter(record=found)
    ]


def why_told(one: Duty) -> str:
    """What its agency was told; of what a second party found that which is not mended yet."""
    if one.source == "check" and stands(one.record):
        which = items_words(one.record.different_items or ())
        return f"Differs from its report: {which}. {one.record.different_says}".strip()
    return f"{one.field}: {one.why}" if one.field and not is_under(one) else one.why


def described(found: Record) -> dict[str, str]:
    """The record's values with what its columns add, as a file's own words want them."""
    return {**found.values, "MKE": found.key, "OCA": found.case_number}


def title(found: Record) -> str:
    """What a record is about in one line, for lists: its headline with the name, plate or number sought."""
    file = FILES[found.file]
    return f"{file.headline(described(found))}: {file.named(found.values)}".removesuffix(": ")


def standing_lines(found: Record, now: datetime) -> list[tuple[str, str]]:
    """How good the record is, as (state, sentence); those of a hit, and that it has ended. 1240.60(a)(5), 1240.70."""
    state, due = checked_state(found.check_from, found.checked_at, now)
    checked = {"state": state, "at": found.checked_at, "due": due}
    known = {
        "checked": checked,
        "entered_at": found.entered_at,
        "validated_at": found.validated_at,
        "state": found.state,
    }
    lines = cards.standing_lines({**known, "entered_at": found.entered_at.isoformat()}, now)
    if found.state not in CAN_HIT:
        lines = [one for one in lines if found.checked_at or "second person" not in one[1]]
        ended = f"{STATE_WORDS[found.state]} {cards.when(cards.moment(found.ended_at), now)}"
        lines.insert(0, ("", f"{ended}: it is no longer returned on inquiries.{_still_told(found)}"))
    elif words := restored_words(found):
        lines.insert(0, ("danger", words))
    return lines


def _still_told(found: Record) -> str:
    """That whoever asks for this very one is told that it is over, and until when; "" where nobody is."""
    kept = InactiveRecord.objects.filter(record=found).first()
    if kept is None:
        return ""
    return f" Until {day_shown(f'{kept.until:%Y%m%d}')} whoever asks for this very one is told that it is over."


def state_words(found: Record) -> str:
    """A record's state in a word or two, as it stands on lists and on its page."""
    return "Held back" if found.held_back and found.state in CAN_HIT else STATE_WORDS[found.state]


def state_mark(found: Record) -> str:
    """How its state is marked: somebody has to do something about one that was found, or is held back."""
    return "due" if found.state == "located" or state_words(found) == "Held back" else ""


def finding_told(found: Record, own: bool) -> dict[str, str] | None:
    """Who found the record to differ from its report, when and in what; None where that does not stand.

    What the report says instead is for its own agency: such words may hold what is masked for others.
    """
    if not stands(found):
        return None
    return {
        "by": str(found.different_by),
        "at": cards.day_and_time(cards.moment(found.different_at)),
        "items": items_words(found.different_items or ()),
        "says": found.different_says if own else "",
        "mend": to_mend(found),
        "ask": "" if own else found.agency.name,
    }


def _support(found: Record) -> tuple[str, str]:
    """The paper behind the record and where it is at hand. 1240.60(a)(2)."""
    return CODES["SUP"].get(found.support, found.support.capitalize()), found.support_at


def _lateness(found: Record, own: bool) -> str:
    """That a warrant was entered after its day, and what kept it; the words are for its own agency. 1240.60(a)(4)."""
    if not found.entered_late or found.facts_known_at is None:
        return ""
    said = f"Entered {after_the_facts(found.facts_known_at, found.entered_at)} after its facts were known"
    if not found.late_why:
        return f"{said}; no emergency is named."
    return f"{said}: {found.late_why}" if own else f"{said}; an emergency is named."


def _clock(found: Record) -> dict[str, datetime] | None:
    """The countdown of the second check, while it runs."""
    if not awaits(found):
        return None
    return {"start": found.check_from, "due": second_check_due(found.check_from)}


def next_step(request: Request, found: Record) -> dict[str, str]:
    """What to do next with this record, for this person: a sentence, and a link where there is one."""
    no = why_not(found, request.by)
    if no is not None and no.code == "already-ended":
        return {"words": "Nothing. The record is no longer returned on inquiries; it is kept for its history."}
    if not is_own(request.by, found) and request.person.agency.kind != "department":
        tel = f" at {found.agency.telephone}" if found.agency.telephone else ""
        return {"words": f"Before you act, confirm it with {found.agency.name}{tel}. Found it? Send a locate."}
    if found.unconfirmed_since is not None:
        return {"words": TO_LOOK_AT, "clause": "1240.60(a)(5) correct"}
    if no is not None and no.code == "already-checked":
        return {"words": "Nothing is due. Modify, clear or cancel it from the terminal when the report changes."}
    if no is not None and no.code == "found-different":
        see = {"href": reverse("check", args=[found.number]), "act": "What differs, and withdraw", "key": "F4"}
        return {
            "words": f"{to_mend(found)}; then it is compared anew.",
            "clause": CHECK,
            **see,
        }
    if no is not None:
        return {"words": "Someone else of your agency has to compare it with the report.", "clause": CHECK}
    check = {"href": reverse("check", args=[found.number]), "act": "Compare it with the report", "key": "F4"}
    return {"words": "It awaits its second check, and you may make it.", "clause": CHECK, **check}


def as_entered(found: Record, own: bool) -> str:
    """The record as its entry looks on the wire, with today's values; its number stands for the reference."""
    pairs = [
        (code, masked(found.file, code, value, own))
        for code, value in found.values.items()
        if value and code != "MKE" and is_told(found.file, code, own)
    ]
    about = (("OCA", found.case_number), ("SUP", found.support), ("SUD", found.support_at.upper()))
    pairs += [(code, value) for code, value in about if value]
    try:
        raw = wire.write_message(found.key, found.agency.ori, found.number, pairs)
    except Refused:  # an old value that a message can't carry any more is still shown
        return f"{found.key} " + " ".join(f"{code}/{value}" for code, value in pairs)
    return raw.decode().replace("\r\n", "\n")
