"""Step-up: a privileged act wants the second factor again when the sign-in is not fresh any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from leads.console.door import session as door
from leads.console.door.request import Request
from leads.console.door.settings_of import numbers
from leads.rules.numbers import number

CODES = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
SKEW = timedelta(minutes=1)  # proofs carry the web process's clock, `now` is the database's


def fresh(request: Request) -> bool:
    """Whether a second factor was given at this door within `session.step_up_minutes`.

    In a fictional state a one-time link stands for both factors, and there is none to give again.
    """
    if settings.LEADS_DEMO and request.session.get(door.SECOND_FACTOR) == "demo link":
        return True
    since = request.now - timedelta(minutes=number("session.step_up_minutes", numbers())) - SKEW
    records = get_authentication_records(request, request.person)
    given = [datetime.fromtimestamp(one["at"], UTC) for one in records if one.get("method") == "mfa"]
    if request.session.get(door.SECOND_FACTOR) and not given:
        given = [datetime.fromisoformat(request.session[door.SIGNED_IN_AT])]
    return any(at >= since for at in given)


def ask(request: Request, back: str) -> HttpResponse:
    """Leads to where the second factor is given again, and from there back to an address."""
    has_codes = Authenticator.objects.filter(user=request.person, type__in=CODES).exists()
    page = "mfa_reauthenticate" if has_codes else "mfa_reauthenticate_webauthn"
    return HttpResponseRedirect(f"{reverse(page)}?{urlencode({'next': back})}")
