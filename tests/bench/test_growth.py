"""A data set that was grown answers every plate as one in which each vehicle was made by itself."""

from itertools import islice
from random import Random

import pytest
from django.db import connection

from leads.bench import growth
from leads.bench.truth import questions
from leads.demo.planted import COUNT
from leads.demo.state import Size
from leads.hotfiles.things.vehicle.plates import plate_key

from .switches import NOW

pytestmark = pytest.mark.django_db(transaction=True)
MOLDS = 9 * 97  # enough for what the truth asks: plates of other states, and cleared ones
VEHICLES = MOLDS + 22_345


def test_the_database_holds_what_the_truth_says_of_each_plate_of_a_grown_data_set() -> None:
    from leads.hotfiles.models import Record, RecordKey

    assert growth.records_there() is None
    size = Size(agencies=12, devices=40, people=200, vehicles=VEHICLES, persons=0, history=False)
    growth.make(size, NOW, lambda *_: None, many=1, of=MOLDS)
    assert growth.records_there() == VEHICLES
    assert Record.objects.count() == COUNT + VEHICLES
    found = dict(RecordKey.objects.filter(key__startswith="P:").values_list("key", "record__number"))
    asked = list(islice(questions(Random(1), VEHICLES), 30_000))
    assert {question.record for question in asked} != {""}
    for question in asked:
        assert found.get(plate_key(question.plate), "") == question.record
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('hotfiles_number_v'), nextval(pg_get_serial_sequence('hotfiles_record', 'id'))")
        assert cursor.fetchone() == (COUNT + VEHICLES + 1, COUNT + VEHICLES + 1)
