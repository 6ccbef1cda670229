"""What is left of sign-ins that are over: sessions, tokens, counts of wrong tries. None of it is a record of anything.

Who signed in and on, and when, the ledger says; these rows only open doors, and a row that opens none is let go.
"""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from leads.people import volume, wrong_tries
from leads.people.models import EnrollmentCode, SignOnToken

KEPT = timedelta(days=1)  # a token that is over: so long its bearer is told that it is, and not that it is unknown


def let_go(now: datetime) -> None:
    """Removes sessions of browsers and one-time tokens and codes that are over, and counts that count no more."""
    Session.objects.filter(expire_date__lt=now).delete()
    SignOnToken.objects.filter(expires_at__lt=now - KEPT).delete()
    EnrollmentCode.objects.filter(expires_at__lt=now - KEPT).delete()
    wrong_tries.let_go(now)
    volume.let_go(now)
