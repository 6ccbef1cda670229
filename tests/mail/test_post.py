"""What is posted falls with the act; when nobody can be told, the caller and the ledger are told that."""

import pytest
from django.db import transaction

from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.mail.post import notify, post
from tests.ledger.ledgers import BAKER
from tests.makers import NOW

pytestmark = pytest.mark.django_db
TOLD = {"subject": "agency:IL1990100", "clause": "1240.110(c)(1)", "by": BAKER, "now": NOW}


def test_a_notice_waits_at_each_device_and_the_ledger_says_who_told_whom_and_why() -> None:
    assert notify([3, 5], ("SUSPENSION S-2026-0001\nFiles.", {"order": "S-2026-0001"}), **TOLD) == 2
    assert list(Kept.objects.order_by("id").values_list("device_id", "outcome", "files")) == [
        (3, "notice", []),
        (5, "notice", []),
    ]
    line = Line.objects.get()
    assert (line.event, line.by, line.subject, line.clause) == (
        "mail:notice:posted",
        "baker",
        "agency:IL1990100",
        "1240.110(c)(1)",
    )
    assert line.data == {"title": "SUSPENSION S-2026-0001", "devices": 2}


def test_nobody_to_tell_is_said_to_the_caller_and_in_the_ledger() -> None:
    assert notify([], ("SUSPENSION S-2026-0001", {}), **TOLD) == 0
    line = Line.objects.get()
    assert (line.event, line.outcome) == ("mail:notice:reached_nobody", "nobody told")
    assert not Kept.objects.exists()


def test_what_is_posted_falls_with_the_act() -> None:
    with transaction.atomic():
        post([3], outcome="delayed hit", text="x", data={}, files=("stolen_vehicle",), now=NOW)
        transaction.set_rollback(True)
    assert not Kept.objects.exists()
