"""Files as spreadsheets and programs write them: read whole, or refused with row and column before anything is sent."""

from pathlib import Path

import pytest

from leads.hotfiles.batches.rows import Row, read, read_content, twins
from leads.rules.refused import Refused


def rows(tmp_path: Path, content: str | bytes, key: str = "") -> tuple[Row, ...]:
    file = tmp_path / "batch"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(file, key).rows


def no(tmp_path: Path, content: str | bytes, key: str = "") -> str:
    with pytest.raises(Refused) as refused:
        rows(tmp_path, content, key)
    assert refused.value.code == "batch-not-read"
    assert refused.value.example
    assert refused.value.cure
    return refused.value.sentence


QUOTED = b'\xef\xbb\xbfkey,LIC,MIS,VMO\r\nqv,TST1234,,\r\n\r\nEV,TST5678,"SAID ""STOLEN"", LEFT",\r\n'


def test_a_file_as_a_spreadsheet_writes_it(tmp_path: Path) -> None:
    """A BOM, CR LF, quotes, an empty row, a small key; empty cells are left out, and rows are counted as shown."""
    assert rows(tmp_path, QUOTED) == (
        Row(2, "QV", (("LIC", "TST1234"),)),
        Row(4, "EV", (("LIC", "TST5678"), ("MIS", 'SAID "STOLEN", LEFT'))),
    )


def test_a_cell_over_two_lines_is_one_row(tmp_path: Path) -> None:
    assert [row.number for row in rows(tmp_path, 'key,MIS\nEV,"ONE\nTWO"\nEV,THREE\n')] == [2, 3]


def test_json_lines(tmp_path: Path) -> None:
    text = (
        '{"key": "EW", "AKA": ["ROE, JANE", "ROE, JOAN"], "VYR": 2024, "MIS": null, "OCA": ""}\n\n{"LIC": "TST1234"}\n'
    )
    assert rows(tmp_path, text, "qv") == (
        Row(1, "EW", (("AKA", "ROE, JANE"), ("AKA", "ROE, JOAN"), ("VYR", "2024"))),
        Row(3, "QV", (("LIC", "TST1234"),)),
    )


def test_a_long_cell_is_for_the_message_to_refuse(tmp_path: Path) -> None:
    [row] = rows(tmp_path, f"key,MIS\nEV,{'A' * 10_000}\n")
    assert len(row.pairs[0][1]) == 10_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        ("key,LIC\n", "no row under its header"),
        (b"key,NAM\nQW,MU\xd1OZ\n", "line 2 is not UTF-8 (byte D1)"),
        ("key,LICX\nQV,A\n", 'row 1, column 2: there is no field "LICX"'),
        ("QV,TST1234\n", "the first row names the fields"),
        ("LIC,LIS\nTST1234,IL\n", "row 1: there is no column key"),
        ("key,LIC,LIC\nQV,A,B\n", "row 1, column 2: LIC stands 2 times"),
        ("key,,LIC\nQV,A,B\n", "row 1, column 2: a column has no name"),
        ("key;LIC\nQV;A\n", 'cells are parted by ";"'),
        ("key\tLIC\nQV\tA\n", "cells are parted by tabs"),
        ("key,LIC\nQV,A,B\n", "row 2, column 3: a cell without a name above it"),
        ('key,LIC\nQV,"A" B\n', "row 2 (line 2)"),
        ('key,LIC\nQV,"A\n', "row 2 (line 2)"),
        ("key,LIC\nQV,A\nQVX,A\n", 'row 3, column key: LEADS knows no message key "QVX"'),
        ("key,LIC\nSOF,A\n", "row 2, column key: LEADS knows no message key"),
        ("key,LIC\n,A\n", "row 2, column key: there is no message key"),
        ("key,LIC\nQV,\n", "row 2: there is no field beside the key"),
        ("key,SER\nQG,1.23457E+11\n", "row 2, column SER: a spreadsheet has shortened this number"),
        ('{"key": "QV", "LIC": "A"}\n{"key": "QV",}\n', "row 2, column 14"),
        ('{"key": "QV", "LIC": "A", "LIC": "B"}\n', "row 1, member LIC: LIC stands 2 times"),
        ('{"key": "QV", "LICX": "A"}\n', 'row 1, member LICX: there is no field "LICX"'),
        ('{"key": "QV", "LIC": true}\n', "row 1: a value is neither a text nor a whole number"),
        ('{"key": "QV", "LIC": {"a": 1}}\n', "row 1: a value is neither a text nor a whole number"),
        ('{"key": "QG", "SER": 1.2}\n', "row 1: a value is neither a text nor a whole number"),
        ('[{"key": "QV", "LIC": "A"}]\n', "the file is no list of them"),
        ('{"key": "QV", "LIC": ' + "[" * 100_000 + "\n", "row 1"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_row_and_column(content: str | bytes, said: str, tmp_path: Path) -> None:
    assert said in no(tmp_path, content)


def test_all_that_is_wrong_is_said_at_once_and_nothing_that_steers_a_terminal(tmp_path: Path) -> None:
    said = no(tmp_path, "key,LIC\n" + "\x1b[2J,A\n" * 30)
    assert said.count("row ") >= 20
    assert "and 10 more" in said
    assert "\x1b" not in said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(tmp_path / "nothing.csv")
    assert "it can't be opened" in refused.value.sentence


def test_another_content_or_key_is_another_batch(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("LIC\nTST1234\n")
    first = read(file, "QV")
    assert read(file, "qv").digest == first.digest
    assert read(file, "ZV").digest != first.digest
    file.write_text("LIC\nTST1235\n")
    assert read(file, "QV").digest != first.digest


@pytest.mark.parametrize("value", ["A\\u0000B", "A\\ud800B"])
def test_what_no_keyboard_writes_is_named_and_not_sent(tmp_path: Path, value: str) -> None:
    assert "row 2, column MIS: a character that no keyboard writes" in no(
        tmp_path, f'{{"key": "QV", "LIC": "TST1234"}}\n{{"key": "EV", "MIS": "{value}"}}\n'
    )


def test_rows_that_say_the_same_are_known_whatever_their_order_of_fields() -> None:
    first, second = Row(2, "EV", (("LIC", "A"), ("LIS", "IL"))), Row(3, "EV", (("LIS", "il "), ("LIC", "A")))
    assert twins([first, second, Row(4, "MV", first.pairs), Row(5, "EV", first.pairs[:1])]) == {3: 2}


def test_a_file_that_a_browser_sends_is_the_same_batch_as_one_on_disk(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(QUOTED)
    assert read_content(Path("a.csv"), QUOTED).digest == read(file).digest
    assert read_content(Path("a.csv"), QUOTED, "EV").digest != read(file).digest
    assert read_content(Path("a.csv"), QUOTED).rows == read(file).rows


def test_semicolons_and_utf_16_of_a_spreadsheet_are_named(tmp_path: Path) -> None:
    assert 'cells are parted by ";"; save the file with commas' in no(tmp_path, "key;LIC;LIS\r\nQV;TST1234;IL\r\n")
    assert "is not UTF-8" in no(tmp_path, "key,LIC\nQV,TST1234\n".encode("utf-16"))
    assert "is not UTF-8" in no(tmp_path, "key,NAM\nQW,MU\u00d1OZ\n".encode("cp1252"))
