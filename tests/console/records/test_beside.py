"""What stands beside a record, as it is shown: papers for those who compare them, images for whoever may ask."""

from __future__ import annotations

import pytest

from leads.console.records.beside import beside
from leads.hotfiles.attachments.attach import take_back
from tests.hotfiles.attachments.made import png
from tests.hotfiles.attachments.test_attach import image, paper
from tests.makers import NOW, actor, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db


def test_who_is_shown_what() -> None:
    record = make_record()
    report, scan, shown = paper(record), paper(record, content=png(), says="26-2"), image(record)
    own = beside(record, actor(record.entered_by))
    assert [(one["href"], one["is_image"]) for one in own["papers"]] == [
        (f"/papers/{report.pk}", False),
        (f"/papers/{scan.pk}", True),
    ]
    assert own["images"][0]["name"] == f"Identifying image {shown.number}"
    others = beside(record, actor(make_person(make_agency("IL1990200", "Example County Sheriff"))))
    assert (others["papers"], len(others["images"])) == ([], 1)
    take_back(shown.pk, why="Another car.", by=actor(record.entered_by), now=NOW)
    assert beside(record, actor(record.entered_by))["images"] == []
