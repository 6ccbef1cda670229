"""What the benchmark holds for true is what is in the data set."""

from itertools import islice
from random import Random

import pytest

from leads.bench.pgbench import plate_sql, script
from leads.bench.truth import questions
from leads.demo.state import Size, make_state
from leads.demo.vehicles import ILLINOIS, SHIFT, STRIDE, illinois_plate
from leads.hotfiles.things.vehicle.plates import plate_key

from .switches import NOW

SIZE = Size(agencies=12, devices=40, people=200, vehicles=400, persons=0, history=False)


@pytest.mark.django_db
def test_the_database_holds_what_the_truth_says_of_each_plate() -> None:
    from leads.hotfiles.models import RecordKey

    make_state(NOW, size=SIZE)
    found = dict(RecordKey.objects.filter(key__startswith="P:").values_list("key", "record__number"))
    asked = list(islice(questions(Random(1), SIZE.vehicles), 2_000))
    assert {question.record for question in asked} != {""}
    for question in asked:
        assert found.get(plate_key(question.plate), "") == question.record


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 1, 99_999, 1_000_003, 20_000_000, 39_999_999])
def test_pgbench_asks_for_the_same_plates(number: int) -> None:
    from django.db import connection

    mixed = (number * STRIDE + SHIFT) % ILLINOIS
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + plate_sql().replace(":mixed", str(mixed)))
        assert cursor.fetchone() == (illinois_plate(number),)


def test_the_transaction_of_pgbench_is_one_look_up_and_one_insert() -> None:
    lines = script(1_000).splitlines()
    words = [line.split()[0] for line in lines if line and not line.startswith("\\")]
    assert words == ["BEGIN;", "SELECT", "WHERE", "INSERT", "END;"]


def test_one_question_in_ten_asks_for_a_plate_on_file() -> None:
    asked = list(islice(questions(Random(2), 5_000), 10_000))
    hits = sum(bool(question.record) for question in asked)
    assert 900 <= hits <= 1_080  # one in a hundred of those on file was cleared since; three standard deviations
    assert len({question.plate for question in asked}) > 9_700
