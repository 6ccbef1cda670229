"""What is accepted of a gun but has to be read once more."""

import pytest

from leads.hotfiles.things.gun.doubts import gun_doubts

GUN = {"SER": "K369257", "MAK": "SW", "CAL": "38", "TYP": "PR"}


def test_no_doubts_about_a_sound_record() -> None:
    assert list(gun_doubts(GUN)) == list(gun_doubts(GUN | {"SER": "K3692577777", "TYP": "Z"})) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"SER": "K36925777777"}, "11 characters"),
        ({"SER": "K36"}, "short"),
        ({"TYP": "PG"}, "articles"),
        ({"TYP": "AW"}, "none of those in use"),
    ],
)
def test_doubts(values: dict[str, str], said: str) -> None:
    assert said in " ".join(gun_doubts(GUN | values))
