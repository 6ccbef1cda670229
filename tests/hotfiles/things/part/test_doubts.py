"""What is accepted of a part, but has to be read once more."""

import pytest

from leads.hotfiles.things.part.doubts import part_doubts

VIN = "1M8GDM9AXKP042788"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"CAT": "OB", "SER": "0T36925O"}, "letter O or I"),
        ({"CAT": "OB", "SER": "4711"}, "short"),
        ({"CAT": "CT", "SER": "A123456"}, "title or certificate has 7 characters"),
        ({"CAT": "VP", "SER": "A123456"}, "VIN plate has 7 characters"),
        ({"CAT": "VP", "SER": "5YJSA1E22H1234567"}, "fails its check"),
    ],
)
def test_doubts(values: dict[str, str], said: str) -> None:
    assert said in " ".join(part_doubts(values))


def test_no_doubts_about_a_sound_part() -> None:
    assert list(part_doubts({"CAT": "CT", "SER": VIN})) == []
    assert list(part_doubts({"CAT": "OB", "SER": "TST369257"})) == []
    assert list(part_doubts({"CAT": "CT", "OAN": "F42"})) == []
