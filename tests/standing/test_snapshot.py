"""The snapshot is read anew when something has changed, and never kept from a transaction that may not be committed."""

from datetime import date

import pytest
from django.db import transaction

from leads.agencies.models import Device
from leads.people.models import Certification
from leads.standing.snapshot import current, forget
from tests.makers import NOW, make_device, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_is_the_same_until_who_may_do_what_changes() -> None:
    device, person = make_device(), make_person()
    held = current()
    assert current() is held
    Device.objects.update(withdrawn_at=NOW)
    changed = current()
    assert changed is not held
    assert changed.agencies.devices[device.pk].withdrawn_at == NOW
    Certification.objects.update(valid_until=date(2026, 11, 22))
    [certificate] = current().people[person.pk].certificates
    assert certificate.valid_until == date(2026, 11, 22)


def test_what_somebody_has_not_committed_is_seen_by_them_and_kept_for_nobody() -> None:
    device = make_device()
    held = current()
    with transaction.atomic():
        Device.objects.update(withdrawn_at=NOW)
        assert current().agencies.devices[device.pk].withdrawn_at == NOW
        transaction.set_rollback(True)
    Device.objects.update(place="Desk 9")  # gets the version number that was rolled back
    assert current() is not held
    assert current().agencies.devices[device.pk].withdrawn_at is None


def test_behind_a_new_connection_everything_is_read_anew() -> None:
    held = current()
    forget()
    assert current() is not held
