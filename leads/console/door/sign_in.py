"""The way in: notice, password, second factor; what is counted when it goes wrong; ways into a fictional state."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leads.console.door import seat
from leads.console.door import session as door
from leads.console.door.now import edge_now
from leads.console.door.page import HOLDERS
from leads.console.door.request import Request
from leads.console.door.settings_of import numbers
from leads.console.models import WayIn
from leads.ledger.record import record
from leads.people import one_time_code, vouch, wrong_tries
from leads.people.acting import acting
from leads.people.address import client_address
from leads.people.models import Acknowledgment, Person, WrongTry
from leads.people.offices import offices_of
from leads.rules.refused import Refused
from leads.standing import snapshot
from leads.standing.gates import may_enter

NOTICE_VERSION = "2026-1"
NOTICE = "leads_notice"
SIGNED_OUT = "signed-out"
WAY_IN_HOURS = 12
FIRST_FACTOR_MINUTES = 15
DEMO = "demo link"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def _begin(account: str, address: str, now: datetime) -> WrongTry:
    """A try at password or code, said in a form's words when there were too many."""
    try:
        return wrong_tries.begin(account, address, numbers(), now)
    except Refused as refused:
        raise ValidationError(f"{refused.sentence} {refused.cure}") from refused


class Accounts(DefaultAccountAdapter):
    """LEADS' own rules for allauth: nobody signs up alone, wrong tries are counted for every node, all is written."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are put on the books by their agency, never by themselves."""
        return False

    _try: WrongTry

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuses to look at a password while account or address is shut."""
        self._try = _begin(str(credentials.get("username", "")), self.get_client_ip(request), edge_now())

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password counts, whether or not there is such an account."""
        wrong_tries.wrong(self._try, "password", edge_now())

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Whose password it is; a right one does not count as a try."""
        person = super().authenticate(request, **credentials)
        if person is not None:
            wrong_tries.right(self._try)
        return person

    def pre_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse | None:
        """Whoever does not work here today, or is not screened, is told so and stays outside. 1240.50(b)(1)."""
        try:
            may_enter(user.pk, snapshot.current(), edge_now())
        except Refused as no:
            clear_login(request)
            _note_not_let_in(user, no, request)
            return not_let_in(request, no)
        answer: HttpResponse | None = super().pre_login(request, user, **more)
        return answer

    def post_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse:
        """Signed in: writes it down, with the notice that was acknowledged."""
        note_sign_in(cast(Request, request), user)
        answer: HttpResponse = super().post_login(request, user, **more)
        return answer

    def logout(self, request: HttpRequest) -> None:
        """Signs out of console and device."""
        seat.leave(cast(Request, request), why="signed out")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where the browser is, by our own machines and not by what a header claims."""
        return client_address(request.META)

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """A first second factor may be set up in the minutes after the password; all else asks once more."""
        asked = cast(Request, self.request)
        first = app == "allauth.mfa" and asked.user.is_authenticated and not door.owns_second_factor(asked)
        if first and not door.older(asked, FIRST_FACTOR_MINUTES):
            return False
        return bool(super().is_reauthentication_required(app=app, **more))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return first_page(cast(Request, request), cast(Person, request.user))

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Where a browser goes that signed out, and forgets there what the tab still keeps of it (`kept.js`)."""
        return f"{reverse('account_login')}?{SIGNED_OUT}"


class SecondFactor(AuthenticateForm):
    """A code from an app or a recovery code at sign-in; a wrong one counts as a wrong try."""

    def clean_code(self) -> str:
        return _code_of(self)


class SecondFactorAgain(ReauthenticateForm):
    """The same where the second factor is asked for once more: to unlock, and before an act that weighs."""

    def clean_code(self) -> str:
        return _code_of(self)


class PasswordChanged(ChangePasswordForm):
    """A new password, for who knows the old one; wrong ones count as at sign-in."""

    def clean_oldpassword(self) -> str:
        return _counted(self.user, lambda: str(super(PasswordChanged, self).clean_oldpassword()))


def _code_of(form: AuthenticateForm | ReauthenticateForm) -> str:
    """The code of a form, taken once for every door. Wrong tries count in the one book."""
    now, code = edge_now(), str(form.cleaned_data["code"])
    one = _begin(str(form.user.user_id), client_address(context.request.META), now)
    held = one_time_code.take(form.user.pk, code, now)
    if held is None:
        wrong_tries.wrong(one, "second factor", now)
        raise mfa_adapter().validation_error("incorrect_code")
    wrong_tries.right(one)
    held.user, form.authenticator = form.user, held
    return code


def _counted(person: Any, look: Callable[[], str]) -> str:
    """Lets a form look at a password, as one counted try."""
    now = edge_now()
    one = _begin(str(person.user_id), client_address(context.request.META), now)
    try:
        password = look()
    except ValidationError:
        wrong_tries.wrong(one, "password", now)
        raise
    wrong_tries.right(one)
    return password


def note_sign_in(request: Request, person: Person) -> None:
    """Writes down that a person is in, forgets their wrong tries, and keeps which notice they acknowledged."""
    now = edge_now()
    request.session[door.SIGNED_IN_AT] = request.session[door.SEEN_AT] = now.isoformat()
    by = acting(person, now)
    with transaction.atomic():
        wrong_tries.forget(person.user_id)
        record("people:sign_in:done", now=now, by=by, data={"address": client_address(request.META)})
        if _acknowledged(request):
            Acknowledgment.objects.create(person=person, version=NOTICE_VERSION, at=now)
            record("people:notice:acknowledged", now=now, by=by, data={"version": NOTICE_VERSION})


def not_let_in(request: HttpRequest, no: Refused) -> HttpResponse:
    """Tells somebody at the door why they do not come in, and what cures it."""
    return render(request, "account/account_inactive.html", {"no": no}, status=403)


def _note_not_let_in(person: Person, no: Refused, request: HttpRequest) -> None:
    now = edge_now()
    with transaction.atomic():
        record(
            "people:sign_in:refused",
            now=now,
            by=acting(person, now),
            subject=f"account:{person.user_id[:64]}",
            outcome="refused",
            clause=no.clause or "",
            data={"address": client_address(request.META), "code": no.code},
        )


def notice(request: Request) -> HttpResponse:
    """What everyone reads, and says that they have read, before they sign in. CJIS Security Policy, AC-8."""
    if request.method == "POST":
        answer = HttpResponseRedirect(reverse("account_login"))
        secure = bool(settings.SESSION_COOKIE_SECURE)
        answer.set_cookie(NOTICE, NOTICE_VERSION, httponly=True, samesite="Strict", secure=secure)
        return answer
    return render(request, "door/notice.html", {"version": NOTICE_VERSION})


def _acknowledged(request: HttpRequest) -> bool:
    """Whether the notice was acknowledged in this browser. A cookie says so: nothing is kept for a stranger."""
    return NOTICE_VERSION in (request.COOKIES.get(NOTICE), request.session.get(NOTICE))


def login_page(request: Request) -> HttpResponse:
    """Sign-in, once the notice is acknowledged in this browser."""
    from allauth.account.views import login as allauth_login

    if not _acknowledged(request) and not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("notice") + (f"?{SIGNED_OUT}" if SIGNED_OUT in request.GET else ""))
    return cast(HttpResponse, allauth_login(request))


def password(request: Request) -> HttpResponse:
    """Where somebody changes their password. An account of a fictional state may have none. Raises Refused."""
    from allauth.account.views import password_change

    if not request.person.has_usable_password():
        raise Refused("no-password", "This account has no password.", None, "It opens with a one-time link only.")
    return cast(HttpResponse, password_change(request))


def second_factor(request: Request) -> HttpResponse:
    """Where somebody without a second factor is led: nothing else opens before there is one."""
    if door.has_second_factor(request):
        return HttpResponseRedirect(reverse("terminal"))
    if door.owns_second_factor(request):  # set up in this session, or since: either way, it is asked for now
        return HttpResponseRedirect(reverse("mfa_reauthenticate"))
    wrong = _not_vouched_for(request) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        request.session[door.VOUCHED_FOR] = True
    known = {"vouched": request.session.get(door.VOUCHED_FOR), "wrong": wrong}
    return render(request, "door/second_factor.html", known, status=422 if wrong else 200)


def _not_vouched_for(request: Request) -> str:
    """Why the code of the coordinator does not open, as one counted try; "" when it does."""
    try:
        one = _begin(request.person.user_id, client_address(request.META), request.now)
    except ValidationError as no:
        return " ".join(no.messages)
    if vouch.is_vouched_for(request.person, request.POST.get("code", ""), request.now):
        wrong_tries.right(one)
        return ""
    wrong_tries.wrong(one, "enrollment code", request.now)
    return "That is not the code, or it is too old. After five wrong ones, ask your Agency Coordinator for another."


def lock(request: Request) -> HttpResponse:
    """Locks the screen at once; password or second factor opens it again where it was."""
    if request.method == "POST" and "open" in request.POST and demo_session(request):
        door.unlock(request)
        return HttpResponseRedirect(reverse("terminal"))
    if request.method == "POST":
        door.lock(request)
    if demo_session(request):
        return render(request, "door/demo_locked.html")
    return HttpResponseRedirect(reverse("account_reauthenticate") + f"?next={reverse('terminal')}")


def first_page(request: Request, person: Person) -> str:
    """Where sign-in leads: an office's holder to what waits for it, an operator to the terminal."""
    return reverse("today" if offices_of(person.pk, request.now) & HOLDERS else "terminal")


# --- a fictional state only ---


def make_demo_link(person: Person, now: datetime) -> str:
    """The path of a one-time way into an account of a fictional state, for `leads demo`. Raises Refused elsewhere."""
    if not settings.LEADS_DEMO:
        raise Refused("not-a-demo", "One-time links exist only in a fictional state.", None, "Use `leads demo`.")
    token = secrets.token_urlsafe(24)
    WayIn.objects.filter(expires_at__lt=now).delete()
    WayIn.objects.create(digest=_digest(token), person=person, expires_at=now + timedelta(hours=WAY_IN_HOURS))
    return f"/demo/enter/{token}"


def demo_enter(request: Request, token: str) -> HttpResponse:
    """Lets a visitor of a fictional state in, once, from this machine. In any other state there is no such page."""
    if not settings.LEADS_DEMO or not _from_here(request):
        raise Http404
    with transaction.atomic():
        way = WayIn.objects.select_for_update().filter(digest=_digest(token)).first()
        if way is None or way.expires_at <= request.now:
            raise Http404
        if way.used_at:
            return render(request, "door/demo_used.html", status=410)
        way.used_at = request.now
        way.save(update_fields=["used_at"])
    if request.user.is_authenticated:
        seat.leave(request, why="another demo account")
    request.session[NOTICE] = NOTICE_VERSION
    login(request, way.person, backend=BACKEND)
    request.session[door.SECOND_FACTOR] = DEMO
    note_sign_in(request, way.person)
    return HttpResponseRedirect(first_page(request, way.person))


def demo_session(request: Request) -> bool:
    """Whether this session began with a one-time link; such an account has no password to unlock with."""
    return bool(settings.LEADS_DEMO) and request.session.get(door.SECOND_FACTOR) == DEMO and _from_here(request)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _from_here(request: HttpRequest) -> bool:
    """Whether the browser runs on this machine, with no proxy in between that would make everyone look so."""
    forwarded = {"HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP"} & set(request.META)
    try:
        return not forwarded and ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
