"""A table as a file: quoted as CSV wants it, and nothing in it that a spreadsheet reckons with."""

import csv
import io

from leads.console.parts.csv_file import cell, csv_file
from tests.makers import NOW


def test_no_cell_begins_like_a_formula() -> None:
    for one in ("=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "＝1"):
        assert cell(one) == f"'{one}"
    assert [cell(one) for one in ("26-1", "", "DOE, JANE", "' '")] == ["26-1", "", "DOE, JANE", "' '"]


def test_what_stands_in_a_cell_comes_out_as_it_went_in() -> None:
    rows = [('DOE, "JANE"', "two\nlines"), ("=HYPERLINK(1)", "")]
    answer = csv_file("records", ["what", "notes"], rows, NOW)
    read = list(csv.reader(io.StringIO(answer.content.decode(), newline="")))
    assert read == [["what", "notes"], ['DOE, "JANE"', "two\nlines"], ["'=HYPERLINK(1)", ""]]
    assert 'filename="records-2026-11-23-' in answer.headers["Content-Disposition"]
