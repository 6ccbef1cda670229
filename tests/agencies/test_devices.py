"""Which devices of an agency reach LEADS, and what the database keeps of their approval."""

from typing import Any

import pytest

from leads.agencies.devices import connected
from leads.agencies.models import Device
from tests.makers import NOW, make_administrator, make_agency, make_device, make_person
from tests.sql import never_commits


@pytest.mark.django_db
def test_only_approved_devices_that_were_not_withdrawn_are_told() -> None:
    ours, other = make_agency(), make_agency("IL1990200", "Tarn Valley PD")
    first, second = make_device(ours, "SMP1"), make_device(ours, "SMP2")
    make_device(ours, "OLD1", withdrawn_at=NOW)
    make_device(ours, "NEW1", approved_at=None)
    make_device(other, "TVP1")
    assert connected(ours.pk) == [first.pk, second.pk]


# What is approved, as the database keeps it. 1240.40(b)

ANEW = {"approved_at": NOW, "approved_by": "admin.orwell"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", [{"configuration": "Reference terminal 2"}, {"kind": "computer"}, {"agency": "another"}]
)
def test_what_is_changed_of_a_device_ends_its_approval(change: dict[str, Any]) -> None:
    """By the trigger a_changed_device_is_not_approved."""
    device = make_device()
    Device.objects.update(place="vehicle", mnemonic="CAR1")  # neither hardware nor software
    device.refresh_from_db()
    assert device.approved_at
    if change == {"agency": "another"}:
        change = {"agency": make_agency("IL1990200", "Tarn Valley PD")}
    Device.objects.update(**change)
    device.refresh_from_db()
    assert (device.approved_at, device.approved_by) == (None, "")
    assert device.approved_configuration == "Reference terminal 1", "what was approved is still told"


@pytest.mark.django_db
def test_what_is_approved_is_what_the_device_is() -> None:
    make_device()
    make_administrator()
    for claimed in (
        {"approved_configuration": "Reference terminal 9"},
        {"configuration": "Reference terminal 2", **ANEW},
    ):
        with never_commits("approved_is_what_the_device_is"):
            Device.objects.update(**claimed)
    with never_commits("approved_is_what_the_device_is"):
        make_device(approved_configuration="Something else")
    Device.objects.update(configuration="Reference terminal 2", approved_configuration="Reference terminal 2", **ANEW)
    assert Device.objects.get().approved_at == NOW


@pytest.mark.django_db
def test_nobody_but_the_administrator_in_office_approves_a_device() -> None:
    make_device(approved=False)
    make_person(user_id="chief", office="head")
    for by in ("admin.orwell", "chief", "whoever"):
        with never_commits("the_administrator_approves_devices"):
            Device.objects.update(approved_configuration="Reference terminal 1", approved_at=NOW, approved_by=by)
    make_administrator()
    Device.objects.update(approved_configuration="Reference terminal 1", **ANEW)
    Device.objects.update(place="vehicle")
    assert Device.objects.get().approved_by == "admin.orwell"
