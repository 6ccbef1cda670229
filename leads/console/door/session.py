"""The state of a browser's session at the door: second factor given, not too old, not locked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled

from leads.console.door.request import Request

SIGNED_IN_AT = "leads_signed_in_at"
SECOND_FACTOR = "leads_second_factor"
VOUCHED_FOR = "leads_vouched_for"
CHANGED_HERE = "leads_credentials_changed_here"
SEEN_AT = "leads_seen_at"
LOCKED_AFTER = "leads_locked_after"
TOUCH_SECONDS = 60  # how often a session's last use is written down


def has_second_factor(request: Request) -> bool:
    """Whether this very session gave a second factor; having one elsewhere is not enough."""
    given = any(one.get("method") == "mfa" for one in _proofs(request))
    return given or bool(request.session.get(SECOND_FACTOR))


def owns_second_factor(request: Request) -> bool:
    """Whether the person has set up any second factor."""
    return request.user.is_authenticated and bool(is_mfa_enabled(request.user))


def began(request: Request) -> datetime:
    """When the person signed in; the first request after sign-in says so."""
    kept = request.session.setdefault(SIGNED_IN_AT, request.now.isoformat())
    return datetime.fromisoformat(kept)


def changed_elsewhere(request: Request) -> bool:
    """Whether password or factors were changed in another session since this one began: it is over then."""
    changed = request.person.credentials_at
    if changed is None or began(request) >= changed:
        return False
    return bool(request.session.get(CHANGED_HERE) != changed.isoformat())


def mark_changed_here(request: Request) -> None:
    """The session that made the change goes on; all others of the person end."""
    request.session[CHANGED_HERE] = request.now.isoformat()


def too_old(request: Request, hours: int) -> bool:
    """Whether the sign-in was so long ago that it has to be done anew. CJIS Security Policy, IA-11."""
    return older(request, hours * 60)


def older(request: Request, minutes: int) -> bool:
    """Whether the sign-in is that many minutes old, or older."""
    return request.now - began(request) >= timedelta(minutes=minutes)


def idle(request: Request, minutes: int) -> bool:
    """Whether nobody has used this session for as long as policy allows. CJIS Security Policy, AC-11."""
    seen: str = request.session.get(SEEN_AT, "")
    return bool(seen) and request.now - datetime.fromisoformat(seen) >= timedelta(minutes=minutes)


def touch(request: Request) -> None:
    """Writes down that somebody used the session, at most once a minute."""
    seen: str = request.session.get(SEEN_AT, "")
    if not seen or request.now - datetime.fromisoformat(seen) >= timedelta(seconds=TOUCH_SECONDS):
        request.session[SEEN_AT] = request.now.isoformat()


def lock(request: Request) -> None:
    """Locks the session until password or second factor is given again."""
    request.session.setdefault(LOCKED_AFTER, len(_proofs(request)))


def locked(request: Request) -> bool:
    """Whether the session is locked: nothing was given at the door since it was locked."""
    if LOCKED_AFTER not in request.session:
        return False
    if len(_proofs(request)) <= request.session[LOCKED_AFTER]:
        return True
    unlock(request)
    return False


def unlock(request: Request) -> None:
    """Opens a locked session again."""
    request.session.pop(LOCKED_AFTER, None)
    request.session[SEEN_AT] = request.now.isoformat()


def _proofs(request: Request) -> list[dict[str, Any]]:
    """What was given at this session's door, in order. Counted, not timed: two machines' clocks may differ."""
    return list(get_authentication_records(request, request.user))  # type: ignore[arg-type]
