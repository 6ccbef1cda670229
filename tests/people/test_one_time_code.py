"""Codes and recovery codes, each taken once; the attacks stand in tests/attacks/test_a_code_twice.py."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from leads.people import one_time_code
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def test_a_recovery_code_is_taken_once() -> None:
    person = make_person()
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    assert one_time_code.take(person.pk, code, NOW)
    assert one_time_code.take(person.pk, code, NOW) is None


@pytest.mark.parametrize("code", ["", "000000", "x" * 300])
def test_what_is_no_code_opens_nothing(code: str) -> None:
    person = make_person()
    RecoveryCodes.activate(person)
    assert one_time_code.take(person.pk, code, NOW) is None
    assert one_time_code.take(make_person(user_id="nobody.here").pk, code, NOW) is None
