"""A record entered or changed by form: looked over as it is filled in, sent when its operator says so, answered.

What is sent goes the way of the terminal's line (leads/console/terminal/sending.py), and is on its tape afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from leads.console.door.request import Request
from leads.console.entry.choose import act_key
from leads.console.entry.rows import Filled, one_of, problem_list, sections
from leads.console.records.acts import meant
from leads.console.records.history import masked
from leads.console.records.record import opened
from leads.console.terminal import cards, sending, tape
from leads.console.terminal.exchange import session_of
from leads.console.terminal.words import vocabulary
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import OWN, of, standing
from leads.hotfiles.declare.keys import CHANGING, ENTER, SUPPLEMENTS
from leads.hotfiles.look_over import Asking, Looked, look_over, meanings
from leads.hotfiles.models import Record
from leads.hotfiles.open_record import is_own
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.ledger.record import record
from leads.messages import wire
from leads.messages.fields import BETWEEN, capitals
from leads.messages.keys import MessageKey, Route
from leads.messages.lists import ADD
from leads.messages.read import Pairs
from leads.people import volume
from leads.rules.refused import Refused
from leads.standing.gates import no_to

MOST = 4000  # characters of one value, as of the terminal's line
No = Mapping[str, Any]


def form(request: Request, key: str) -> HttpResponse:
    """The form of one message key; posted, it is looked over or sent. What is not said to be sent is not."""
    declared = act_key(key)
    if request.method == "POST":
        return _send(request, declared) if request.POST.get("act") == "send" else _look(request, declared)
    if not sending.seated(request):
        return HttpResponseRedirect(reverse("device"))
    assert request.link is not None
    no = no_to(session_of(request.link, request.now), declared.needs, request.held, request.now)
    begun = _begun(request, declared) if no is None else Filled()
    return _page(request, declared, begun, no=no.as_dict() if no else None, begun="record" if begun.values else "empty")


@require_POST
def check(request: Request, key: str) -> JsonResponse:
    """What is wrong with a form so far, field by field, and what its codes mean; nothing is sent.

    It comes with every field that is filled in, and asks no file: that would be an inquiry of which nobody knows.
    """
    declared = act_key(key)
    pairs = _pairs(request, declared)
    looked = _look_over(request, declared, pairs)
    told = {one.field or "": _told(one) for one in reversed(looked.problems)}
    means = dict(meanings(declared, pairs, request.person.agency.zone, request.now))
    return JsonResponse({"problems": told, "means": means, "doubts": looked.doubts})


def entered(request: Request, message: int) -> HttpResponse:
    """What came back to a form that was sent, for whoever sent it; raises Refused where there is no such answer."""
    if not sending.seated(request):
        return HttpResponseRedirect(reverse("device"))
    assert request.link is not None
    frame = tape.answer_to(request, session_of(request.link, request.now), message)
    key = MESSAGE_KEYS.get(frame.key) if frame else None
    if frame is None or key is None or key.route is not Route.ACT:
        raise Refused("no-such-answer", f"You sent no message {message} from here.", None, "See the terminal's tape.")
    shown = {
        "data": frame.data,
        "text": frame.text,
        "key": key,
        "file": FILES[key.file],
        "hits": [cards.hit_of(one, request.now) for one in frame.data["hits"]],
        "read_as": cards.labels(frame.data, "read_as"),
        "checked": key.does in (ENTER, *CHANGING),
        "enters": key.does is ENTER,
        "at": cards.moment(frame.data["at"]),
    }
    return render(request, "entry/entered.html", shown)


# What was filled in


def _pairs(request: Request, key: MessageKey) -> Pairs:
    """The fields that were filled in, in the order of the form, in capitals as on the line; new lines are blanks."""
    typed = ((use.field.code, request.POST.get(use.field.code, "")[:MOST]) for use in key.uses)
    return [(code, capitals(value)) for code, value in typed if value.strip()]


def _begun(request: Request, key: MessageKey) -> Filled:
    """A form that was opened for a record says which one it is, and beside each field how it stands now.

    Raises Refused: no such record, or one of another file.
    """
    number = request.GET.get("record", "")
    if not number or key.does is ENTER:
        return Filled()
    found = opened(request, number)
    if found.file not in key.files:
        said = f"{found.number} is a record of another file: {FILES[found.file].title}."
        raise Refused("other-file", said, None, f"Choose the form of that file: {reverse('entry')}.", field="NIC")
    known = {**found.values, "NIC": found.number, "OCA": found.case_number}
    values = {code: known[code] for code in meant(key, known)}
    if key.does not in CHANGING or not is_own(request.by, found):
        return Filled(values)
    stands = {code: masked(found.file, code, value, False) for code, value in found.values.items()}
    if key.about:
        stands = _stands_under(key, found)
    if key.does in SUPPLEMENTS:
        stands = _stands_with(key, found, stands)
    return Filled(values, stands={code: value for code, value in stands.items() if code not in values})


def _stands_with(key: MessageKey, found: Record, stands: Mapping[str, str]) -> dict[str, str]:
    """Beside a field of a supplement: what stands there and was added; what may be taken off, where that is the act."""
    shown = dict(stands) if key.does.sign == ADD and key.does.whose == OWN else {}
    beside = additions_of(found)
    held = beside if shown else standing(FILES[found.file].kinds, found.values, beside)
    for one in of(key.does.whose, held):
        for code, value in one.values.items():
            said = masked(found.file, code, value, False)
            shown[code] = f"{shown[code]}{BETWEEN}{said}" if code in shown else said
    return shown


def _stands_under(key: MessageKey, found: Record) -> dict[str, str]:
    """Beside a field of an add-on: what those that stand under the record say there, and not what the record says."""
    shown = dict[str, str]()
    for one in (one for one in additions_of(found) if one.kind == key.about):
        for code, value in one.values.items():
            shown[code] = f"{shown[code]}{BETWEEN}{value}" if code in shown else value
    return shown


def _filled(request: Request, key: MessageKey, pairs: Pairs) -> Filled:
    """A form that comes back: what was typed, and beside it how the record stands, if it may still be read."""
    try:
        return Filled(dict(pairs), stands=_begun(request, key).stands)
    except Refused:
        return Filled(dict(pairs))


def _look_over(request: Request, key: MessageKey, pairs: Pairs, asking: Asking | None = None) -> Looked:
    looked = look_over(key, pairs, request.person.agency.zone, request.now, asking=asking)
    if looked.problems:
        return looked
    try:
        wire.write_message(key.key, request.person.agency.ori, "LOOK", pairs)
    except Refused as no:  # it could not be said as it is meant
        return Looked((no,))
    return looked


def _asking(request: Request, key: MessageKey) -> Asking | None:
    """How it is counted and written down that whoever could send this form asks registration; of nobody else."""
    if not _may_send(request, key):
        return None

    @transaction.atomic
    def asking(by: Sequence[str]) -> None:
        volume.count(request.by, request.held.agencies.numbers, request.now)
        data = {"key": key.key, "fields": list(by)}
        record("hotfiles:registration:asked", now=request.now, by=request.by, data=data)

    return asking


def _may_send(request: Request, key: MessageKey) -> bool:
    """Whether whoever fills it in might send it now: to nobody else does registration say anything."""
    if request.link is None:
        return False
    return no_to(session_of(request.link, request.now), key.needs, request.held, request.now) is None


def _told(no: Refused) -> dict[str, Any]:
    return no.as_dict() | {"problems": {}}


def _look(request: Request, key: MessageKey) -> HttpResponse:
    """The form again, with what is wrong at each field; nothing is sent."""
    pairs = _pairs(request, key)
    looked = _look_over(request, key, pairs, _asking(request, key))
    given = sending.reference_of(request)
    wrong = [_told(one) for one in looked.problems]
    filled = _filled(request, key, pairs)
    return _page(request, key, filled, problems=wrong, reference=given, doubts=looked.doubts, looked=True)


def _send(request: Request, key: MessageKey) -> HttpResponse:
    """Sends what was filled in; what was done is shown on a page of its own, a no at its field with all that stood."""
    pairs, reference = _pairs(request, key), sending.reference_of(request)
    if not pairs:
        return _look(request, key)
    try:
        frame = sending.send(sending.seat_of(request), key.key, pairs, reference, request.now)
    except Refused as no:
        return _page(request, key, _filled(request, key, pairs), problems=[_told(no)], reference=reference)
    data = frame.data
    if data["outcome"] != "refused" and data["message"]:
        return HttpResponseRedirect(reverse("entered", args=[data["message"]]))
    said = data.get("no") or {"sentence": frame.text, "code": data["outcome"]}
    # a reference is used once: what was answered goes on under another, what was not may be done under this one
    anew = reference if said["code"] == "busy" else sending.new_reference()
    wrong = list((said.get("problems") or {}).values()) or [said]
    return _page(request, key, _filled(request, key, pairs), problems=wrong, reference=anew)


# The page


def _page(
    request: Request,
    key: MessageKey,
    filled: Filled,
    *,
    no: No | None = None,
    problems: Sequence[No] = (),
    reference: str = "",
    doubts: Sequence[str] = (),
    looked: bool = False,
    begun: str = "sent",
) -> HttpResponse:
    act, codes = key.does.name, [use.field.code for use in key.uses]
    pairs = list(filled.values.items())
    means = meanings(key, pairs, request.person.agency.zone, request.now)
    wrong = {str(one["field"]): one for one in reversed(problems) if one.get("field")}
    shown = {
        "key": key,
        "file": FILES[key.file],
        "title": key.title,
        "sections": sections(key, replace(filled, problems=wrong, means=means)),
        "one_of": one_of(key),
        "one_of_several": any(len(one) > 1 for one in key.combinations),
        "closed": no,
        "problems": list(problem_list(key, problems)),
        "did_not": cards.DID_NOT.get(act) or cards.NOT_DONE.get(act, cards.NOT_DONE[""]),
        "doubts": doubts,
        "looked": looked,
        "begun": begun,
        "start": "" if begun == "sent" else next((code for code in codes if code not in filled.values), ""),
        "reference": reference or sending.new_reference(),
        "words_mark": vocabulary()[1],
        "stands": bool(filled.stands),
        "record": request.GET.get("record", ""),
    }
    return render(request, "entry/form.html", shown, status=422 if problems and not looked else 200)
