"""Where an entry begins: what somebody wants to enter or change, by file, and which of it they may send now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leads.console.door.request import Request
from leads.console.terminal import sending
from leads.console.terminal.exchange import session_of
from leads.console.terminal.words import ALSO
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.keys import MessageKey, Route
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.standing.gates import no_to

MOST = 80  # characters that are searched for
_A_NUMBER = re.compile(r"[A-Z][0-9]{9,19}")


class Choice(NamedTuple):
    """A message key to choose, in the words of what is done: "Occupants armed" of a stolen vehicle."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class OfFile:
    """What can be chosen of one file: its keys of entry, those that change or end a record, and why some can't."""

    title: str
    letter: str
    entries: tuple[Choice, ...]
    changes: tuple[Choice, ...]
    no: Refused | None
    closed: str  # the keys that are refused now


#: What people call whom or what a section of a form is about, where many files have it; the rest: `HotFile.called`.
CALLED = {"Person": "man woman juvenile", "Warrant": "fugitive arrest"}


def choose(request: Request) -> HttpResponse:
    """What may be entered or changed by form, by file and searched by words; a message key alone leads to its form."""
    if not sending.seated(request):
        return HttpResponseRedirect(reverse("device"))
    assert request.link is not None
    typed = " ".join(request.GET.get("q", "").split())[:MOST]
    asked = typed.upper()
    if asked in _acts() and not request.htmx:
        return HttpResponseRedirect(reverse("entry_form", args=[asked]))
    record = asked if _A_NUMBER.fullmatch(asked) else ""
    session = session_of(request.link, request.now)
    files = [_of_file(file, asked, record, session, request) for file in FILES.values()]
    found = [one for one in files if one is not None]
    reasons = {one.no.sentence if one.no and not one.entries + one.changes else "" for one in found}
    once = found[0].no if len(reasons) == 1 and found else None  # why nothing can be sent at all
    shown = {"asked": typed, "record": record, "files": found, "once": once if reasons != {""} else None}
    return render(request, "entry/found.html" if request.htmx else "entry/choose.html", shown)


def _of_file(file: HotFile, asked: str, record: str, session: Session, request: Request) -> OfFile | None:
    """What of a file fits the words that are looked for, or the record of which a number is given; None: nothing."""
    if record:
        keys = [one for one in _acts().values() if one.does is not ENTER and file.name in one.files]
        keys = keys if record[0] == file.letter else []
    else:
        keys = [one for one in _acts().values() if file.name in one.files and _fits(one, asked)]
    if not keys:
        return None
    said = {one.key: no_to(session, one.needs, request.held, request.now) for one in keys}
    may = [one for one in keys if said[one.key] is None]
    no = next((one for one in said.values() if one is not None), None)
    return OfFile(
        file.title,
        file.letter,
        tuple(_entries(one for one in may if one.does is ENTER)),
        tuple(_changes([one for one in may if one.does is not ENTER])),
        no,
        ", ".join(one.key for one in keys if said[one.key] is not None),
    )


def _entries(keys: Iterable[MessageKey]) -> Iterator[Choice]:
    """ "Stolen boat, occupants armed": that it is entered says the place where it stands."""
    return (Choice(one.key, one.title.removesuffix(f": {ENTER.name}").replace(f": {ENTER.name},", ",")) for one in keys)


def _changes(keys: Sequence[MessageKey]) -> Iterator[Choice]:
    """ "Modify" where a file has one kind of record, and "Lost gun: modify" where it has several."""
    several = len({one.title.rpartition(": ")[0] for one in keys}) > 1
    return (Choice(one.key, one.title if several else one.title.rpartition(": ")[2].capitalize()) for one in keys)


@cache
def _acts() -> Mapping[str, MessageKey]:
    return {one.key: one for one in MESSAGE_KEYS.values() if one.route is Route.ACT}


@cache
def _described(key: MessageKey) -> str:
    """The words by which a key is found: its own, its file's, what people say for it, and the parts of its form."""
    file = FILES[key.file]
    entry = next(iter(file.entries.values()), key)
    about = dict.fromkeys(use.field.group for use in (key if key.does is ENTER else entry).uses if use.must)
    called = (word for group in about for word in (group, CALLED.get(group, "")))
    does = "ADD NEW" if key.does is ENTER else ALSO.get(key.does.name, "")
    return " ".join((key.key, key.title, file.title, file.called, does, *called)).upper()


def _fits(key: MessageKey, asked: str) -> bool:
    return all(word in _described(key) for word in asked.split())


def act_key(name: str) -> MessageKey:
    """The message key of a form. Raises Refused (no-such-form) for what enters and changes nothing."""
    known = _acts().get(name.upper())
    if known is None:
        said = f"No form has the message key {name[:10]}."
        raise Refused("no-such-form", said, None, "Choose what to enter; the terminal's line takes inquiries.")
    return known
