"""What a small shop's searches find, on four persons."""

import pytest

from leads.bench.peers import Search, measure, nysiis, soundex

PERSONS = [
    {"NAM": "PENYATEST, ANA", "DOB": "19881204"},
    {"NAM": "PENYATEST, MARIA", "DOB": "19881204"},
    {"NAM": "PENYATAST, ANA", "DOB": "19700101"},
    {"NAM": "ROE, ANA", "DOB": "19881204"},
]


@pytest.mark.parametrize(
    ("search", "name", "found"),
    [
        (soundex(PERSONS), "PENYATEST, MARIA", ([1, 0, 2], 3)),
        (soundex(PERSONS), "ANA, PENYATEST", ([], 0)),
        (nysiis(PERSONS), "PENYATEST, MARIA", ([1, 0], 2)),
        (nysiis(PERSONS), "POE, ANA", ([], 0)),
    ],
)
def test_who_is_found_best_first(search: Search, name: str, found: tuple[list[int], int]) -> None:
    assert search({"NAM": name, "DOB": "19881204"}) == found


def test_a_search_is_counted() -> None:
    asked = [(1, PERSONS[1]), (3, PERSONS[3]), (2, PERSONS[0])]
    found = measure("NYSIIS", nysiis(PERSONS), asked)
    assert (found.inquiries, found.first, found.recall, found.told) == (3, 2 / 3, 2 / 3, 5 / 3)
