"""A hit tells which images are on file, on the wire and in structured form, as long as they stand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.api.answers import HitOf
from leads.hotfiles.attachments.attach import take_back
from leads.hotfiles.attachments.told import as_told, images_text, rows_of
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.attachments.made import png
from tests.hotfiles.attachments.test_attach import image, paper
from tests.makers import NOW, actor, make_record
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


def test_a_hit_says_which_images_are_on_file(exchange: Exchange) -> None:
    record = make_record()
    paper(record)
    first, second = image(record), image(record, content=png())
    other = sign_on("IL1990300")
    answer = ask(exchange, other, "QV", "LIC/TST1234.LIS/IL")
    assert (
        f"IMAGE ON FILE: {first.number} identifying image 2026-11-20, {second.number} identifying image 2026-11-20. "
        "See it on the record's page, or ask for it with QII."
    ) in answer.text
    [hit] = answer.data["hits"]
    assert hit["images"][0] == {
        "number": first.number,
        "type": "I",
        "words": "Identifying image",
        "taken_on": "2026-11-20",
        "sha256": first.content_id,
        "address": f"/images/{first.number}",
    }
    assert HitOf.model_validate(hit).images[1].number == second.number
    assert record.number not in str(hit["images"])


def test_one_that_was_taken_back_is_told_no_more(exchange: Exchange) -> None:
    record = make_record()
    made = image(record)
    take_back(made.pk, why="Another car.", by=actor(record.entered_by), now=NOW)
    answer = ask(exchange, sign_on(), "QV", "LIC/TST1234.LIS/IL", now=NOW + timedelta(minutes=1))
    assert "IMAGE" not in answer.text
    assert answer.data["hits"][0]["images"] == []


def test_both_ways_to_a_record_give_the_same_rows(exchange: Exchange) -> None:
    record = make_record()
    image(record)
    answer = ask(exchange, sign_on(), "QV", "LIC/TST1234.LIS/IL")
    told = as_told(rows_of(record))
    assert [{**one, "taken_on": str(one["taken_on"])} for one in told] == answer.data["hits"][0]["images"]


def test_nothing_is_said_where_there_is_nothing() -> None:
    assert (as_told(None), images_text([])) == ([], [])
