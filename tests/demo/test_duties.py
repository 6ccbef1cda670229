"""What agencies of the fictional state have to do."""

import pytest

from leads.agencies.models import AgencyShift
from leads.demo import planted
from leads.demo.duties import ASKED, OVERDUE_ID
from leads.demo.state import make_state
from leads.hotfiles.models import Duty, Record, Review
from leads.hotfiles.validation import draw
from leads.mail.models import Kept

from .states import NOW, SMALL

pytestmark = pytest.mark.django_db


def test_shifts_a_validation_quality_control_and_word_of_an_error() -> None:
    make_state(NOW, 1240, SMALL)
    assert AgencyShift.objects.filter(agency__ori="IL1990100").count() == 3
    assert Duty.objects.get().record_id == OVERDUE_ID
    assert Record.objects.get(pk=OVERDUE_ID).values["LIC"] == planted.OVERDUE
    quality, month = Review.objects.order_by("id")
    assert 0 < quality.items.count() <= ASKED
    assert month.items.count() > 0
    assert draw(NOW, {}) is None, "LEADS does not draw it once more when it starts"
    assert not Kept.objects.exists()
