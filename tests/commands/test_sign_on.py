"""`leads sign-on`: a token after both proofs, and without them in a fictional state alone."""

import inspect
from typing import Any

import pytest

from leads.commands import send
from leads.commands.sign_on import issue, issue_unproved
from leads.people.models import SignOnToken
from leads.rules.refused import Refused
from tests.makers import make_device, make_person

pytestmark = pytest.mark.django_db


def test_a_fictional_state_gives_a_token_without_proof(settings: Any) -> None:
    settings.LEADS_DEMO = True
    person = make_person(user_id="demo.vendor")
    make_device(person.agency, "SMP1")
    assert issue_unproved("demo.vendor", "smp1")
    assert SignOnToken.objects.get().person == person
    with pytest.raises(Refused) as no:
        issue_unproved("nobody", "SMP1")
    assert no.value.sentence == "LEADS knows no person nobody."


def test_a_real_state_gives_none_without_proof_whatever_its_directory_is_marked_as(settings: Any) -> None:
    settings.LEADS_DEMO = False
    person = make_person(password="a long enough sentence")
    make_device(person.agency, "SMP1")
    with pytest.raises(Refused):
        issue_unproved(person.user_id, "SMP1")
    with pytest.raises(Refused):
        issue(person.user_id, "a long enough sentence", "000000", "SMP1")
    assert not SignOnToken.objects.exists()


def test_a_token_is_not_among_the_words_of_a_command() -> None:
    assert "token" not in inspect.signature(send.send).parameters
