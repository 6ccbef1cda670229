"""What every page goes through: what a browser is told, and who may open which page. Deny by default.

Order at the door: known page, signed in, not too old, second factor, not locked, allowed. Each no says how to go on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from leads.console.door import account, allowed, seat, sign_in, step_up
from leads.console.door import session as door
from leads.console.door.look import read_look
from leads.console.door.now import edge_now
from leads.console.door.page import HALF, PUBLIC, Page
from leads.console.door.request import Request
from leads.console.pages import PAGES, page_of
from leads.console.parts.shell import Shell
from leads.ledger.record import record
from leads.people.acting import acting
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.standing import snapshot

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",  # the code that an authenticator app reads
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(),"
    " publickey-credentials-get=(self), publickey-credentials-create=(self)",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecurityHeaders:
    """What a browser is told with every page: run nothing of others, tell others nothing, keep nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)  # a file that was sent to us says a stricter policy of its own
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class Door:
    """Who may come in, and where they are sent when they may not yet."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = cast(Request, request)
        asked.now, asked.look, asked.credentials_before = edge_now(), read_look(request), None
        with timezone.override(timezone.get_default_timezone()):
            response = self.get_response(asked)
        before = asked.credentials_before
        held = asked.session.get(seat.LINK)
        if before is not None and account.note_changes(asked.person, before, asked.now, held):
            door.mark_changed_here(asked)
        _note_factor(asked)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Lets a request through to its page (None), or answers in the page's place."""
        asked = cast(Request, request)
        page = page_of(asked.resolver_match.view_name if asked.resolver_match else "")
        if page is None:
            raise Http404
        if page.who == PUBLIC:
            return None
        if not isinstance(asked.user, Person):
            return _sign_in(asked)
        return self._behind_password(asked, page)

    def _behind_password(self, request: Request, page: Page) -> HttpResponse | None:
        held = request.held = snapshot.current()
        request.person = cast(Person, request.user)
        if (over := allowed.over(request, held)) is not None:
            seat.leave(request, why=over.why)
            return sign_in.not_let_in(request, over.no) if over.no and not _in_page(request) else _sign_in(request)
        timezone.activate(request.person.agency.zone)
        if page.changes_credentials and (no := _changes(request, page)):
            return no
        if page.adds_factor and request.method == "POST":
            request.owned_factor = door.owns_second_factor(request)
        if page.changes_credentials and request.method == "POST":
            request.credentials_before = account.credentials_of(request.person)
        if not door.has_second_factor(request) and page.who != HALF:
            return _go(request, "second_factor")
        if not page.while_locked and allowed.shut(request, held):
            door.lock(request)
            unlock = "lock" if sign_in.demo_session(request) else "account_reauthenticate"
            return _go(request, unlock, next=_back(request))
        return self._inside(request, page)

    def _inside(self, request: Request, page: Page) -> HttpResponse | None:
        request.link = seat.link_of(request)
        device = request.link.device.mnemonic if request.link else ""
        request.by = acting(request.person, request.now, device=device)
        request.roles = frozenset({"operator", *request.by.offices})
        request.shell = Shell(request.person, request.link, request.roles, request.held, request.now, PAGES, page.name)
        if page.who != HALF and not page.opens_for(request.roles):
            return refuse_page(request, page)
        if page.removes_factor and request.method == "POST" and account.factors_of(request.person) <= 1:
            return render(request, "door/refused.html", {"no": _LAST, "did_not": "Not removed."}, status=422)
        if not page.by_itself and not page.while_locked:
            door.touch(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A no from any view is a page that says what did not happen, why, and what cures it."""
        if not isinstance(exception, Refused) or not hasattr(request, "shell"):
            return None
        return render(request, "door/refused.html", {"no": exception}, status=422)


def _changes(request: Request, page: Page) -> HttpResponse | None:
    """Before what opens an account is changed: a factor that is owned is shown first, and the last one stays.

    None when the page may open. While none is owned, a first one takes password and the code that was handed over to
    the person (leads/people/vouch.py). CJIS Security Policy, IA-5.
    """
    if not door.owns_second_factor(request):
        vouched = request.session.get(door.VOUCHED_FOR) or sign_in.demo_session(request)
        return None if vouched or not page.adds_factor else _go(request, "second_factor")
    if not door.has_second_factor(request) or not step_up.fresh(request):
        return step_up.ask(request, _back(request))
    return None


_LAST = Refused(
    "last-factor",
    "This is the only second factor of the account.",
    None,
    "Set up another one, then remove this.",
)


def _note_factor(request: Request) -> None:
    """A first second factor, just set up in this session, counts for this session: it has just been shown to work."""
    if getattr(request, "owned_factor", True) or not door.owns_second_factor(request):
        return
    request.session[door.SECOND_FACTOR] = "set up"


def refuse_page(request: Request, page: Page) -> HttpResponse:
    """Tells a person that a page is not theirs to open, and writes that down."""
    with transaction.atomic():
        record("console:page:refused", now=request.now, by=request.by, outcome="refused", data={"page": page.name})
    no = Refused(
        "page-not-yours", f"This page opens for: {', '.join(sorted(page.who))}.", None, "Ask your Agency Coordinator."
    )
    return render(request, "door/refused.html", {"no": no, "did_not": "Not opened."}, status=403)


def _sign_in(request: Request) -> HttpResponse:
    return _go(request, "account_login", next=_back(request))


def _back(request: Request) -> str:
    return request.get_full_path() if request.method == "GET" and not _in_page(request) else reverse("terminal")


def _in_page(request: Request) -> bool:
    """Whether a script asked, which must not follow to another page by itself."""
    return bool(request.htmx) or request.headers.get("Sec-Fetch-Dest") == "empty"


def _go(request: Request, name: str, **query: str) -> HttpResponse:
    address = reverse(name) + (f"?{urlencode(query)}" if query else "")
    if _in_page(request):  # htmx and terminal.js read this and go there themselves
        return HttpResponse(status=401, headers={"HX-Redirect": address, "X-Go": address})
    return HttpResponseRedirect(address)
