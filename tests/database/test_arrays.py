"""Columns go to PostgreSQL in its own binary form, and what comes back is what went."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.database.arrays import Column, dates, int8s, texts, times, words
from leads.database.prepared import run

MOST = 2**63 - 1
LAST = datetime(1999, 12, 31, 23, 59, 59, 999_999, UTC)
SOME: list[tuple[str, Column, list[Any]]] = [
    ("int8", int8s([0, -1, MOST, -MOST - 1]), [0, -1, MOST, -MOST - 1]),
    ("text", texts(["", "TST1234", "Muñoz 'x' {,}"]), ["", "TST1234", "Muñoz 'x' {,}"]),
    ("date", dates([date(1850, 1, 1), date(2026, 11, 23)]), [date(1850, 1, 1), date(2026, 11, 23)]),
    ("timestamptz", times([LAST]), [LAST]),
    ("int8", int8s([]), []),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "column", "values"), SOME, ids=[one[0] for one in SOME])
def test_a_column_comes_back_as_it_went(kind: str, column: Column, values: list[Any]) -> None:
    assert [row[0] for row in run(f"SELECT unnest($1::{kind}[])", column)] == values


@given(st.lists(st.text(max_size=8)))
def test_a_text_is_as_long_as_it_says(values: list[str]) -> None:
    raw, at = bytes(texts(values)), 20
    for one in values:
        length = int.from_bytes(raw[at : at + 4], "big")
        assert raw[at + 4 : at + 4 + length].decode() == one
        at += 4 + length
    assert at == len(raw)


@given(st.lists(st.text(max_size=8)))
def test_words_are_texts_also_when_they_come_again(values: list[str]) -> None:
    assert words(values + values) == texts(values + values)
