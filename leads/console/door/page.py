"""What a page of the console is: its address, who may open it, its line in the rail. All of them: console/pages.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leads.people.offices import KNOW_PEOPLE, OVERSEE

PUBLIC = frozenset({"*"})  # shows nothing about anyone
HALF = frozenset({"signed in by password"})  # before the second factor: only what is needed to set one up
OPERATORS = frozenset({"operator"})  # everyone behind both factors
OVERSIGHT = OVERSEE
HOLDERS = OVERSEE | KNOW_PEOPLE  # an office, of the Department or of an agency
COORDINATOR = frozenset({"coordinator"})
VOUCH = frozenset({"coordinator", "administrator"})  # who answers for people's accounts
DEPARTMENT = frozenset({"administrator"})
DIRECTOR = frozenset({"director"})

#: What waits at an agency at a moment: how many, what they are, and "", "due" or "danger".
Count = Callable[[int, datetime], tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Rail:
    """A page's line in the rail: under which heading, in which words, with which key, and what waits there."""

    group: str
    words: str
    key: str = ""
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name and address, who may open it, and what the door has to know about it."""

    name: str
    address: str
    view: Any
    who: frozenset[str]  # offices (leads/people/offices.py), or one of the sets above
    rail: Rail | None = None  # most pages are reached from another
    while_locked: bool = False  # a locked screen opens it, to be unlocked or left
    by_itself: bool = False  # the terminal page asks for it: no sign that somebody sits there
    takes_file: bool = False  # a paper, an image or a batch may be sent to it: more than any other page takes
    stream: bool = False  # answered for as long as it is open, in the event loop
    changes_credentials: bool = False  # may change what opens an account; the ledger says so
    removes_factor: bool = False  # the last one stays
    adds_factor: bool = False  # a first second factor set up here counts for this session

    def opens_for(self, roles: frozenset[str]) -> bool:
        """Whether someone with these roles may open it."""
        return bool(self.who & (roles | PUBLIC))
