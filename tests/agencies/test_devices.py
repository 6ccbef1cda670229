"""Which devices of an agency reach LEADS, and so are told what concerns it."""

import pytest

from leads.agencies.devices import connected
from tests.makers import NOW, make_agency, make_device


@pytest.mark.django_db
def test_only_approved_devices_that_were_not_withdrawn_are_told() -> None:
    ours, other = make_agency(), make_agency("IL1990200", "Tarn Valley PD")
    first, second = make_device(ours, "SMP1"), make_device(ours, "SMP2")
    make_device(ours, "OLD1", withdrawn_at=NOW)
    make_device(ours, "NEW1", approved_at=None)
    make_device(other, "TVP1")
    assert connected(ours.pk) == [first.pk, second.pk]
