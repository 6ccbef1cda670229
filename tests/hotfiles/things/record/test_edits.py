"""The paper behind a record, its case and its notes: just inside and just outside."""

import pytest

from tests.hotfiles.declare.reading import is_read, is_refused

INSIDE = [
    ("OCA", "26-10411", "26-10411"),
    ("OCA", "A" + "1" * 19, "A" + "1" * 19),
    ("FKD", "2026-01-15 09:30", "202601150930"),
    ("SUP", "investigative report", "DOCUMENT"),
    ("SUP", "warrant", "WARRANT"),
    ("MIS", "X" * 500, "X" * 500),
]


@pytest.mark.parametrize(("code", "raw", "value"), INSIDE)
def test_just_inside(code: str, raw: str, value: str) -> None:
    is_read(code, raw, value)


OUTSIDE = [
    ("OCA", "NONE"),
    ("OCA", "000"),
    ("OCA", "A"),
    ("OCA", "-1"),
    ("OCA", "A" + "1" * 20),
    ("FKD", "202601152400"),
    ("FKD", "20260115"),
    ("FKD", "202611240001"),
    ("SUP", "HEARSAY"),
    ("MIS", "X" * 501),
    ("MIS", "A\x00B"),
    ("NIC", "9990000001"),
]


@pytest.mark.parametrize(("code", "raw"), OUTSIDE)
def test_just_outside(code: str, raw: str) -> None:
    is_refused(code, raw)


def test_a_telephone_report_alone_is_refused_with_its_clause() -> None:
    no = is_refused("SUP", "TELEPHONE")
    assert (no.code, no.clause, no.field) == ("telephone-only", "1240.60(a)(2)", "SUP")
