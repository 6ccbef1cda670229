"""Batches on the screen: a file is given, looked over, compared, sent row by row while its page asks for it, read.

Each row goes the way of the terminal's line (leads/console/terminal/sending.py), in a request of its person from their
seat: what no page asks for is not sent. What is decided of a row: leads/hotfiles/batches, which `leads batch` asks too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from leads.console.door.request import Request
from leads.console.parts.csv_file import csv_file
from leads.console.parts.plots import bar
from leads.console.records.records import page_number
from leads.console.terminal import sending
from leads.console.terminal.cards import day_and_time, moment
from leads.console.terminal.exchange import session_of
from leads.hotfiles.batches import kept, look, told
from leads.hotfiles.batches.kept import VIEWS
from leads.hotfiles.batches.rows import Row
from leads.hotfiles.batches.sent import NOT_DONE
from leads.hotfiles.models import BatchRow, KeptBatch
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.wire import AnswerFrame
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.standing.gates import no_to, readable

PAGE = 25
HEADS = (
    *("row", "key", "outcome", "record", "field", "clause", "sentence", "cure", "problems"),
    *("warnings", "hits", "hits_ended_since", "no_longer_in_force", "beside", "done_before", "at", "message"),
)
WORDS = {"": "All", "wrong": "Wrong before sending", "refused": "Only refused", "left": "Without a result"}


def batches(request: Request) -> HttpResponse:
    """One's own batches, and where a file is given."""
    no = None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(reverse("batch", args=[_given(request).pk]))
        except Refused as refused:
            no = refused
    numbers = request.held.agencies.numbers
    shown = {
        "batches": [(one, kept.counts(one)) for one in kept.mine(request.by)],
        "no": no,
        "key": request.POST.get("key", ""),
        "rows": number("batch.rows", numbers),
        "megabytes": number("batch.file_bytes", numbers) / 1024 / 1024,
        "days": number("batch.keep_days", numbers),
        "removed": "removed" in request.GET,
    }
    return render(request, "records/batches.html", shown, status=422 if no else 200)


def _given(request: Request) -> KeptBatch:
    file = request.FILES.get("file")
    if file is None:
        raise Refused("batch-not-read", "No file was chosen.", None, "Choose a file, then give it.", "file")
    key = request.POST.get("key", "").strip().upper()
    if key and key not in MESSAGE_KEYS:
        raise Refused("unknown-key", f"LEADS knows no message key {key[:20]}.", None, "Leave it empty, or EV.", "key")
    numbers = request.held.agencies.numbers
    return kept.give(file.name or "", file.read(), key, by=request.by, now=request.now, numbers=numbers)


def batch(request: Request, batch_id: int) -> HttpResponse:
    """One batch: what its rows say and what became of them; started, stopped, compared or removed by its person."""
    found = kept.opened(batch_id, request.by)
    if request.method != "POST":
        return _page(request, found)
    act = request.POST.get("act", "")
    try:
        if act == "remove":
            kept.remove(found, by=request.by, now=request.now)
            return HttpResponseRedirect(f"{reverse('batches')}?removed=1")
        if act == "stop":
            kept.stop(found, by=request.by, now=request.now)
            return HttpResponseRedirect(reverse("batch", args=[found.pk]))
        sending.seat_of(request)
        if act == "compare":
            return _page(request, found, differences=_differences(request, _rows(request, found)))
        kept.start(found, again=act == "again", by=request.by, now=request.now)
    except Refused as no:
        return _page(request, found, no=no)
    return _page(request, found, driven=True)


@require_POST
def go(request: Request, batch_id: int) -> HttpResponse:
    """Sends the next rows and says how far the batch is. The page asks again until none is left or somebody stops it.

    With the end of the sign-on, the seat or the page the asking ends, and with it the sending.
    """
    found = kept.opened(batch_id, request.by)
    no = None
    try:
        link = sending.seat_of(request)

        def send(row: Row, under: str) -> AnswerFrame:
            return sending.send(link, row.key, row.pairs, under, request.now)

        kept.send_some(found, send, by=request.by, now=request.now)
    except Refused as refused:
        no = refused
        if no.code != "batch-under-way":
            kept.stop(found, by=request.by, now=request.now)
    here = reverse("batch", args=[found.pk])
    if not request.htmx:
        return _page(request, found, no=no) if no else HttpResponseRedirect(here)
    if no is None and found.going_since is None:
        return HttpResponse(status=204, headers={"HX-Redirect": here})
    waits = no is not None and no.code == "batch-under-way"
    shown = _progress(request, found, driven=no is None or waits) | {"no": None if waits else no}
    return render(request, "records/batch_progress.html", shown)


def batch_csv(request: Request, batch_id: int) -> HttpResponse:
    """What became of each row as a file; the ledger has a line of it. No value of the rows is in it."""
    found = kept.opened(batch_id, request.by)
    rows = kept.take_out(found, _view(request), by=request.by, now=request.now)
    reader = _Reader(request, rows)
    return csv_file("batch", HEADS, (_line(one, reader) for one in rows), request.now)


# The page


def _view(request: Request) -> str:
    asked = request.GET.get("view", "")
    return asked if asked in VIEWS else ""


def _at(view: str, page: int = 1) -> str:
    return f"?{urlencode({'view': view, 'page': str(page)})}"


def _rows(request: Request, found: KeptBatch) -> list[BatchRow]:
    first = (page_number(request) - 1) * PAGE
    return list(found.rows.filter(VIEWS[_view(request)]).order_by("number")[first : first + PAGE])


def _page(
    request: Request,
    found: KeptBatch,
    *,
    no: Refused | None = None,
    driven: bool = False,
    differences: Mapping[int, list[str]] | None = None,
) -> HttpResponse:
    view, page = _view(request), page_number(request)
    rows = _rows(request, found)
    reader = _Reader(request, rows)
    shown = _progress(request, found, driven=driven)
    counts = shown["counts"]
    seated = sending.seated(request)
    here = {"": counts["rows"], "wrong": counts["wrong"], "refused": counts["refused"], "left": counts["left"]}
    first, count = (page - 1) * PAGE, here[view]
    shown |= {
        "seated": seated,
        "closed": _closed(request, found) if seated and counts["left"] else [],
        "says": _says(found),
        "views": [
            {"words": words, "href": _at(name), "current": name == view, "count": here[name]}
            for name, words in WORDS.items()
        ],
        "view": view,
        "here": _at(view, page),
        "rows": [_shown(one, reader, (differences or {}).get(one.number)) for one in rows],
        "compares": any(_asks(one) for one in rows),
        "no": no,
        "days": number("batch.keep_days", request.held.agencies.numbers),
        "newer": _at(view, page - 1) if page > 1 else "",
        "older": _at(view, page + 1) if first + PAGE < count else "",
        "words": f"{first + 1} to {min(first + PAGE, count)} of {count}",
    }
    return render(request, "records/batch.html", shown, status=422 if no else 200)


def _progress(request: Request, found: KeptBatch, *, driven: bool) -> dict[str, Any]:
    counts = kept.counts(found)
    done = counts["rows"] - counts["left"]
    return {
        "batch": found,
        "counts": counts,
        "done": done,
        "outcomes": kept.outcomes(found),
        "svg": bar(done, counts["rows"], "due" if counts["refused"] else "fine"),
        "driven": driven,
        "device": request.link.device.mnemonic if request.link else "",
    }


def _says(found: KeptBatch) -> list[tuple[str, str, int]]:
    """What the file asks for, by message key: the key, what it does in words, how many rows."""
    keys = found.rows.values_list("key", flat=True)
    counted = sorted(Counter(keys).items())
    return [(key, MESSAGE_KEYS[key].title, rows) for key, rows in counted if key in MESSAGE_KEYS]


def _closed(request: Request, found: KeptBatch) -> list[tuple[str, Refused]]:
    """Message keys of rows without a result that would be refused now, whatever the rows say: who may not, and why."""
    assert request.link is not None
    session = session_of(request.link, request.now)
    keys = sorted(set(found.rows.filter(kept.LEFT).values_list("key", flat=True)))
    refusals = ((key, no_to(session, MESSAGE_KEYS[key].needs, request.held, request.now)) for key in keys)
    return [(key, no) for key, no in refusals if no is not None]


class _Reader:
    """What the reader of some rows may see of their answers, and what became of the records since; asked once."""

    def __init__(self, request: Request, rows: Iterable[BatchRow]) -> None:
        self.files = frozenset(readable(request.person.pk, tuple(FILES), request.held, request.now))
        self._since = told.since_then([one.result or {} for one in rows], _when, request.now)

    def opened(self, line: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
        """The hits of a row, or what is no longer in force, in the files that its reader may still ask."""
        return [one for one in line.get(name) or () if one["file"] in self.files]

    def hits(self, line: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The hits of a row as they are to be read now: with all that speaks against them, then and since."""
        return [self._hit(line, hit) for hit in self.opened(line, "hits")]

    def _hit(self, line: Mapping[str, Any], hit: Mapping[str, Any]) -> dict[str, Any]:
        stands, since = self._since(line, hit)
        said = {"stands": stands, "since": since, "first": told.before_all(hit, _when), "unsure": told.not_sure(hit)}
        return {**hit, **said, "whom": told.whom_to_ask(hit)}


def _when(at: str) -> str:
    return day_and_time(moment(at))


def _shown(one: BatchRow, reader: _Reader, difference: list[str] | None) -> dict[str, Any]:
    line = one.result or {}
    return {
        "row": one,
        "pairs": [(code, look.printable(look.hidden(one.key, code, value))) for code, value in one.pairs],
        "line": line,
        "hits": reader.hits(line),
        "ended": [told.ended_words(each) for each in reader.opened(line, "inactive")],
        "beside": told.beside(line),
        "problems": [] if line else one.problems,
        "warnings": line.get("warnings", one.warnings),
        "more": [(code, said) for code, said in line.get("problems", {}).items() if said != line.get("sentence")],
        "difference": difference,
        "kind": "no" if one.outcome in NOT_DONE or (not line and one.problems) else "",
    }


def _line(one: BatchRow, reader: _Reader) -> tuple[str, ...]:
    line: Mapping[str, Any] = one.result or {}
    no = line or (one.problems[0] if one.problems else {})
    more = line["problems"] if line else {p["field"]: p["sentence"] for p in one.problems}
    said = (str(one.number), one.key, one.outcome or "no result yet", line.get("record"))
    doubts = (
        "; ".join(f"{code}: {words}" for code, words in more.items()),
        "; ".join(line.get("warnings", one.warnings)),
    )
    ended = " | ".join(told.ended_words(each) for each in reader.opened(line, "inactive"))
    beside = (*_hit_cells(reader.hits(line)), ended, " ".join(told.beside(line)))
    end = (*beside, "yes" if line.get("before") else "", line.get("at"), line.get("message"))
    texts = (*said, no.get("field"), no.get("clause"), no.get("sentence"), no.get("cure"), *doubts, *end)
    return tuple("" if text is None else str(text) for text in texts)


def _hit_cells(hits: Iterable[dict[str, Any]]) -> tuple[str, str]:
    """Hits that stand, each with all that speaks against it; and apart, by their numbers, those that have ended."""
    live: list[str] = []
    gone: list[str] = []
    for hit in hits:
        if hit["stands"]:
            live.append(" ".join([*hit["since"], *told.lines_of(hit, _when)]))
        else:
            gone.append(f"record {hit['record']}: {told.GONE}")
    return " | ".join(live), " | ".join(gone)


# What modifies would change


def _asks(one: BatchRow) -> bool:
    return not one.outcome and not one.problems and look.asks_for(MESSAGE_KEYS[one.key]) is not None


def _differences(request: Request, rows: Iterable[BatchRow]) -> dict[int, list[str]]:
    """For each modify on this page, what it would change: asked for by an inquiry like any, noted in the ledger."""
    link, found = sending.seat_of(request), {}
    for one in filter(_asks, rows):
        looked = look.look(kept.row_of(one), request.now)
        asks = look.asks_for(MESSAGE_KEYS[one.key])
        assert asks is not None
        record = [("NIC", looked.values.get("NIC", ""))]
        data = sending.send(link, asks.key, record, sending.new_reference(), request.now).data
        no = data.get("no")
        lines = [f"{look.NO} {no['sentence']} {no['cure']}"] if no else look.difference(looked, data["hits"])
        found[one.number] = [look.without_secrets(looked.row, said.strip()) for said in lines]
    return found
