"""A code of an authenticator app, or a recovery code, taken once: at whatever door, on whatever node, however often.

Which code was taken last stands with the authenticator in the database, under a lock. A code counts for as long as the
clocks of telephones differ, so a list of used codes that is forgotten sooner than that would take one twice.
CJIS Security Policy, IA-2(8): replay.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator

USED = "highest_counter_used"


def take(person_id: int, code: str, now: datetime) -> Authenticator | None:
    """The authenticator whose code this is, which is thereby used up; None when it is wrong, or was taken before.

    `now` aware; it decides which codes of an app are in their time.
    """
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    kinds = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    with transaction.atomic():
        held = Authenticator.objects.select_for_update().filter(user_id=person_id, type__in=kinds)
        one: Authenticator
        for one in held.order_by("type", "pk"):
            if one.type == Authenticator.Type.RECOVERY_CODES:
                if code and RecoveryCodes(one).validate_code(code):
                    return one
            elif (counter := _counter_of(one, code, now)) is not None and counter > one.data.get(USED, -1):
                one.data[USED] = counter
                one.save(update_fields=["data"])
                return one
    return None


def close_until(one: Authenticator, now: datetime) -> None:
    """The code that set an app up was shown already: it, and all that count at this moment, open nothing more."""
    from allauth.mfa import app_settings

    one.data[USED] = int(now.timestamp()) // app_settings.TOTP_PERIOD + app_settings.TOTP_TOLERANCE
    one.save(update_fields=["data"])


def _counter_of(one: Authenticator, code: str, now: datetime) -> int | None:
    """Which of the codes in their time this is, as the app counts them; None when it is none of them."""
    from allauth.core.internal.cryptokit import compare_user_code
    from allauth.mfa import app_settings
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
    from allauth.mfa.utils import decrypt

    secret = decrypt(one.data["secret"])
    newest = int(now.timestamp()) // app_settings.TOTP_PERIOD + app_settings.TOTP_TOLERANCE
    for counter in range(newest, newest - 2 * app_settings.TOTP_TOLERANCE - 1, -1):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, counter))):
            return counter
    return None
