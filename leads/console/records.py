"""Hot file records on the screen: those of one's agency in a list, and each on a page of its own.

Opening a record is getting LEADS data: the page asks what the switch asks of an inquiry, save the device, and each
opening is a ledger line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from leads.agencies import standing as agencies
from leads.console import cards
from leads.console.permissions import OVERSIGHT
from leads.console.request import Request
from leads.hotfiles.codes import CODES
from leads.hotfiles.files import FIELDS, FILES
from leads.hotfiles.files.shown import secret_shown
from leads.hotfiles.models import CAN_HIT, STATES, Record, RecordChange
from leads.hotfiles.second_check import checked_state, since_of
from leads.ledger.record import record as write_line
from leads.people import certify
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import CHECK, second_check_due
from leads.switch import standing, wire

PAGE = 50
INQUIRE = "files.inquire"
STATE_WORDS = dict(STATES)
ACT_WORDS = {
    "enter": "Entered", "modify": "Modified", "check": "Checked by a second party", "locate": "Located by another agency",
    "clear": "Cleared", "cancel": "Cancelled", "remove": "Removed by the Department", "retire": "Reached the end of its time",
}  # fmt: skip
ACT_STATES = {"enter": "", "modify": "", "check": "fine", "locate": "due", "remove": "danger"}
MARKS = {"active": "fine", "located": "due"}


def may_see(request: Request, found: Record) -> None:
    """Whether this person may get this record's data now: the gates of an inquiry, save the device. Raises Refused.

    Clauses 1240.30(c)(2), 1240.30(b)(5), 1240.110(c), 1240.50(b)(1), 1240.90(b)(1).
    """
    held = standing.current()
    agency, person = held.agencies.agencies[request.person.agency_id], held.people.get(request.person.pk)
    today = agency.today(request.now)
    agencies.agreement_in_force(agency, today)
    agencies.within_access_level(agency, INQUIRE, (found.file,))
    agencies.not_suspended(agency, INQUIRE)
    certify.screened(person, today)
    assert person is not None  # screened() refuses None
    certify.certified_for(person, "less", today)


def opened(request: Request, number: str) -> Record:
    """The record of this number, for someone who may see it; the ledger has a line of it. Raises Refused."""
    records = Record.objects.select_related("agency", "entered_by", "checked_by")
    found = records.filter(number=number.strip().upper()).first()
    if found is None:
        raise Refused(
            "not-on-file", f"There is no record {number[:20]}.", None,
            "Check the number on the acknowledgement of the entry.", example="V990000417",
        )  # fmt: skip
    may_see(request, found)
    own = found.agency_id == request.person.agency_id
    with transaction.atomic():
        write_line(
            "hotfiles:record:opened", now=request.now, by=request.person.user_id, ori=request.person.agency.ori,
            device=request.shell.device, subject=f"record:{found.number}", data={"own": own},
        )  # fmt: skip
    return found


def record_page(request: Request, number: str) -> HttpResponse:
    """One record: what it is, how good it is, what to do next, and its life so far."""
    found = opened(request, number)
    file, own = FILES[found.file], found.agency_id == request.person.agency_id
    values = described(found)
    shown = {
        "record": found,
        "title": file.title,
        "headline": file.headline(values),
        "advise": file.advise(values) if found.state in CAN_HIT else "",
        "facts": file.facts(values),
        "state_words": STATE_WORDS[found.state],
        "state_mark": MARKS.get(found.state, ""),
        "can_hit": found.state in CAN_HIT,
        "standing": standing_lines(found, request.now),
        "support": _support(found),
        "next": next_step(request, found),
        "clock": _clock(found),
        "history": list(history(found, own)),
        "all_values": [(_label(code), _masked(code, value, own)) for code, value in found.values.items()],
        "wire": as_entered(found, own),
        "own": own,
    }
    return render(request, "records/one.html", shown)


def described(found: Record) -> dict[str, str]:
    """The record's values with what its columns add, as a file's own words want them."""
    return {**found.values, "MKE": found.key, "OCA": found.case_number}


def _label(code: str) -> str:
    return f"{FIELDS[code].name} {code}" if code in FIELDS else code


def _masked(code: str, value: str, own: bool) -> str:
    """A secret value in full for the agency that entered it, its last four signs for all others."""
    return secret_shown(value) if not own and code in FIELDS and FIELDS[code].secret else value


def standing_lines(found: Record, now: datetime) -> list[tuple[str, str]]:
    """How good the record is, as (state, sentence); those of a hit, and that it has ended. 1240.60(a)(5), 1240.70."""
    state, due = checked_state(since_of(found), found.checked_at, now)
    checked = {"state": state, "at": found.checked_at, "due": due}
    known = {"checked": checked, "entered_at": found.entered_at, "validated_at": found.validated_at, "state": found.state}
    lines = cards.standing_lines({**known, "entered_at": found.entered_at.isoformat()}, now)
    if found.state not in CAN_HIT:
        lines = [one for one in lines if found.checked_at or "second person" not in one[1]]
        lines.insert(0, ("", f"{STATE_WORDS[found.state]} {cards.when(cards.moment(found.ended_at), now)}: it hits no more."))
    return lines


def _support(found: Record) -> tuple[str, str]:
    """The paper behind the record and where it is at hand. 1240.60(a)(2)."""
    return CODES["SUP"].get(found.support, found.support.capitalize()), found.support_at


def _clock(found: Record) -> dict[str, datetime] | None:
    """The countdown of the second check, while it runs."""
    if found.checked_at or found.state not in CAN_HIT:
        return None
    start = since_of(found)
    return {"start": start, "due": second_check_due(start)}


def next_step(request: Request, found: Record) -> dict[str, str]:
    """What to do next with this record, for this person: a sentence, and a link where there is one."""
    if found.state not in CAN_HIT:
        return {"words": "Nothing. The record hits no more and stands here for its history."}
    if found.agency_id != request.person.agency_id and "auditor" not in request.roles:
        tel = f" at {found.agency.telephone}" if found.agency.telephone else ""
        return {"words": f"Before you act, confirm it with {found.agency.name}{tel}. Found it? Send a locate."}
    if found.checked_at is not None:
        return {"words": "Nothing is due. Modify, clear or cancel it from the terminal when the report changes."}
    if found.entered_by_id == request.person.pk:
        return {"words": "Someone else of your agency has to compare it with the report.", "clause": CHECK}
    check = {"href": reverse("check", args=[found.number]), "act": "Compare it with the report", "key": "F4"}
    return {"words": "It awaits its second check, and you may make it.", "clause": CHECK, **check}


def history(found: Record, own: bool) -> Iterator[dict[str, Any]]:
    """The record's life as a timeline, newest last: who, when, what, and what a modify changed."""
    before: Mapping[str, str] = {}
    for change in found.changes.select_related("by", "by__agency").order_by("id"):
        yield {
            "at": change.at,
            "words": _change_words(change),
            "by": f"{change.by}, {change.by.agency.ori}" if change.by else "LEADS",
            "state": ACT_STATES.get(change.act, ""),
            "clause": CHECK if change.act == "check" else "",
            "changed": list(_changed(before, change.values, own)) if change.act in ("modify", "locate") else [],
        }
        before = change.values


def _change_words(change: RecordChange) -> str:
    return ACT_WORDS.get(change.act, change.act.capitalize()) + (f", {change.why}" if change.why else "")


def _changed(before: Mapping[str, str], after: Mapping[str, str], own: bool) -> Iterator[tuple[str, str, str]]:
    """Each field that is not what it was: its name, the old and the new value."""
    for code in {**before, **after}:
        old, new = before.get(code, ""), after.get(code, "")
        if old != new:
            yield _label(code), _masked(code, old, own) or "nothing", _masked(code, new, own) or "nothing"


def as_entered(found: Record, own: bool) -> str:
    """The record as its entry looks on the wire, with today's values; its number stands for the reference."""
    pairs = [(code, _masked(code, value, own)) for code, value in found.values.items() if value]
    about = (("OCA", found.case_number), ("SUP", found.support), ("SUD", found.support_at.upper()))
    pairs += [(code, value) for code, value in about if value]
    try:
        raw = wire.write_message(found.key, found.agency.ori, found.number, pairs)
    except Refused:  # an old value that a message can't carry any more is still shown
        return f"{found.key} " + " ".join(f"{code}/{value}" for code, value in pairs)
    return raw.decode().replace("\r\n", "\n")


# The list


def records(request: Request) -> HttpResponse:
    """The agency's own records, newest first; filters are in the address. The Department may name another agency."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "state", "file", "check", "ori")}
    if not request.roles & OVERSIGHT:
        asked["ori"] = ""
    mine = Q(agency__ori=asked["ori"].upper()) if asked["ori"] else Q(agency_id=request.person.agency_id)
    found = _filtered(Record.objects.filter(mine), asked, request.now)
    count, page = found.count(), max(1, int(request.GET.get("page", "1") if request.GET.get("page", "1").isdigit() else 1))
    first = (page - 1) * PAGE
    rows = found.select_related("entered_by").order_by("-entered_at", "-id")[first : first + PAGE]
    shown = {
        "heads": ["Record", "What", "Case", "Entered", "State", "Second check"],
        "rows": [_row(one, request.now) for one in rows],
        "filters": _filters(asked),
        "filtered": any(asked.values()),
        "whose": asked["ori"].upper() or request.person.agency.name,
        "count": count,
        "newer": _page(asked, page - 1) if page > 1 else "",
        "older": _page(asked, page + 1) if first + PAGE < count else "",
        "words": f"{first + 1} to {min(first + PAGE, count)} of {count}",
    }
    return render(request, "records/list.html", shown)


def _filtered(found: QuerySet[Record], asked: Mapping[str, str], now: datetime) -> QuerySet[Record]:
    if words := asked["q"]:
        found = found.filter(Q(number=words.upper()) | Q(case_number__istartswith=words))
    if asked["state"] in STATE_WORDS:
        found = found.filter(state=asked["state"])
    if asked["file"] in FILES:
        found = found.filter(file=asked["file"])
    if asked["check"] in ("awaiting", "overdue"):
        found = found.filter(checked_at=None, state__in=CAN_HIT)
    if asked["check"] == "overdue":  # by entry, as the limit stands today; the page of checks counts exactly
        found = found.filter(entered_at__lt=now - (second_check_due(now) - now))
    return found


def _row(one: Record, now: datetime) -> list[dict[str, Any]]:
    state, due = checked_state(one.entered_at, one.checked_at, now)
    if one.state not in CAN_HIT:
        check = {"text": "checked" if one.checked_at else "never checked"}
    elif state == "checked":
        check = {"text": "✓ checked", "kind": "fine"}
    else:
        late = state == "overdue" or due - now < timedelta(hours=4)
        words = f"{'! overdue since' if state == 'overdue' else 'due'} {cards.when(cards.moment(due), now)}"
        check = {"text": words, "kind": "danger" if state == "overdue" else "due" if late else ""}
    return [
        {"text": one.number, "typed": True, "href": reverse("record", args=[one.number])},
        {"text": FILES[one.file].headline(described(one))},
        {"text": one.case_number or "none", "typed": True},
        {"text": f"{cards.when(cards.moment(one.entered_at), now)} {one.entered_by}"},
        {"text": STATE_WORDS[one.state], "kind": MARKS.get(one.state, "")},
        check,
    ]


def _filters(asked: Mapping[str, str]) -> list[dict[str, Any]]:
    files = [("", "All files"), *((one.name, one.title) for one in FILES.values())]
    checks = [("", "Any"), ("awaiting", "Awaiting its check"), ("overdue", "Overdue")]
    rows: list[dict[str, Any]] = [
        {"name": "q", "label": "Number or case", "value": asked["q"]},
        {"name": "state", "label": "State", "value": asked["state"], "choices": [("", "Any state"), *STATES]},
        {"name": "file", "label": "File", "value": asked["file"], "choices": files},
        {"name": "check", "label": "Second check", "value": asked["check"], "choices": checks},
    ]
    rows += [{"name": "ori", "label": "Agency", "code": "ORI", "value": asked["ori"]}] if asked["ori"] else []
    return [row | {"words": row["name"] not in ("q", "ori")} for row in rows]


def _page(asked: Mapping[str, str], page: int) -> str:
    return "?" + urlencode({**{name: value for name, value in asked.items() if value}, "page": page})
